import type { ResponseBody } from '@trunkline/client'
import { hub } from './hub.ts'
import type { Role } from './session.ts'

export const STAFF_KEY = ['staff'] as const

type Staff = ResponseBody<'get', '/api/staff'>
export type Colleague = Staff['staff'][number]

export function fetchStaff(signal: AbortSignal): Promise<Staff> {
  return hub.request('get', '/api/staff', { signal })
}

export function invite(role: Role): Promise<{ url: string }> {
  return hub.request('post', '/api/staff/invitations', { body: { role } })
}

export function setRole(userId: string, role: Role): Promise<unknown> {
  return hub.request('patch', '/api/staff/{user_id}', { params: { user_id: userId }, body: { role } })
}

export function removeColleague(userId: string): Promise<unknown> {
  return hub.request('delete', '/api/staff/{user_id}', { params: { user_id: userId } })
}

export function makeResetLink(userId: string): Promise<{ url: string }> {
  return hub.request('post', '/api/staff/{user_id}/reset', { params: { user_id: userId } })
}

export function endLock(userId: string): Promise<unknown> {
  return hub.request('delete', '/api/staff/{user_id}/lock', { params: { user_id: userId } })
}

/** @param password of people who have one; others must have signed in minutes ago */
export function choosePin(pin: string, password: string | undefined): Promise<unknown> {
  const body = password === undefined ? { pin } : { pin, password }
  return hub.request('put', '/api/staff/me/pin', { body })
}

export function unlock(pin: string): Promise<ResponseBody<'post', '/api/staff/me/unlock'>> {
  return hub.request('post', '/api/staff/me/unlock', { body: { pin } })
}
