import type { Call, CallDetails, CallFilter } from '@trunkline/client'
import { hub } from './hub.ts'

/** An answer, and when it was asked for: it tells of all that happened before, maybe of nothing after. */
export type Asked<Answer> = Answer & { readonly requestedAt: number }

export type CallPage = Asked<{
  readonly calls: readonly Call[]
  readonly total: number
  readonly offset: number
}>

export const CALLS_KEY = ['calls'] as const
export const CALL_DETAILS_KEY = [...CALLS_KEY, 'details'] as const

interface PageOptions {
  readonly where: CallFilter
  readonly limit: number
  readonly offset: number
  readonly signal: AbortSignal
}

export function fetchCalls({ where, limit, offset, signal }: PageOptions): Promise<CallPage> {
  return asked(hub.calls.list({ ...where, limit, offset }, { signal }))
}

export function fetchActiveCalls(signal: AbortSignal): Promise<Asked<{ readonly calls: readonly Call[] }>> {
  return asked(hub.request('get', '/api/calls/active', { signal }))
}

export function fetchCallDetails(id: string, signal: AbortSignal): Promise<Asked<CallDetails>> {
  return asked(hub.calls.get(id, { signal }))
}

/** What was said in a call, and where to listen to it. It needs the PIN. */
export interface WhatWasSaid {
  readonly transcript: string | null
  readonly recording_url: string | null
}

export async function fetchWhatWasSaid(id: string, signal: AbortSignal): Promise<WhatWasSaid> {
  const options = { params: { id }, signal }
  const [{ transcript }, { recording_url }] = await Promise.all([
    hub.request('get', '/api/v1/phone-log/{id}/transcript', options),
    hub.request('get', '/api/v1/phone-log/{id}/recording', options),
  ])
  return { transcript, recording_url }
}

/** @param answer of a request that is being sent now */
async function asked<Answer extends object>(answer: Promise<Answer>): Promise<Asked<Answer>> {
  const requestedAt = performance.now()
  return { ...(await answer), requestedAt }
}
