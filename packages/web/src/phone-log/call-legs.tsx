import type { CallDetails } from '@trunkline/client'
import { formatDuration } from '../calls/duration.ts'
import { isolate } from '../calls/isolate.ts'
import { formatTimeWithSeconds } from '../calls/moments.ts'
import classes from './call-legs.module.css'

export function CallLegs({ legs }: { legs: CallDetails['legs'] }) {
  return (
    <table className={classes.legs}>
      <thead>
        <tr>
          <th scope="col">Target</th>
          <th scope="col">Last state</th>
          <th scope="col">Started</th>
          <th scope="col">Talk time</th>
        </tr>
      </thead>
      <tbody>
        {legs.map(({ call_id, target, state, started_at, talk_time_ms }) => (
          <tr key={call_id} title={`Dialpad call ${call_id}`}>
            <td>
              {target?.name ? isolate(target.name) : '–'}
              {target?.type && <span className={classes.kind}>{wordsOf(target.type)}</span>}
            </td>
            <td>{state === null ? '–' : wordsOf(state)}</td>
            <td>{started_at === null ? '–' : formatTimeWithSeconds(started_at)}</td>
            <td>{talk_time_ms ? formatDuration(talk_time_ms) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Dialpad's own terms, readable: call_center, or callcenter, stay what they are. */
function wordsOf(term: string): string {
  return term.replaceAll('_', ' ')
}
