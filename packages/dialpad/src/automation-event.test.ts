import { describe, expect, test } from 'vitest'
import { readAutomationEvent } from './automation-event.ts'

describe('an event of an automation service', () => {
  test('of a call that ended says when it was answered and how long people spoke', () => {
    const event = readAutomationEvent({
      event: 'call.ended',
      call_id: '5965371398168000',
      direction: 'inbound',
      state: 'connected',
      from_number: '+61491570156',
      from_name: 'John Smith',
      to_number: '+61255501010',
      to_name: 'Jennifer Albert',
      duration_ms: 245_000,
      has_recording: true,
      timestamp: '2026-01-07T14:30:00.000Z',
    })
    expect(event).toMatchObject({
      callId: '5965371398168000',
      state: 'hangup',
      direction: 'inbound',
      externalNumber: '+61491570156',
      contact: { name: 'John Smith' },
      target: { type: 'user', name: 'Jennifer Albert' },
      dateConnected: Date.parse('2026-01-07T14:25:55.000Z'),
      dateEnded: Date.parse('2026-01-07T14:30:00.000Z'),
      talkTime: 245_000,
      wasRecorded: true,
    })
  })

  test('may have its time in seconds and its direction in capitals', () => {
    const event = {
      event_type: 'call.ring',
      call_id: 9_876_543_210,
      direction: 'OUTBOUND',
      timestamp: 1_704_067_200,
      from_number: '+61255501010',
      to_number: '+61491570156',
      dialpad_user_id: 555,
    }
    expect(readAutomationEvent(event)).toMatchObject({
      state: 'ringing',
      direction: 'outbound',
      externalNumber: '+61491570156',
      internalNumber: '+61255501010',
      target: { id: '555' },
      dateRang: 1_704_067_200_000,
    })
  })

  test('of a call that started may mean that it rings', () => {
    const started = { event: 'call.started', call_id: 1, timestamp: 1_704_067_200_000 }
    expect(readAutomationEvent({ ...started, state: 'ringing' })).toMatchObject({
      state: 'ringing',
      dateConnected: null,
    })
    expect(readAutomationEvent(started)).toMatchObject({
      state: 'connected',
      dateConnected: 1_704_067_200_000,
    })
  })

  test.each([
    [{ event: 'call.ended' }],
    [{ event: 'Created', call_id: 1 }],
    [{ event: 'call.ended', call_id: 'x' }],
  ])('%j is none', event => {
    expect(readAutomationEvent(event)).toBeNull()
  })
})
