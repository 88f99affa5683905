import type { ColumnType, Generated, Selectable } from 'kysely'

/** A bigint travels as a string of digits: Dialpad's ids may exceed what a number holds. */
type BigInteger = string
/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>

export type CallStatus = 'ringing' | 'active' | 'held' | 'ended' | 'missed' | 'voicemail'
/** How a call ended: `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
export type Disposition = 'answered' | 'no_answer' | 'missed' | 'voicemail'

/** What is published of a call at most once. */
export type Milestone = 'ring' | 'started' | 'ended' | 'missed' | 'voicemail'

/** Read what is known; act on calls and send in events; manage the app itself. None includes another. */
export type Scope = 'read' | 'write' | 'content' | 'admin'

/** Admins manage the app and its people, managers see all of it, staff see calls. */
export type StaffRole = 'admin' | 'manager' | 'staff'

/** How an app's events come in. */
export type Intake = 'webhook' | 'websocket' | 'both' | 'none'

export interface TimelineEntry {
  /** ISO 8601. */
  readonly at: string
  readonly event: string
  readonly who: string | null
}

/** Somebody, or some group, that had part in a call. */
export interface Participant {
  readonly role: 'caller' | 'callee' | 'user' | 'group'
  readonly id: string | null
  readonly name: string | null
  readonly number: string | null
  readonly answered: boolean
  readonly talk_time_ms: number
}

