import type { Call, CallDetails } from '../calls/call.ts'
import { request } from './request.ts'

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
  readonly where: Readonly<Record<string, string>>
  readonly limit: number
  readonly offset: number
  readonly signal: AbortSignal
}

export function fetchCalls({ where, limit, offset, signal }: PageOptions): Promise<CallPage> {
  const query = new URLSearchParams({ ...where, limit: String(limit), offset: String(offset) })
  return ask(`/api/calls?${query}`, signal)
}

export function fetchActiveCalls(signal: AbortSignal): Promise<Asked<{ readonly calls: readonly Call[] }>> {
  return ask('/api/calls/active', signal)
}

export function fetchCallDetails(id: string, signal: AbortSignal): Promise<Asked<CallDetails>> {
  return ask(`/api/calls/${encodeURIComponent(id)}`, signal)
}

async function ask<Answer extends object>(path: string, signal: AbortSignal): Promise<Asked<Answer>> {
  const requestedAt = performance.now()
  return { ...(await request<Answer>(path, { signal })), requestedAt }
}
