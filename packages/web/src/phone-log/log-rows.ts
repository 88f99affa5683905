import type { Call } from '@trunkline/client'
import { dayOf } from '../calls/moments.ts'

export type LogRow =
  | { readonly kind: 'day'; readonly key: string }
  | { readonly kind: 'call'; readonly key: string; readonly call: Call }

/** The calls with a row before each day's first. */
export function logRows(calls: readonly Call[]): LogRow[] {
  const rows: LogRow[] = []
  let lastDay = ''
  for (const call of calls) {
    const day = dayOf(new Date(call.started_at))
    if (day !== lastDay) rows.push({ kind: 'day', key: day })
    rows.push({ kind: 'call', key: call.id, call })
    lastDay = day
  }
  return rows
}
