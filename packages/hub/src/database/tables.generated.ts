// Generated from the database by "npm run generate". Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** A bigint is read as a string of digits: Dialpad's ids may exceed what a number holds. */
type BigInteger = string
/** Written as JSON text, read as the value. */
type Json = ColumnType<unknown, string, string>

export interface Tables {
  active_calls: {
    app_id: string
    id: string
    started_at: Date
  }
  agent_statuses: {
    app_id: string
    user_id: BigInteger
    changed_at: Date
    event_at: Date
    is_available: boolean | null
    is_power_dialing: boolean | null
    duty_status: string
    duty_reason: string
    user_name: string | null
    user_email: string | null
    call_center_ids: BigInteger[]
  }
  agents: {
    app_id: string
    user_id: BigInteger
    changed_at: Date
    event_at: Date
    is_available: boolean | null
    is_power_dialing: boolean | null
    duty_status: string
    duty_reason: string
    user_name: string | null
    user_email: string | null
    call_center_ids: BigInteger[]
  }
  api_keys: {
    id: Generated<string>
    app_id: string
    name: Generated<string>
    scopes: Generated<('read' | 'write' | 'content' | 'admin')[]>
    key_hash: Buffer
    hint: string | null
    created_at: Generated<Date>
    expires_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
  }
  app_offices: {
    office_id: BigInteger
    app_id: string
  }
  apps: {
    id: Generated<string>
    name: string
    active: Generated<boolean>
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  audit_log: {
    id: Generated<BigInteger>
    at: Generated<Date>
    app_id: string | null
    actor: string
    action: string
    subject: string | null
    outcome: Generated<'done' | 'refused'>
    address: string | null
    details: Json | null
  }
  call_centers: {
    app_id: string
    call_center_id: BigInteger
    office_id: BigInteger | null
    seen_on: string
    name: string | null
    phone: string | null
  }
  call_counts: {
    app_id: string
    day: string
    recorded: boolean
    calls: number
    direction: string
    status: string
    disposition: string
  }
  call_insights: {
    app_id: string
    leg_id: BigInteger
    sentiment: 'positive' | 'neutral' | 'negative' | 'mixed' | null
    churn_risk: 'low' | 'medium' | 'high' | 'critical' | null
    themes: string[] | null
    topics: string[] | null
    resolved: boolean | null
    from_identity_id: string | null
    to_identity_id: string | null
    from_linked_at: Date | null
    to_linked_at: Date | null
    enriched_at: Date | null
    transcript_parsed_at: Date | null
    transcript_mined_at: Date | null
  }
  call_legs: {
    leg_uuid: string
    call_uuid: string
    app_id: string
    leg_id: BigInteger
    knowledge: string | null
  }
  call_publications: {
    app_id: string
    leg_id: BigInteger
    miss_due_at: Date | null
    missed_at: Date | null
    milestones: ('ring' | 'started' | 'ended' | 'missed' | 'voicemail')[]
  }
  call_texts: {
    app_id: string
    id: string
    names: string
    voicemail_transcript: string | null
    recap_summary: string | null
    recap_outcome: string | null
    transcript: string | null
    recap_purposes: string[]
    recap_action_items: string[]
  }
  calls: {
    id: string
    app_id: string
    call_id: BigInteger
    master_call_id: BigInteger | null
    entry_point_call_id: BigInteger | null
    user_id: BigInteger | null
    department_id: BigInteger | null
    office_id: BigInteger | null
    started_at: Date
    rang_at: Date | null
    answered_at: Date | null
    ended_at: Date | null
    talk_time_ms: BigInteger | null
    hold_time_ms: BigInteger | null
    total_duration_ms: BigInteger | null
    mos_score: number | null
    created_at: Date
    updated_at: Date
    updated_hour: Date
    voicemail_duration_seconds: number | null
    was_recorded: boolean
    is_internal: boolean
    is_transferred: boolean
    provisional: boolean
    direction: 'inbound' | 'outbound'
    status: 'ringing' | 'active' | 'held' | 'ended' | 'missed' | 'voicemail'
    disposition: 'answered' | 'no_answer' | 'missed' | 'voicemail' | null
    external_number: string | null
    internal_number: string | null
    external_e164: string | null
    contact_id: string | null
    contact_name: string | null
    department: string | null
    department_type: string | null
    user_name: string | null
    user_email: string | null
    recording_url: string | null
    voicemail_url: string | null
    csat_score: string | null
    custom_data: string | null
    dispositions: string[]
    labels: string[]
  }
  change_log: {
    app_id: string
    event_id: BigInteger
    changed_at: Date
    target_id: BigInteger | null
    changed_by_id: BigInteger | null
    action: string
    note: string | null
    target_type: string | null
    changed_by_name: string | null
    details: Json | null
  }
  connect_links: {
    token_hash: Buffer
    app_id: string
    expires_at: Date
  }
  contacts: {
    app_id: string
    last_event_id: BigInteger
    deleted: boolean
    contact_id: string
    type: string | null
    display_name: string | null
    company_name: string | null
    job_title: string | null
    phones: string[]
    emails: string[]
  }
  conversations: {
    id: string
    app_id: string
    last_message_at: Date
    is_group: boolean
    own_number: string | null
    numbers: string[]
  }
  departments: {
    app_id: string
    department_id: BigInteger
    office_id: BigInteger | null
    seen_on: string
    name: string | null
    phone: string | null
  }
  dialpad_connections: {
    app_id: string
    environment: string
    dialpad_org_id: BigInteger
    method: Generated<'oauth' | 'api_key'>
    intake: 'webhook' | 'websocket' | 'both' | 'none' | null
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
  event_fingerprints: {
    fingerprint: string
    week: string
  }
  feed: {
    app_id: string
    seq: BigInteger
    created_at: Generated<Date>
    type: string
    subject_id: string | null
    payload: string
  }
  feed_heads: {
    app_id: string
    last_seq: BigInteger
    first_seq: Generated<BigInteger>
  }
  feed_identity: {
    is_only: Generated<boolean>
    feed_id: Generated<string>
    written_in: string
  }
  idempotency_keys: {
    app_id: string
    key: string
    request_hash: Buffer
    status: number | null
    answer: Json | null
    created_at: Generated<Date>
  }
  live_tickets: {
    token_hash: Buffer
    app_id: string
    key_id: string | null
    session_id: string | null
    role: string | null
    content: boolean
    expires_at: Date
  }
  messages: {
    app_id: string
    conversation_id: string
    sender_id: BigInteger | null
    target_id: BigInteger | null
    sent_at: Date
    status_at: Date
    is_mms: boolean
    is_internal: boolean
    message_id: string
    direction: 'inbound' | 'outbound'
    status: string
    delivery_result: string | null
    from_number: string | null
    to_numbers: string[]
    external_e164: string | null
    text: string | null
    media_url: string | null
    target_type: string | null
    target_name: string | null
    contact_id: string | null
    contact_name: string | null
    knowledge: Json
  }
  numbers: {
    app_id: string
    number: string
    target_id: BigInteger | null
    seen_on: string
    target_type: string | null
  }
  oauth_states: {
    state_hash: Buffer
    app_id: string
    browser_hash: Buffer
    code_verifier: Buffer
    return_to: string | null
    expires_at: Date
  }
  offices: {
    app_id: string
    office_id: BigInteger
    seen_on: string
    name: string | null
    phone: string | null
  }
  partitioned_tables: {
    name: string
    step: 'week' | 'month'
    keep: string | null
    dropped_before: Date | null
  }
  pending_events: {
    app_id: string
    event_id: BigInteger
    received_at: Date
    attempts: Generated<number>
    next_attempt_at: Generated<Date>
    error: string | null
    reason: string | null
  }
  rate_limits: {
    key: string
    points: Generated<number>
    expire: BigInteger | null
  }
  raw_event_blocks: {
    first_id: BigInteger
    last_id: BigInteger
    first_received_at: Date
    last_received_at: Date
    events: number
    packed: Buffer
  }
  raw_events: {
    id: Generated<BigInteger>
    received_at: Generated<Date>
    app_id: string | null
    source: 'webhook' | 'websocket' | 'api' | 'automation' | 'pull' | 'hub'
    kind: string
    event_type: string | null
    subject_id: string | null
    sync_run_id: BigInteger | null
    payload: string
  }
  sign_in_failures: {
    account: Buffer
    device: Generated<Buffer>
    failures: number
    blocked_until: Date
    updated_at: Generated<Date>
  }
  staff_accounts: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Date | null
    refresh_token_expires_at: Date | null
    scope: string | null
    password: string | null
    created_at: Generated<Date>
    updated_at: Date
  }
  staff_devices: {
    token_hash: Buffer
    user_id: string
    seen_at: Generated<Date>
  }
  staff_links: {
    token_hash: Buffer
    purpose: 'join' | 'reset'
    app_id: string
    role: 'admin' | 'manager' | 'staff' | null
    email: string | null
    user_id: string | null
    first_admin: Generated<boolean>
    expires_at: Date
    created_at: Generated<Date>
  }
  staff_lock_notices: {
    user_id: string
    locks: Generated<number>
    first_at: Generated<Date>
    last_at: Generated<Date>
    address: string | null
  }
  staff_pins: {
    user_id: string
    pin_hash: string
    failures: Generated<number>
    locked_until: Date | null
    updated_at: Generated<Date>
  }
  staff_roles: {
    user_id: string
    app_id: string
    role: 'admin' | 'manager' | 'staff'
    created_at: Generated<Date>
  }
  staff_sessions: {
    id: string
    expires_at: Date
    token: string
    created_at: Generated<Date>
    updated_at: Date
    ip_address: string | null
    user_agent: string | null
    user_id: string
  }
  staff_two_factors: {
    id: string
    secret: string
    backup_codes: string
    user_id: string
    verified: boolean | null
    failed_verification_count: number | null
    locked_until: Date | null
  }
  staff_unlocks: {
    session_id: string
    until: Date
  }
  staff_users: {
    id: string
    name: string
    email: string
    email_verified: boolean
    image: string | null
    created_at: Generated<Date>
    updated_at: Generated<Date>
    two_factor_enabled: boolean | null
  }
  staff_verifications: {
    id: string
    identifier: string
    value: string
    expires_at: Date
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  sync_runs: {
    id: Generated<BigInteger>
    app_id: string
    subject: string
    started_at: Generated<Date>
    finished_at: Date | null
    events: number | null
  }
  unassigned_events: {
    event_id: BigInteger
    received_at: Date
  }
  users: {
    app_id: string
    user_id: BigInteger
    office_id: BigInteger | null
    seen_on: string
    name: string | null
    email: string | null
    phone: string | null
  }
  voicemails: {
    id: string
    app_id: string
    call_uuid: string
    dialpad_call_id: BigInteger
    dialpad_user_id: BigInteger | null
    left_at: Date
    created_at: Date
    updated_at: Date
    duration_seconds: number | null
    recording_id: string | null
    target_name: string | null
    from_number: string | null
    from_name: string | null
    to_number: string | null
    recording_url: string | null
    transcript: string | null
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
  webhook_endpoints: {
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
  write_probe: {
    id: Generated<boolean>
    filler: string
    written_at: Date
  }
}
