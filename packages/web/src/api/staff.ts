import type { ResponseBody } from '@trunkline/client'
import { hub } from './hub.ts'
import type { Role } from './session.ts'

export const STAFF_KEY = ['staff'] as const

export type Colleague = ResponseBody<'get', '/api/v1/staff'>['data'][number]
/** More people than an app has. */
const MOST_PEOPLE = 500

export async function fetchStaff(signal: AbortSignal): Promise<readonly Colleague[]> {
  return (await hub.request('get', '/api/v1/staff', { query: { limit: MOST_PEOPLE }, signal })).data
}

export function invite(role: Role): Promise<{ url: string }> {
  return hub.request('post', '/api/v1/staff/invitations', { body: { role } })
}

export function setRole(userId: string, role: Role): Promise<unknown> {
  return hub.request('patch', '/api/v1/staff/{user_id}', { params: { user_id: userId }, body: { role } })
}

export function removeColleague(userId: string): Promise<unknown> {
  return hub.request('delete', '/api/v1/staff/{user_id}', { params: { user_id: userId } })
}

export function makeResetLink(userId: string): Promise<{ url: string }> {
  return hub.request('post', '/api/v1/staff/{user_id}/reset', { params: { user_id: userId } })
}

export function endLock(userId: string): Promise<unknown> {
  return hub.request('delete', '/api/v1/staff/{user_id}/lock', { params: { user_id: userId } })
}

/** @param password of people who have one; others must have signed in minutes ago */
export function choosePin(pin: string, password: string | undefined): Promise<unknown> {
  const body = password === undefined ? { pin } : { pin, password }
  return hub.request('put', '/api/v1/staff/me/pin', { body })
}

export function unlock(pin: string): Promise<ResponseBody<'post', '/api/v1/staff/me/unlock'>> {
  return hub.request('post', '/api/v1/staff/me/unlock', { body: { pin } })
}
