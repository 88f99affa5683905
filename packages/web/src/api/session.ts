import { request } from './request.ts'

export const SESSION_KEY = ['session'] as const

export type Role = 'admin' | 'manager' | 'staff'

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly second_factor: boolean
  readonly has_pin: boolean
  /** False: they sign in by single sign-on only. */
  readonly has_password: boolean
  /** What was said is open until then; null: it is not. */
  readonly unlocked_until: string | null
}

interface AppName {
  readonly id: string
  readonly name: string
}

/** Signing in was locked after too many failures. */
export interface LockNotice {
  readonly locks: number
  readonly last_at: string
  /** Where the last attempt came from. */
  readonly address: string | null
}

export interface Session {
  readonly signed_in: boolean
  readonly app: AppName | null
  readonly apps: readonly AppName[]
  readonly user: User | null
  /** Null: nothing happened since it was dismissed. */
  readonly notice: LockNotice | null
  readonly environment: 'simulated' | 'sandbox' | 'production'
  readonly simulated: boolean
  /** What the button of single sign-on says; null: there is none. */
  readonly single_sign_on: string | null
}

interface ConnectionStatus {
  readonly app_id: string
  readonly connected: boolean
}

/** Set when somebody signed out: then nobody is signed in by itself, not even over simulated data. */
const SIGNED_OUT = 'trunkline.signed-out'

/** The session; over simulated data a visitor is signed in by itself. */
export async function openSession(signal: AbortSignal): Promise<Session> {
  const session = await request<Session>('/session', { signal })
  if (session.signed_in || !session.simulated || sessionStorage.getItem(SIGNED_OUT) !== null) return session
  return request<Session>('/session', { method: 'POST', body: {}, signal })
}

export function enterDemo(): Promise<Session> {
  sessionStorage.removeItem(SIGNED_OUT)
  return request('/session', { method: 'POST', body: {} })
}

export function readSession(): Promise<Session> {
  return request('/session')
}

/** @returns whether a second factor is asked for now */
export async function signIn(email: string, password: string): Promise<boolean> {
  const answer = await request<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', {
    method: 'POST',
    body: { email, password },
  })
  return answer.twoFactorRedirect === true
}

/** @param code as the authenticator shows it */
export function verifyCode(code: string): Promise<unknown> {
  return request('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } })
}

/** @param code one of those that were shown when the second factor was set up; it is valid once */
export function verifyBackupCode(code: string): Promise<unknown> {
  return request('/api/auth/two-factor/verify-backup-code', { method: 'POST', body: { code } })
}

/** Leads the browser to the house's own sign-in. */
export async function startSingleSignOn(): Promise<void> {
  const { url } = await request<{ url: string }>('/api/auth/sign-in/social', {
    method: 'POST',
    body: { provider: 'oidc', callbackURL: '/' },
  })
  location.assign(url)
}

export async function signOut(): Promise<void> {
  sessionStorage.setItem(SIGNED_OUT, 'yes')
  await request('/session', { method: 'DELETE' })
}

export function dismissNotice(): Promise<void> {
  return request('/session/notice', { method: 'DELETE' })
}

export function chooseApp(id: string): Promise<void> {
  return request('/session/app', { method: 'PUT', body: { app_id: id } })
}

export interface LinkPurpose {
  readonly purpose: 'join' | 'reset'
  readonly app: string
  readonly email: string | null
}

export function readLink(token: string): Promise<LinkPurpose> {
  return request('/session/links/lookup', { method: 'POST', body: { token } })
}

export function spendLink(link: {
  token: string
  password: string
  name?: string
  email?: string
}): Promise<Session> {
  return request('/session/links', { method: 'POST', body: link })
}

/** Redeems a single-use connect link. @returns where the browser goes to approve the connection in Dialpad */
export function spendConnectLink(token: string): Promise<{ url: string }> {
  return request('/auth/dialpad/connect-links', { method: 'POST', body: { token } })
}

export function fetchStatus(signal: AbortSignal): Promise<ConnectionStatus> {
  return request('/status', { signal })
}
