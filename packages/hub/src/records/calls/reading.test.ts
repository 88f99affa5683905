import { type CallEvent, isRecord, readCallEvent } from '@trunkline/dialpad'
import { describe, expect, test } from 'vitest'
import { AGENT_LEG, callEvent, ROOT_LEG, START } from '../../../test/calls-of-dialpad.ts'
import { CallGraph } from './graph.ts'

type Raw = Record<string, unknown>

const CENTER = { id: 5_100_000_000_000_050, type: 'call_center', name: 'Plan Support', phone: '+61255501050' }
const DEPARTMENT = { id: 5_100_000_000_000_002, type: 'department', name: 'Sales', phone: '+61255501000' }

function read(raw: Raw): CallEvent {
  const event = readCallEvent(raw)
  if (event === null) throw new Error('no call event')
  return event
}

/** The one call that events belong to, each received a second after the one before. */
function callOf(...raws: readonly Raw[]) {
  const graph = new CallGraph([])
  for (const [index, raw] of raws.entries()) graph.reduce(read(raw), START + 600_000 + index * 1_000)
  const [group, ...others] = graph.groups()
  expect(others).toEqual([])
  if (group === undefined) throw new Error('no call')
  return { ...group.state, ...group.details, ...group.story }
}

/** Only what a fact of Dialpad's says, nothing else. */
function bare(fields: Raw): Raw {
  return { call_id: AGENT_LEG, direction: 'inbound', ...fields }
}

describe('what proves an answer', () => {
  const viaCenter = bare({ direction: 'outbound', target: CENTER, date_started: START })

  test('talk time above 0 is an answer whatever the target: an outbound call through a call center', () => {
    const talking = { ...viaCenter, state: 'connected', date_connected: START + 4_000, talk_time: 5_000 }
    expect(callOf(talking)).toMatchObject({ status: 'active', disposition: null })
    const over = { ...viaCenter, state: 'hangup', talk_time: 5_000, date_ended: START + 9_000 }
    expect(callOf(talking, over)).toMatchObject({
      status: 'ended',
      disposition: 'answered',
      talkTimeMs: 5_000,
    })
    // And so it is without any connect time.
    for (const target of [CENTER, DEPARTMENT, undefined]) {
      const hangup = bare({ state: 'hangup', talk_time: 5_000, date_ended: START + 9_000, target })
      expect(callOf(hangup)).toMatchObject({ status: 'ended', disposition: 'answered' })
    }
  })

  test('a connect time with an end after it is an answer whatever the target', () => {
    for (const target of [CENTER, DEPARTMENT, undefined]) {
      const hangup = { state: 'hangup', target, date_connected: START + 4_000, date_ended: START + 9_000 }
      expect(callOf(bare(hangup))).toMatchObject({
        status: 'ended',
        disposition: 'answered',
        answeredAt: START + 4_000,
        talkTimeMs: 5_000,
      })
    }
  })

  test('a duration without talk time, and a connection without a time, are none', () => {
    expect(callOf(bare({ state: 'hangup', duration: 8_000, talk_time: 0 }))).toMatchObject({
      status: 'missed',
    })
    expect(callOf(bare({ state: 'connected', target: CENTER }))).toMatchObject({ status: 'ringing' })
  })

  test('an unanswered outbound call ended without an answer and is not missed, whatever state says it', () => {
    for (const state of ['hangup', 'missed']) {
      const call = callOf(
        { ...viaCenter, state: 'calling' },
        { ...viaCenter, state, date_ended: START + 20_000 },
      )
      expect(call).toMatchObject({ status: 'ended', disposition: 'no_answer', answeredAt: null })
      expect(call.timeline.at(-1)).toMatchObject({ event: 'no_answer' })
    }
  })
})

describe('voicemails', () => {
  const message = bare({ target: DEPARTMENT, external_number: '+61491570156', date_started: START })
  const recording = {
    id: '9',
    recording_type: 'voicemail',
    duration: 28_400,
    url: 'https://dialpad.example/r/9',
  }

  test('one whose transcription arrives without voicemail_uploaded is a voicemail', () => {
    const hangup = { ...message, state: 'hangup', date_ended: START + 40_000 }
    const transcription = { ...message, state: 'transcription', transcription_text: 'Call me' }
    expect(callOf(hangup, transcription)).toMatchObject({
      status: 'voicemail',
      disposition: 'voicemail',
      voicemailTranscript: 'Call me',
      provisional: false,
    })
    // Without the scope for texts, too; and a hangup carries the text of nothing but a voicemail.
    expect(callOf({ ...message, state: 'transcription' })).toMatchObject({ status: 'voicemail' })
    expect(callOf({ ...hangup, transcription_text: 'Call me' })).toMatchObject({ status: 'voicemail' })
  })

  test('the text of a conversation makes no voicemail', () => {
    const talked = { state: 'call_transcription', transcription_text: 'Hello. Hi.', talk_time: 5_000 }
    expect(callOf(bare(talked))).toMatchObject({ status: 'ended', hasVoicemail: false })
  })

  test('a message has one audio address, its own length, and is no recording of the call', () => {
    const uploaded = {
      ...message,
      state: 'voicemail_uploaded',
      voicemail_link: 'https://dialpad.example/v/1',
      recording_url: [recording.url],
      recording_details: [recording],
    }
    expect(callOf(uploaded)).toMatchObject({
      voicemailUrl: recording.url,
      voicemailDurationSeconds: 28,
      recordingUrl: null,
    })
  })
})

