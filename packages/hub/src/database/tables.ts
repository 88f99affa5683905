import type { ColumnType, Generated, Selectable } from 'kysely'

/** A bigint travels as a string of digits: Dialpad's ids may exceed what a number holds. */
type BigInteger = string
/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>

export type CallStatus = 'ringing' | 'active' | 'held' | 'ended' | 'missed' | 'voicemail'

export interface TimelineEntry {
  /** ISO 8601. */
  readonly at: string
  readonly event: string
  readonly who: string | null
}

export interface Tables {
  apps: {
    id: Generated<string>
    name: string
    active: Generated<boolean>
    created_at: Generated<Date>
  }
  api_keys: {
    id: Generated<string>
    app_id: string
    key_hash: Buffer
    created_at: Generated<Date>
    revoked_at: Date | null
  }
  page_sessions: {
    token_hash: Buffer
    app_id: string
    created_at: Generated<Date>
    expires_at: Date
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
    access_token: Buffer
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
  unplaced_events: { event_id: BigInteger }
  event_fingerprints: {
    fingerprint: Buffer
    event_id: BigInteger
    repeats: Generated<number>
  }
  pending_events: {
    event_id: BigInteger
    attempts: Generated<number>
    next_attempt_at: Generated<Date>
    error: string | null
  }
  calls: CallsTable
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
  feed_heads: { app_id: string; last_seq: BigInteger }
  feed: {
    app_id: string
    seq: BigInteger
    type: string
    call_id: BigInteger | null
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
  recap_summary: string | null
  mos_score: number | null
  /** More events may still change what is known. */
  provisional: boolean
  timeline: Json<TimelineEntry[]>
}

export type CallRow = Selectable<CallsTable>
