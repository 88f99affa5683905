import { type EventOrigin, type SignedToken, verifyToken } from '@trunkline/dialpad'
import type { AppDirectory } from './known-apps.ts'

/** Who sent an event: an app's own webhook, or one of the company's that all apps share. */
export type Sent = { readonly by: 'app'; readonly appId: string } | { readonly by: 'shared' }

/**
 * Who signed a token; null when nobody did that the hub knows.
 *
 * @param appId the app that the address names, when it names one
 */
export function findSigner(
  { senders, appIds }: AppDirectory,
  sharedSecret: string | null,
  token: SignedToken,
  appId: string | null,
): Sent | null {
  const isAsked = (candidate: string) => appId === null || candidate === appId
  const sender = senders.find(
    one => isAsked(one.appId) && one.secrets.some(secret => verifyToken(token, secret)),
  )
  if (sender !== undefined) return { by: 'app', appId: sender.appId }
  if (sharedSecret === null || !verifyToken(token, sharedSecret)) return null
  if (appId === null) return { by: 'shared' }
  return appIds.has(appId) ? { by: 'app', appId } : null
}

/** Whether an app's events may come unsigned: only while its webhook has no secret to sign with. */
export function mayBeUnsigned({ senders }: AppDirectory, appId: string): boolean {
  return senders.some(sender => sender.appId === appId && sender.secrets.length === 0)
}

/**
 * Which app an event on a shared address belongs to: the one with its office, else the only one of its
 * company, else the only one there is. Null: it names no app, or another's company or office.
 */
export function placeEvent(directory: AppDirectory, { companyId, officeIds }: EventOrigin): string | null {
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
