import type { RequestBody, ResponseBody, Status } from '@trunkline/client'
import { hub } from './hub.ts'

export const SESSION_KEY = ['session'] as const

export type Session = ResponseBody<'get', '/session'>
export type User = NonNullable<Session['user']>
export type Role = User['role']
export type LockNotice = NonNullable<Session['notice']>
export type LinkPurpose = ResponseBody<'post', '/session/links/lookup'>

/** Set when somebody signed out: then nobody is signed in by itself, not even over simulated data. */
const SIGNED_OUT = 'trunkline.signed-out'

/** The session; over simulated data a visitor is signed in by itself. */
export async function openSession(signal: AbortSignal): Promise<Session> {
  const session = await hub.request('get', '/session', { signal })
  if (session.signed_in || !session.simulated || sessionStorage.getItem(SIGNED_OUT) !== null) return session
  return hub.request('post', '/session', { signal })
}

export function enterDemo(): Promise<Session> {
  sessionStorage.removeItem(SIGNED_OUT)
  return hub.request('post', '/session')
}

export function readSession(): Promise<Session> {
  return hub.request('get', '/session')
}

/** @returns whether a second factor is asked for now */
export async function signIn(email: string, password: string): Promise<boolean> {
  const path = '/api/auth/sign-in/email'
  const body = { email, password }
  const answer = await hub.request.untyped<{ twoFactorRedirect?: boolean }>('post', path, { body })
  return answer.twoFactorRedirect === true
}

/** @param code as the authenticator shows it */
export function verifyCode(code: string): Promise<unknown> {
  return hub.request.untyped('post', '/api/auth/two-factor/verify-totp', { body: { code } })
}

/** @param code one of those that were shown when the second factor was set up; it is valid once */
export function verifyBackupCode(code: string): Promise<unknown> {
  return hub.request.untyped('post', '/api/auth/two-factor/verify-backup-code', { body: { code } })
}

/** Leads the browser to the house's own sign-in. */
export async function startSingleSignOn(): Promise<void> {
  const body = { provider: 'oidc', callbackURL: '/' }
  const { url } = await hub.request.untyped<{ url: string }>('post', '/api/auth/sign-in/social', { body })
  location.assign(url)
}

/** @returns what an authenticator wants to know: otpauth://… */
export function beginSecondFactor(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
  return hub.request.untyped('post', '/api/auth/two-factor/enable', { body: { password } })
}

export async function signOut(): Promise<void> {
  sessionStorage.setItem(SIGNED_OUT, 'yes')
  await hub.request('delete', '/session')
}

export function dismissNotice(): Promise<unknown> {
  return hub.request('delete', '/session/notice')
}

export function chooseApp(id: string): Promise<unknown> {
  return hub.request('put', '/session/app', { body: { app_id: id } })
}

export function readLink(token: string): Promise<LinkPurpose> {
  return hub.request('post', '/session/links/lookup', { body: { token } })
}

export function spendLink(link: RequestBody<'post', '/session/links'>): Promise<Session> {
  return hub.request('post', '/session/links', { body: link })
}

/** Redeems a single-use connect link. @returns where the browser goes to approve the connection in Dialpad */
export function spendConnectLink(token: string): Promise<{ url: string }> {
  return hub.request('post', '/auth/dialpad/connect-links', { body: { token } })
}

export function fetchStatus(signal: AbortSignal): Promise<Status> {
  return hub.status({ signal })
}
