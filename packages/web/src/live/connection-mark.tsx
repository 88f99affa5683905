import classes from './connection-mark.module.css'
import { useLive } from './live.tsx'

const WORDS = { connecting: 'Connecting…', live: 'Live', lost: 'Reconnecting…' }

/** Whether the page hears of calls as they happen. */
export function ConnectionMark() {
  const connection = useLive(live => live.connection)
  return (
    <span className={classes.mark} data-connection={connection} data-testid="connection">
      {WORDS[connection]}
    </span>
  )
}
