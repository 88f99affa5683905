import type { CallDetails } from '@trunkline/client'
import { isolate } from '../calls/isolate.ts'
import { formatTimeWithSeconds } from '../calls/moments.ts'
import classes from './call-timeline.module.css'

const EVENT_WORDS: Record<string, string> = {
  rang: 'Ringing',
  queued: 'Queued',
  answered: 'Answered',
  held: 'Put on hold',
  parked: 'Parked',
  resumed: 'Resumed',
  transferred: 'Transferred',
  voicemail: 'Left a voicemail',
  missed: 'Missed',
  no_answer: 'No answer',
  ended: 'Ended',
}

export function CallTimeline({ entries }: { entries: CallDetails['timeline'] }) {
  if (entries.length === 0) return <p className={classes.nothing}>No events yet.</p>
  return (
    <ol className={classes.timeline}>
      {entries.map(({ at, event, who }) => (
        <li key={`${at} ${event} ${who}`} data-event={event} className={classes.entry}>
          <time dateTime={at}>{formatTimeWithSeconds(at)}</time>
          <span>
            {EVENT_WORDS[event] ?? event}
            {who !== null && <span className={classes.who}> · {isolate(who)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
