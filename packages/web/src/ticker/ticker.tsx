import { IconPhone } from '@tabler/icons-react'
import { StatusIcon } from '../calls/status-icon.tsx'
import { useNow } from '../calls/use-now.ts'
import { useLive } from '../live/live.tsx'
import { useOngoingCalls } from '../live/use-ongoing-calls.ts'
import { headline, headlineCall, quietLine } from './headline.ts'
import classes from './ticker.module.css'

/** What happens on the phones, in one line, read aloud by screen readers. */
export function Ticker() {
  const ongoing = useOngoingCalls()
  const latest = useLive(live => live.latest)
  // Sees to it that old news go; new ones come at once by themselves.
  useNow(5000)
  const call = headlineCall({
    ongoing,
    latest: latest && { call: latest.call, msAgo: performance.now() - latest.at },
    now: Date.now(),
  })
  return (
    <div role="status" aria-live="polite" data-testid="ticker" className={classes.ticker}>
      {call === null ? (
        <span className={classes.quiet}>
          <IconPhone aria-hidden size={18} stroke={1.6} />
          <span className={classes.text}>{quietLine(ongoing)}</span>
        </span>
      ) : (
        <span key={call.id + call.status} className={classes.news} data-call-status={call.status}>
          <StatusIcon call={call} />
          <span className={classes.text}>{headline(call)}</span>
        </span>
      )}
    </div>
  )
}