describe('ends that no event states', () => {
  test('a hangup without an end time ends at start + total_duration', () => {
    const hangup = {
      state: 'hangup',
      date_started: START,
      total_duration: 8_951.03,
      event_timestamp: START + 99_000,
    }
    expect(callOf(bare(hangup))).toMatchObject({ endedAt: START + 8_951 })
    expect(callOf(bare({ ...hangup, date_ended: START + 8_000 }))).toMatchObject({ endedAt: START + 8_000 })
    expect(callOf(bare({ ...hangup, total_duration: null }))).toMatchObject({ endedAt: START + 99_000 })
  })

  test('a hangup of which only the answer and the talk time are known ends when they stopped talking, not when it was received', () => {
    const answered = {
      call_id: AGENT_LEG,
      date_connected: START,
      target: { type: 'user', name: 'Priya Nair' },
    }
    const hangup = bare({ ...answered, state: 'hangup', talk_time: 60_000.4 })
    expect(callOf(hangup)).toMatchObject({ endedAt: START + 60_000, talkTimeMs: 60_000 })
    expect(callOf({ ...hangup, event_timestamp: START + 90_000 })).toMatchObject({ endedAt: START + 90_000 })
  })

  test('the time at which a hangup was received does not count as an end of talk time', () => {
    const answered = bare({ date_connected: START, target: { type: 'user', name: 'Priya Nair' } })
    for (const state of ['hangup', 'recap_summary']) {
      expect(callOf({ ...answered, state })).toMatchObject({ status: 'ended', talkTimeMs: null })
    }
    const hangup = { state: 'hangup', event_timestamp: START + 9_000 }
    expect(callOf({ ...answered, ...hangup })).toMatchObject({ status: 'ended', talkTimeMs: 9_000 })
  })

  test('a leg of a person whose hangup got lost ends with the leg of the queue that names it', () => {
    const queue = { call_id: ROOT_LEG, target: CENTER, operator_call_id: AGENT_LEG }
    const connected = { date_connected: START + 9_000 }
    const agent = callEvent({ ...connected, entry_point_call_id: ROOT_LEG, state: 'connected' })
    const over = callEvent({
      ...queue,
      ...connected,
      state: 'hangup',
      date_ended: START + 69_000,
      talk_time: 60_000,
    })
    for (const order of [
      [agent, over],
      [over, agent],
    ]) {
      expect(callOf(...order)).toMatchObject({
        status: 'ended',
        disposition: 'answered',
        endedAt: START + 69_000,
        talkTimeMs: 60_000,
        provisional: true,
      })
    }
    // Who answered after the queue's leg had ended is still talking.
    const passedOn = { ...agent, date_connected: START + 80_000, event_timestamp: START + 80_300 }
    expect(callOf(over, passedOn)).toMatchObject({ status: 'active', endedAt: null })
  })

  test('ringing with date_ended has ended, but for a leg that was connected afterwards', () => {
    const rang = callEvent({ date_rang: START + 500, date_ended: START + 5_000 })
    expect(callOf(rang)).toMatchObject({ status: 'missed', endedAt: START + 5_000, provisional: true })
    const outbound = callEvent({ direction: 'outbound', date_ended: START + 5_000 })
    expect(callOf(outbound)).toMatchObject({ status: 'ended', disposition: 'no_answer' })
    const connected = callEvent({
      state: 'connected',
      date_connected: START + 9_000,
      event_timestamp: START + 9_300,
    })
    for (const order of [
      [rang, connected],
      [connected, rang],
    ]) {
      expect(callOf(...order)).toMatchObject({ status: 'active', endedAt: null })
    }
  })

  test('a recap alone proves a conversation: it is no miss, and the call is provisional', () => {
    for (const state of ['recap_summary', 'recap_outcome', 'call_transcription']) {
      const recap = bare({
        state,
        target: CENTER,
        recap_summary: 'Wants a call',
        event_timestamp: START + 300_000,
      })
      expect(callOf(recap)).toMatchObject({
        status: 'ended',
        disposition: 'answered',
        provisional: true,
        talkTimeMs: null,
      })
    }
    const settled = callOf(
      bare({ state: 'recap_summary', recap_summary: 'Wants a call', event_timestamp: START + 300_000 }),
      bare({ state: 'hangup', talk_time: 5_000, date_connected: START, date_ended: START + 5_000 }),
    )
    expect(settled).toMatchObject({ status: 'ended', provisional: false, talkTimeMs: 5_000 })
  })
})

