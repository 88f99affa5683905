import { type EventOrigin, type SignedToken, verifyToken } from '@trunkline/dialpad'
import type { AppDirectory } from './app-cache.ts'

/** Who sent an event: an app's own webhook, or one of the company's that all apps share. */
export type Sent = { readonly by: 'app'; readonly appId: string } | { readonly by: 'shared' }

/** Whether a secret signed what was sent. */
type SignedBy = (secret: string) => boolean

/** Tries each secret on a token once, however often it is asked about: a token may have megabytes. */
export function rememberSecrets(token: SignedToken): SignedBy {
  const tried = new Map<string, boolean>()
  return secret => {
    const known = tried.get(secret) ?? verifyToken(token, secret)
    tried.set(secret, known)
    return known
  }
}

/**
 * Who signed a token; null when nobody did that the hub knows.
 *
 * @param appId the app that the address names, when it names one: then only its secrets are tried
 */
export function findSigner(
  { senders, appIds }: AppDirectory,
  sharedSecret: string | null,
  signedBy: SignedBy,
  appId: string | null,
): Sent | null {
  // On the address that all share, most are signed with the secret that all share.
  if (appId === null && sharedSecret !== null && signedBy(sharedSecret)) return { by: 'shared' }
  const isAsked = (candidate: string) => appId === null || candidate === appId
  const sender = senders.find(one => isAsked(one.appId) && one.secrets.some(signedBy))
  if (sender !== undefined) return { by: 'app', appId: sender.appId }
  if (appId === null || !appIds.has(appId)) return null
  return sharedSecret !== null && signedBy(sharedSecret) ? { by: 'app', appId } : null
}

/**
 * Whether an app's events may come unsigned: only while its webhook has no secret to sign with.
 *
 * @param appId null: those of any app
 */
export function mayBeUnsigned({ senders }: AppDirectory, appId: string | null): boolean {
  return senders.some(sender => (appId === null || sender.appId === appId) && sender.secrets.length === 0)
}

/**
 * Which app an event on a shared address belongs to: the one with its office, else the only one of its
 * company, else the only one there is. Null: it names no app, or another's company or office.
 */
export function assignApp(directory: AppDirectory, { companyId, officeIds }: EventOrigin): string | null {
  const { appIds, appsOfCompany, appOfOffice } = directory
  const byOffice = new Set(officeIds.map(id => appOfOffice.get(id)).filter(app => app !== undefined))
  if (byOffice.size > 0) return onlyOne(byOffice)
  if (companyId !== null && appsOfCompany.size > 0) return onlyOne(new Set(appsOfCompany.get(companyId)))
  return onlyOne(appIds)
}

function onlyOne(apps: ReadonlySet<string>): string | null {
  const [app] = apps
  return apps.size === 1 ? (app ?? null) : null
}
