import type { Call, CallDetails, CallFilter } from '@trunkline/client'
import { hub } from './hub.ts'

/** An answer, and when it was asked for: it includes all that happened before, and maybe nothing after. */
export type Asked<Answer> = Answer & { readonly requestedAt: number }

export type CallPage = Asked<{
  readonly calls: readonly Call[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}>

export const CALLS_KEY = ['calls'] as const
export const CALL_DETAILS_KEY = [...CALLS_KEY, 'details'] as const

interface PageOptions {
  readonly where: CallFilter
  readonly limit: number
  /** Undefined: the first page. */
  readonly cursor: string | undefined
  readonly signal: AbortSignal
}

export function fetchCalls({ where, limit, cursor, signal }: PageOptions): Promise<CallPage> {
  const place = cursor === undefined ? {} : { cursor }
  return asked(
    hub.calls
      .list({ ...where, limit, ...place }, { signal })
      .then(({ data, next_cursor }) => ({ calls: data, nextCursor: next_cursor })),
  )
}

export function fetchActiveCalls(signal: AbortSignal): Promise<Asked<{ readonly calls: readonly Call[] }>> {
  return asked(hub.calls.active({ signal }).then(calls => ({ calls })))
}

export function fetchCallDetails(id: string, signal: AbortSignal): Promise<Asked<CallDetails>> {
  return asked(hub.calls.get(id, { signal }))
}

/** What was said in a call, and where to listen to it. It needs the PIN. */
export interface ProtectedContent {
  readonly transcript: string | null
  readonly recording_url: string | null
}

export async function fetchWhatWasSaid(id: string, signal: AbortSignal): Promise<ProtectedContent> {
  const [{ transcript }, { recording_url }] = await Promise.all([
    hub.calls.transcript(id, { signal }),
    hub.calls.recording(id, { signal }),
  ])
  return { transcript, recording_url }
}

/** @param answer of a request that is being sent now */
async function asked<Answer extends object>(answer: Promise<Answer>): Promise<Asked<Answer>> {
  const requestedAt = performance.now()
  return { ...(await answer), requestedAt }
}
