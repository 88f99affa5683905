import type { Call } from '@trunkline/client'
import { isOngoing } from './call.ts'
import { formatDuration } from './duration.ts'
import { useNow } from './use-now.ts'

/** How long a call was, or how long it goes on by now: since it was answered, or since it rings. */
export function CallDuration({ call }: { call: Call }) {
  if (isOngoing(call)) return <Ticking since={call.answered_at ?? call.started_at} />
  return call.answered_at === null || call.duration_ms === null ? (
    <span aria-hidden>–</span>
  ) : (
    <span>{formatDuration(call.duration_ms)}</span>
  )
}

function Ticking({ since }: { since: string }) {
  const now = useNow(1000)
  return <span>{formatDuration(now - Date.parse(since))}</span>
}
