import { ScrollArea } from '@mantine/core'
import type { Call } from '@trunkline/client'
import { CallDuration } from '../calls/call-duration.tsx'
import { nameOf, otherParty, staffName } from '../calls/parties.ts'
import { StatusIcon } from '../calls/status-icon.tsx'
import { statusWord } from '../calls/status-word.ts'
import { useOngoingCalls } from '../live/use-ongoing-calls.ts'
import classes from './ongoing-calls.module.css'

/** More cards than a person looks at; the log has all of them. */
const MOST_CARDS = 30

type Open = (id: string) => void

/** One line at all times, so that the log beneath does not jump when a call comes or goes. */
export function OngoingCalls({ onOpen }: { onOpen: Open }) {
  const calls = useOngoingCalls()
  return (
    <section className={classes.strip} aria-label="Active calls" data-testid="ongoing-calls">
      <h2 className={classes.title}>
        Active calls <span className={classes.count}>{calls.length}</span>
      </h2>
      <ScrollArea type="auto" scrollbarSize={6} className={classes.scroller}>
        <ul className={classes.list}>
          {calls.slice(0, MOST_CARDS).map(call => (
            <OngoingCall key={call.id} call={call} onOpen={onOpen} />
          ))}
          {calls.length > MOST_CARDS && (
            <li className={classes.more}>and {calls.length - MOST_CARDS} more</li>
          )}
          {calls.length === 0 && <li className={classes.nobody}>No active calls</li>}
        </ul>
      </ScrollArea>
    </section>
  )
}

function OngoingCall({ call, onOpen }: { call: Call; onOpen: Open }) {
  const isInbound = call.direction === 'inbound'
  return (
    <li className={classes.item}>
      <button
        type="button"
        className={classes.call}
        data-call-status={call.status}
        onClick={() => onOpen(call.id)}
      >
        <StatusIcon call={call} size={20} />
        <span className={classes.who}>
          <span className={classes.name}>{nameOf(otherParty(call))}</span>
          <span className={classes.with}>
            {statusWord(call)} {staffName(call) !== null && `${isInbound ? '→' : '←'} ${staffName(call)}`}
          </span>
        </span>
        <span className={classes.time}>
          <CallDuration call={call} />
        </span>
      </button>
    </li>
  )
}