export interface Tables {
  apps: {
    id: Generated<string>
    name: string
    active: Generated<boolean>
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  api_keys: {
    id: Generated<string>
    app_id: string
    name: Generated<string>
    scopes: Generated<Scope[]>
    key_hash: Buffer
    hint: string | null
    created_at: Generated<Date>
    expires_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
  }
  audit_log: {
    id: Generated<BigInteger>
    at: Generated<Date>
    app_id: string | null
    actor: string
    action: string
    subject: string | null
    outcome: Generated<string>
    address: string | null
    details: Json<unknown> | null
  }
  staff_users: {
    id: string
    name: string
    email: string
    email_verified: boolean
    two_factor_enabled: boolean | null
  }
  staff_sessions: { id: string; token: string; user_id: string; updated_at: Date }
  staff_roles: { user_id: string; app_id: string; role: StaffRole; created_at: Generated<Date> }
  staff_links: {
    token_hash: Buffer
    purpose: 'join' | 'reset'
    app_id: string
    role: StaffRole | null
    email: string | null
    user_id: string | null
    /** Made at a hub's start, for an app without an administrator. */
    first_admin: Generated<boolean>
    expires_at: Date
    created_at: Generated<Date>
  }
  connect_links: { token_hash: Buffer; app_id: string; expires_at: Date }
  staff_pins: {
    user_id: string
    pin_hash: string
    failures: Generated<number>
    locked_until: Date | null
    updated_at: Generated<Date>
  }
  staff_unlocks: { session_id: string; until: Date }
  staff_devices: { token_hash: Buffer; user_id: string; seen_at: Generated<Date> }
  staff_lock_notices: {
    user_id: string
    locks: Generated<number>
    first_at: Generated<Date>
    last_at: Generated<Date>
    address: string | null
  }
  sign_in_failures: {
    account: Buffer
    /** Empty: any that the person has not signed in on. */
    device: Buffer
    failures: number
    blocked_until: Date
    updated_at: Generated<Date>
  }
  oauth_states: {
    state_hash: Buffer
    app_id: string
    browser_hash: Buffer
    code_verifier: Buffer
    return_to: string | null
    expires_at: Date
  }
  dialpad_connections: {
    app_id: string
    environment: string
    dialpad_org_id: BigInteger
    method: Generated<'oauth' | 'api_key'>
    intake: Intake | null
    access_token: Buffer | null
    refresh_token: Buffer | null
    token_expires_at: Date | null
    status: 'connected' | 'expired'
    connected_at: Date
    updated_at: Generated<Date>
  }
  dialpad_webhooks: {
    app_id: string
    webhook_id: BigInteger
    hook_url: string
    secret: Buffer | null
    previous_secret: Buffer | null
    previous_secret_until: Date | null
    created_at: Generated<Date>
  }
  dialpad_websockets: {
    app_id: string
    websocket_id: BigInteger
    secret: Buffer
    created_at: Generated<Date>
  }
  idempotency_keys: {
    app_id: string
    key: string
    request_hash: Buffer
    status: number | null
    answer: Json<unknown> | null
    created_at: Generated<Date>
  }
  webhook_endpoints: EndpointsTable
  webhook_deliveries: {
    id: Generated<string>
    app_id: string
    endpoint_id: string
    seq: BigInteger
    type: string
    subject: string
    status: Generated<'pending' | 'delivered' | 'failed'>
    attempts: Generated<number>
    next_attempt_at: Generated<Date>
    created_at: Generated<Date>
    delivered_at: Date | null
  }
  webhook_attempts: {
    id: Generated<BigInteger>
    app_id: string
    delivery_id: string
    at: Generated<Date>
    status: number | null
    error: string | null
    took_ms: number
  }
  live_tickets: {
    token_hash: Buffer
    app_id: string
    content: boolean
    key_id: string | null
    session_id: string | null
    role: StaffRole | null
    expires_at: Date
  }
  webhook_events: {
    id: Generated<BigInteger>
    app_id: string | null
    source: 'webhook' | 'pull'
    kind: string
    event_type: string | null
    dialpad_event_id: string | null
    payload: string
    received_at: Generated<Date>
  }
  app_offices: { office_id: BigInteger; app_id: string }
  unplaced_events: { event_id: BigInteger; received_at: Date }
  event_fingerprints: {
    fingerprint: Buffer
    event_id: BigInteger
    repeats: Generated<number>
    received_at: Generated<Date>
  }
  feed_identity: { is_only: Generated<boolean>; feed_id: string; written_in: string }
  pending_events: {
    event_id: BigInteger
    received_at: Date
    attempts: Generated<number>
    next_attempt_at: Generated<Date>
    error: string | null
    reason: string | null
  }
  calls: CallsTable
  /** `disposition` is '' while a call is in progress: it is part of the key. */
  call_counts: { app_id: string; direction: string; status: string; disposition: string; count: BigInteger }
  call_publications: {
    app_id: string
    leg_id: BigInteger
    milestones: Milestone[]
    miss_due_at: Date | null
    missed_at: Date | null
  }
  call_legs: {
    app_id: string
    leg_id: BigInteger
    leg_uuid: string
    call_uuid: string
    knowledge: Json<unknown>
  }
  contacts: {
    app_id: string
    contact_id: string
    type: string | null
    display_name: string | null
    company_name: string | null
    job_title: string | null
    phones: string[]
    emails: string[]
    deleted: boolean
    last_event_id: BigInteger
  }
  voicemails: VoicemailsTable
  messages: MessagesTable
  agent_statuses: AgentStatusesTable
  change_log: ChangeLogTable
  feed_heads: { app_id: string; last_seq: BigInteger }
  feed: {
    app_id: string
    seq: BigInteger
    type: string
    subject_id: string | null
    payload: Json<unknown>
    created_at: Generated<Date>
  }
}

interface CallsTable {
  /** Derived from the app and the first leg, so that the same events always give the same id. */
  id: string
  app_id: string
  /** The first leg's. */
  call_id: BigInteger
  direction: 'inbound' | 'outbound'
  status: CallStatus
  /** Null while it is in progress. */
  disposition: Disposition | null
  /** As Dialpad wrote them; may be "blocked" or an extension. */
  external_number: string | null
  internal_number: string | null
  external_e164: string | null
  contact_id: string | null
  contact_name: string | null
  /** The office, department or call center that was called, and which of them it is. */
  department: string | null
  department_type: string | null
  /** Who spoke last or, while nobody has, who is being rung. */
  user_id: BigInteger | null
  user_name: string | null
  user_email: string | null
  started_at: Date
  rang_at: Date | null
  answered_at: Date | null
  ended_at: Date | null
  talk_time_ms: BigInteger | null
  was_recorded: boolean
  recording_url: string | null
  voicemail_url: string | null
  voicemail_transcript: string | null
  voicemail_duration_seconds: number | null
  recap_summary: string | null
  mos_score: number | null
  /** More events may still change what is known. */
  provisional: boolean
  timeline: Json<TimelineEntry[]>
  master_call_id: BigInteger | null
  entry_point_call_id: BigInteger | null
  is_internal: boolean
  is_transferred: boolean
  hold_time_ms: BigInteger | null
  total_duration_ms: BigInteger | null
  participants: Json<Participant[]>
  /** What was said, where an event contains it. */
  transcript: string | null
  recap_outcome: string | null
  recap_purposes: string[]
  recap_action_items: string[]
  csat_score: string | null
  dispositions: string[]
  labels: string[]
  custom_data: string | null
  /** When the first and the last event of it were received, or when it was published as missed after that. */
  created_at: Date
  updated_at: Date
}

interface EndpointsTable {
  id: Generated<string>
  app_id: string
  url: string
  description: Generated<string>
  types: string[] | null
  content: Generated<boolean>
  secret: Buffer
  previous_secret: Buffer | null
  previous_secret_until: Date | null
  enabled: Generated<boolean>
  disabled_reason: string | null
  failing_since: Date | null
  alerted: Generated<boolean>
  cursor: BigInteger
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

interface VoicemailsTable {
  id: string
  app_id: string
  call_uuid: string
  /** Of the leg that took it. */
  dialpad_call_id: BigInteger
  recording_id: string | null
  dialpad_user_id: BigInteger | null
  target_name: string | null
  from_number: string | null
  from_name: string | null
  to_number: string | null
  recording_url: string | null
  transcript: string | null
  duration_seconds: number | null
  left_at: Date
  created_at: Date
  updated_at: Date
}

interface MessagesTable {
  app_id: string
  /** Dialpad's are numbers; whatever else names a message is kept as it is. */
  message_id: string
  direction: 'inbound' | 'outbound'
  status: string
  delivery_result: string | null
  from_number: string | null
  to_numbers: string[]
  /** The other party's; the first one's where there are several. */
  external_e164: string | null
  text: string | null
  is_mms: boolean
  media_url: string | null
  is_internal: boolean
  sender_id: BigInteger | null
  target_id: BigInteger | null
  target_type: string | null
  target_name: string | null
  contact_id: string | null
  contact_name: string | null
  sent_at: Date
  status_at: Date
  knowledge: Json<unknown>
}

interface AgentStatusesTable {
  app_id: string
  user_id: BigInteger
  changed_at: Date
  duty_status: string
  is_available: boolean | null
  /** "" for none: it is part of the key. */
  duty_reason: string
  call_center_ids: BigInteger[]
  is_power_dialing: boolean | null
  user_name: string | null
  user_email: string | null
  event_at: Date
}

interface ChangeLogTable {
  app_id: string
  event_id: BigInteger
  changed_at: Date
  action: string
  note: string | null
  details: Json<unknown>
  target_type: string | null
  target_id: BigInteger | null
  changed_by_name: string | null
  changed_by_id: BigInteger | null
}

export type EndpointRow = Selectable<EndpointsTable>
export type CallRow = Selectable<CallsTable>
export type VoicemailRow = Selectable<VoicemailsTable>
export type MessageRow = Selectable<MessagesTable>
export type AgentStatusRow = Selectable<AgentStatusesTable>
export type ChangeLogRow = Selectable<ChangeLogTable>
export type ContactRow = Selectable<Tables['contacts']>
