/** Call events as Dialpad words them, for tests. Times are ms since 1970. */

const AGENT = {
  id: 5_100_000_000_000_001,
  type: 'user',
  name: 'Jennifer Albert',
  email: 'jennifer@example.com',
  phone: '+61255501001',
  office_id: 5_100_000_000_000_099,
}
const DEPARTMENT = {
  id: 5_100_000_000_000_002,
  type: 'department',
  name: 'Staff Enquiries',
  email: '',
  phone: '+61255501000',
  office_id: 5_100_000_000_000_099,
}
const CONTACT = {
  id: 5_100_000_000_000_003,
  type: 'shared',
  name: 'John Smith',
  email: '',
  phone: '+61491570156',
}

export const START = Date.parse('2026-03-02T01:00:00.000Z')
export const ROOT_LEG = 6_200_000_000_000_001
export const AGENT_LEG = 6_200_000_000_000_002

/** An event of one leg, with the nulls that Dialpad puts where there is nothing to say. */
export function callEvent(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    call_id: AGENT_LEG,
    state: 'ringing',
    direction: 'inbound',
    event_timestamp: START + 1_000,
    date_started: START,
    date_rang: null,
    date_first_rang: null,
    date_connected: null,
    date_ended: null,
    duration: null,
    talk_time: null,
    hold_time: null,
    total_duration: null,
    external_number: CONTACT.phone,
    internal_number: AGENT.phone,
    contact: CONTACT,
    target: AGENT,
    entry_point_call_id: null,
    entry_point_target: {},
    operator_call_id: null,
    master_call_id: null,
    proxy_target: {},
    group_id: null,
    is_transferred: false,
    was_recorded: false,
    labels: [],
    mos_score: null,
    ...fields,
  }
}

/** John Smith calls Staff Enquiries, Jennifer Albert answers after 5 s, puts him on hold once, and they talk 60 s. */
export function answeredByDepartment(): Record<string, unknown>[] {
  const root = { call_id: ROOT_LEG, target: DEPARTMENT, internal_number: DEPARTMENT.phone }
  const agent = {
    call_id: AGENT_LEG,
    entry_point_call_id: ROOT_LEG,
    entry_point_target: DEPARTMENT,
    date_started: START + 1_000,
  }
  const connected = { date_rang: START + 1_500, date_connected: START + 5_000 }
  return [
    callEvent({ ...root, state: 'ringing', event_timestamp: START + 900 }),
    callEvent({ ...agent, state: 'ringing', event_timestamp: START + 1_600, date_rang: START + 1_500 }),
    callEvent({ ...agent, ...connected, state: 'connected', event_timestamp: START + 5_300 }),
    callEvent({ ...agent, ...connected, state: 'hold', event_timestamp: START + 20_300 }),
    callEvent({ ...agent, ...connected, state: 'connected', event_timestamp: START + 30_300 }),
    callEvent({
      ...agent,
      ...connected,
      state: 'hangup',
      event_timestamp: START + 65_400,
      date_ended: START + 65_000,
      duration: 60_000.4,
      talk_time: 60_000.4,
      total_duration: 64_000,
      was_recorded: true,
      recording_details: [
        {
          id: '1',
          duration: 60_000,
          recording_type: 'callrecording',
          start_time: START + 5_000,
          url: 'https://dialpad.example/r/1',
        },
      ],
      mos_score: 4.4,
    }),
    callEvent({
      ...root,
      state: 'hangup',
      event_timestamp: START + 65_500,
      date_ended: START + 65_100,
      talk_time: 0,
      duration: 64_000,
    }),
  ]
}

/** A caller leaves a message in a call. */
export function voicemailLeft(callId: number): Record<string, unknown>[] {
  const leg = { call_id: callId, voicemail_link: `https://dialpad.example/v/${callId}` }
  const recording = { id: '9', recording_type: 'voicemail', duration: 28_000, url: leg.voicemail_link }
  return [
    callEvent({ ...leg, state: 'voicemail', event_timestamp: START + 20_000 }),
    callEvent({
      ...leg,
      state: 'voicemail_uploaded',
      recording_details: [recording],
      event_timestamp: START + 50_000,
    }),
  ]
}

export function textMessage(n: number, to: string): Record<string, unknown> {
  return {
    id: 6_300_000_000_000_000 + n,
    created_date: START + n,
    event_timestamp: START + 400 + n,
    direction: 'outbound',
    target: { id: AGENT.id, type: 'user', name: AGENT.name, phone_number: AGENT.phone },
    contact: { id: 77, name: to, phone_number: to },
    sender_id: AGENT.id,
    from_number: AGENT.phone,
    to_number: [to],
    mms: false,
    mms_url: null,
    is_internal: false,
    message_status: 'sent',
    message_delivery_result: null,
    text: `Message ${n}`,
    text_content: `Message ${n}`,
  }
}

/** @param minute when the status of the agent changed */
export function agentStatus(userId: number, minute: number): Record<string, unknown> {
  return {
    availability_status: 'available',
    call_center_ids: ['5883344555555555'],
    date: START + minute * 60_000,
    event_timestamp: START + minute * 60_000 + 300,
    on_duty_status: minute % 2 === 0 ? 'available' : 'occupied',
    on_duty_status_reason: null,
    powerdialer_mode: false,
    powerdialer_session: null,
    target: { ...AGENT, id: userId, email: `agent-${userId}@example.com` },
  }
}

export function contactCreated(id: string, name: string): Record<string, unknown> {
  const contact = { id, type: 'shared', display_name: name, company_name: 'NDIS', phones: [], emails: [] }
  return { event: 'Created', contact }
}

export function settingsChanged(n: number): Record<string, unknown> {
  return {
    action: 'operator_removed',
    additional_data: { name: 'Banksia Care' },
    changed_by: { name: 'Jennifer Albert', id: 5_100_000_000_000_003, type: 'User' },
    date: START + n,
    note: `Operator ${n} removed`,
    target: { type: 'Office', id: 5_100_000_000_000_009 },
  }
}
