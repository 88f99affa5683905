import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import type { CallDetails } from '@trunkline/client'
import type { ReactNode } from 'react'
import { CallDuration } from '../calls/call-duration.tsx'
import { formatDateAndTime } from '../calls/moments.ts'
import { departmentName, nameOf, otherParty, ownParty, type Party, userName } from '../calls/parties.ts'
import { StatusIcon } from '../calls/status-icon.tsx'
import { statusWord } from '../calls/status-word.ts'
import classes from './call-events.module.css'
import { CallLegs } from './call-legs.tsx'
import { CallTimeline } from './call-timeline.tsx'
import { ProtectedContent } from './protected-content.tsx'

export function CallEvents({ call }: { call: CallDetails }) {
  return (
    <article className={classes.story} data-status={call.status} data-call-status={call.status}>
      <Heading call={call} />
      <Facts call={call} />
      <ProtectedContent call={call} />
      <Recap call={call} />
      <Section title="Timeline">
        <CallTimeline entries={call.timeline} />
      </Section>
      {call.legs.length > 0 && (
        <Section title="Legs">
          <CallLegs legs={call.legs} />
        </Section>
      )}
    </article>
  )
}

function Heading({ call }: { call: CallDetails }) {
  const party = otherParty(call)
  const name = nameOf(party)
  const isInbound = call.direction === 'inbound'
  const Arrow = isInbound ? IconArrowDownLeft : IconArrowUpRight
  return (
    <header className={classes.heading}>
      <h2 className={classes.name}>{name}</h2>
      {party.organization !== null && party.organization !== name && (
        <p className={classes.organization}>{party.organization}</p>
      )}
      <p className={classes.state}>
        <span className={classes.status}>
          <StatusIcon call={call} />
          {statusWord(call)}
        </span>
        <span className={classes.direction}>
          <Arrow aria-hidden size={16} stroke={1.8} />
          {isInbound ? 'Inbound' : 'Outbound'}
        </span>
        <span className={classes.duration}>
          <CallDuration call={call} />
        </span>
      </p>
    </header>
  )
}

function Facts({ call }: { call: CallDetails }) {
  const other = otherParty(call)
  const own = ownParty(call)
  const isInbound = call.direction === 'inbound'
  return (
    <dl className={classes.facts}>
      <Fact name="From">
        <PartyFact party={isInbound ? other : own} />
      </Fact>
      <Fact name="To">
        <PartyFact party={isInbound ? own : other} />
      </Fact>
      <Fact name="Department">{departmentName(call)}</Fact>
      <Fact name="Answered by">{call.answered_at === null ? null : userName(call)}</Fact>
      <Fact name="Started">{formatDateAndTime(call.started_at)}</Fact>
      <Fact name="Answered">{call.answered_at && formatDateAndTime(call.answered_at)}</Fact>
      <Fact name="Ended">{call.ended_at && formatDateAndTime(call.ended_at)}</Fact>
      <Fact name="Recording">{call.was_recorded ? 'Recorded' : 'Not recorded'}</Fact>
      {call.voicemail !== null && <Fact name="Voicemail">Message left</Fact>}
      <Fact name="Call quality (MOS)">
        {call.mos_score === null ? null : `${call.mos_score.toFixed(1)} / 5`}
      </Fact>
      <Fact name="Dialpad call ID">{call.call_id}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function PartyFact({ party }: { party: Party }) {
  const name = nameOf(party)
  return (
    <>
      {name}
      {party.number !== null && party.number !== name && (
        <span className={classes.number}>{party.number}</span>
      )}
    </>
  )
}

/** The AI recap of the conversation. It needs the PIN, as the transcript does. */
function Recap({ call: { recap } }: { call: CallDetails }) {
  if (!recap) return null
  const { summary, outcome, purposes, action_items: actions } = recap
  return (
    <Section title="Recap">
      <div className={classes.recap}>
        {summary !== null && <p>{summary}</p>}
        {outcome !== null && <p>Outcome: {outcome}</p>}
        {purposes.length > 0 && <p>Purpose: {purposes.join(', ')}</p>}
        {actions.length > 0 && (
          <>
            <p>Action items:</p>
            <ul>
              {actions.map(action => (
                <li key={action}>{action}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={classes.sectionTitle}>{title}</h3>
      {children}
    </section>
  )
}