describe('a child leg alone', () => {
  const child = bare({
    state: 'missed',
    entry_point_call_id: ROOT_LEG,
    date_started: START,
    external_number: '+61491570156',
    entry_point_target: { name: 'Sales', phone: DEPARTMENT.phone },
  })
  const agent = { name: 'Priya Nair', phone: '+61255501011' }

  test('shows the number and the name of the same party, of the person who was rung', () => {
    for (const target of [agent, { ...agent, type: 'user', id: 5_100_000_000_000_004 }]) {
      for (const dialled of [null, DEPARTMENT.phone, agent.phone]) {
        expect(callOf({ ...child, target, internal_number: dialled })).toMatchObject({
          userName: agent.name,
          internalNumber: agent.phone,
          department: 'Sales',
          externalNumber: '+61491570156',
        })
      }
    }
  })

  test('shows the number and the name of the same party, of the department while several are rung', () => {
    const other = { name: 'Jennifer Albert', phone: '+61255501001', type: 'user' }
    const legs = [
      { ...child, target: agent, internal_number: agent.phone },
      { ...child, call_id: AGENT_LEG + 1, target: other, internal_number: other.phone },
    ]
    expect(callOf(...legs)).toMatchObject({
      userName: null,
      department: 'Sales',
      internalNumber: DEPARTMENT.phone,
    })
  })

  test('a number never goes with the name that another leg has for another number', () => {
    const colleague = { name: 'Jennifer Albert', type: 'user', phone: '+61255501001' }
    const legs = [
      bare({ state: 'ringing', call_id: ROOT_LEG, date_started: START, external_number: '+61491570156' }),
      bare({
        state: 'ringing',
        master_call_id: ROOT_LEG,
        date_started: START + 1_000,
        external_number: colleague.phone,
        contact: colleague,
      }),
    ]
    expect(callOf(...legs)).toMatchObject({ externalNumber: '+61491570156', contactName: null })
    const named = { ...legs[1], external_number: '+61 491 570 156', contact: { name: 'John Smith' } }
    expect(callOf(...[legs[0], named].filter(isRecord))).toMatchObject({ contactName: 'John Smith' })
  })
})

describe('who took part', () => {
  const queue = { call_id: ROOT_LEG, target: CENTER, internal_number: CENTER.phone }

  test('the caller was answered, and keeps a name, though the last leg was not and names nobody', () => {
    const answered = {
      state: 'hangup',
      date_connected: START + 5_000,
      date_ended: START + 9_000,
      talk_time: 4_000,
    }
    const later = {
      call_id: AGENT_LEG + 1,
      master_call_id: AGENT_LEG,
      date_started: START + 9_000,
      contact: null,
    }
    expect(
      callOf(callEvent(answered), callEvent({ ...later, state: 'missed' })).participants[0],
    ).toMatchObject({
      role: 'caller',
      name: 'John Smith',
      answered: true,
    })
  })

  test('nobody answered where only a machine did', () => {
    expect(callOf(callEvent({ ...queue, state: 'connected' })).participants).toMatchObject([
      { role: 'caller', answered: false },
      { role: 'group', answered: false },
    ])
  })

  test('of an outbound call to a colleague, the person on our side is who placed it, before and after the answer', () => {
    const jennifer = callEvent({ direction: 'outbound', is_internal: true, external_number: '+61255501011' })
    const priya = { id: 5_100_000_000_000_004, type: 'user', name: 'Priya Nair', phone: '+61255501011' }
    const rung = callEvent({
      call_id: AGENT_LEG + 1,
      master_call_id: AGENT_LEG,
      target: priya,
      is_internal: true,
    })
    expect(callOf(jennifer, rung)).toMatchObject({ userName: 'Jennifer Albert' })
    const connected = { state: 'connected', date_connected: START + 5_000, event_timestamp: START + 5_300 }
    expect(callOf({ ...jennifer, ...connected }, { ...rung, ...connected })).toMatchObject({
      userName: 'Jennifer Albert',
    })
  })
})
