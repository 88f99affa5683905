import type { Selectable } from 'kysely'
import type { Tables } from './tables.generated.ts'

export type { Tables } from './tables.generated.ts'

/** A row of a table, with every column. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

export type CallRow = Row<'calls'>
export type CallTextsRow = Row<'call_texts'>
export type VoicemailRow = Row<'voicemails'>
export type MessageRow = Row<'messages'>
export type AgentRow = Row<'agents'>
export type AgentStatusRow = Row<'agent_statuses'>
export type ContactRow = Row<'contacts'>
export type ChangeLogRow = Row<'change_log'>
export type EndpointRow = Row<'webhook_endpoints'>

export type CallStatus = CallRow['status']
/** How a call ended: `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
export type Disposition = NonNullable<CallRow['disposition']>
/** What is published of a call at most once. */
export type Milestone = Row<'call_publications'>['milestones'][number]
/** What an API key may do; none includes another. */
export type Scope = Row<'api_keys'>['scopes'][number]
/** Admins manage the app and its people, managers see all of it, staff see calls. */
export type StaffRole = Row<'staff_roles'>['role']
/** How an app's events are received. */
export type Intake = NonNullable<Row<'dialpad_connections'>['intake']>
/** How a raw event was received. */
export type EventSource = Row<'raw_events'>['source']

export interface TimelineEntry {
  /** ISO 8601. */
  readonly at: string
  readonly event: string
  readonly who: string | null
}

/** A person or group that took part in a call. */
export interface Participant {
  readonly role: 'caller' | 'callee' | 'user' | 'group'
  readonly id: string | null
  readonly name: string | null
  readonly number: string | null
  readonly answered: boolean
  readonly talk_time_ms: number
}
