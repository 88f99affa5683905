import { request } from './request.ts'
import type { Role } from './session.ts'

export const STAFF_KEY = ['staff'] as const

export interface Colleague {
  readonly user_id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly second_factor: boolean
  readonly last_seen_at: string | null
  /** Too many failures to sign in; null: none of late. */
  readonly locked_until: string | null
}

export function fetchStaff(signal: AbortSignal): Promise<{ staff: readonly Colleague[] }> {
  return request('/api/staff', { signal })
}

export function invite(role: Role): Promise<{ url: string; expires_at: string }> {
  return request('/api/staff/invitations', { method: 'POST', body: { role } })
}

export function setRole(userId: string, role: Role): Promise<void> {
  return request(`/api/staff/${encodeURIComponent(userId)}`, { method: 'PATCH', body: { role } })
}

export function removeColleague(userId: string): Promise<void> {
  return request(`/api/staff/${encodeURIComponent(userId)}`, { method: 'DELETE' })
}

export function makeResetLink(userId: string): Promise<{ url: string }> {
  return request(`/api/staff/${encodeURIComponent(userId)}/reset`, { method: 'POST' })
}

/** @param password of people who have one; others must have signed in minutes ago */
export function endLock(userId: string): Promise<void> {
  return request(`/api/staff/${encodeURIComponent(userId)}/lock`, { method: 'DELETE' })
}

export function choosePin(pin: string, password: string | undefined): Promise<void> {
  return request('/api/staff/me/pin', { method: 'PUT', body: { pin, password } })
}

export function unlock(pin: string): Promise<{ unlocked_until: string }> {
  return request('/api/staff/me/unlock', { method: 'POST', body: { pin } })
}

/** @returns what an authenticator wants to know: otpauth://… */
export function beginSecondFactor(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
  return request('/api/auth/two-factor/enable', { method: 'POST', body: { password } })
}
