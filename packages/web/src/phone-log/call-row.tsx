import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import type { Call } from '@trunkline/client'
import { type CSSProperties, memo } from 'react'
import { CallDuration } from '../calls/call-duration.tsx'
import { formatDateAndTime, formatTime } from '../calls/moments.ts'
import { departmentName, nameOf, otherParty, userName } from '../calls/parties.ts'
import { StatusIcon } from '../calls/status-icon.tsx'
import { statusWord } from '../calls/status-word.ts'
import classes from './call-row.module.css'

interface CallRowProps {
  readonly call: Call
  readonly isOpen: boolean
  readonly onOpen: (id: string) => void
  readonly style: CSSProperties
}

function CallRowOf({ call, isOpen, onOpen, style }: CallRowProps) {
  return (
    <tr
      className={classes.row}
      style={style}
      tabIndex={0}
      data-testid="call-row"
      data-call-id={call.id}
      data-status={call.status}
      data-call-status={call.status}
      data-open={isOpen || undefined}
      onClick={() => onOpen(call.id)}
      onKeyDown={event => {
        if (event.key === 'Enter') onOpen(call.id)
      }}
    >
      <td className={classes.status}>
        <StatusIcon call={call} />
        <span>{statusWord(call)}</span>
      </td>
      <td className={classes.direction}>
        <DirectionMark direction={call.direction} />
      </td>
      <td className={classes.party}>
        <PartyLines call={call} />
      </td>
      <td className={classes.with}>
        <StaffLines call={call} />
      </td>
      <td className={classes.time}>
        <time dateTime={call.started_at} title={formatDateAndTime(call.started_at)}>
          {formatTime(call.started_at)}
        </time>
      </td>
      <td className={classes.duration}>
        <CallDuration call={call} />
      </td>
    </tr>
  )
}

/** The log is told of every event; only rows that it concerns are drawn anew. */
export const CallRow = memo(
  CallRowOf,
  (before, after) =>
    before.call === after.call &&
    before.isOpen === after.isOpen &&
    before.onOpen === after.onOpen &&
    before.style.transform === after.style.transform &&
    before.style.height === after.style.height,
)

function DirectionMark({ direction }: { direction: Call['direction'] }) {
  const Arrow = direction === 'inbound' ? IconArrowDownLeft : IconArrowUpRight
  return (
    <>
      <Arrow aria-hidden size={16} stroke={1.8} />
      <span>{direction === 'inbound' ? 'Inbound' : 'Outbound'}</span>
    </>
  )
}

function PartyLines({ call }: { call: Call }) {
  const party = otherParty(call)
  const name = nameOf(party)
  const organization = party.organization === name ? null : party.organization
  const number = party.number === name ? null : party.number
  return (
    <>
      <span className={classes.name}>{name}</span>
      {(organization ?? number) !== null && (
        <span className={classes.beneath}>
          {organization !== null && <span className={classes.organization}>{organization}</span>}
          {number !== null && <span className={classes.number}>{number}</span>}
        </span>
      )}
    </>
  )
}

function StaffLines({ call }: { call: Call }) {
  const [first, second] = [userName(call), departmentName(call)].filter(line => line !== null)
  return (
    <>
      <span className={classes.staff}>{first ?? '–'}</span>
      {second !== undefined && <span className={classes.department}>{second}</span>}
    </>
  )
}
