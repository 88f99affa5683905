import type { Call } from '@trunkline/client'
import { describe, expect, it } from 'vitest'
import { exampleCall } from '../calls/example-call.ts'
import { headline, headlineCall, quietLine } from './headline.ts'

const jennifer = { id: '7', name: 'Jennifer Albert', email: null }
const answered: Partial<Call> = {
  status: 'active',
  user: jennifer,
  to_name: jennifer.name,
  answered_at: '2026-01-07T14:30:08.000Z',
}
const outbound: Partial<Call> = {
  direction: 'outbound',
  user: jennifer,
  from_name: jennifer.name,
  from_organization: null,
  from_number: '+61287631474',
  to_name: 'John Smith',
  to_organization: 'NDIS',
  to_number: '+61481140711',
}

describe('the wording', () => {
  it.each<[string, Partial<Call>]>([
    ['Incoming: John Smith (NDIS) → Staff Enquiries', {}],
    ['Incoming: John Smith → Staff Enquiries', { from_organization: null }],
    ['Incoming: NDIS → Staff Enquiries', { from_name: null }],
    ['Incoming: +61481140711 → Staff Enquiries', { from_name: null, from_organization: null }],
    ['Incoming: Jennifer Albert', { from_name: jennifer.name, from_organization: null, ...noStaff() }],
    ['Connected: John Smith (NDIS) → Jennifer Albert', answered],
    ['On hold: John Smith (NDIS) → Jennifer Albert', { ...answered, status: 'held' }],
    ['Ended: John Smith (NDIS) → Jennifer Albert', { ...answered, status: 'ended' }],
    ['Missed: John Smith (NDIS) → Staff Enquiries', { status: 'missed' }],
    ['Voicemail: John Smith (NDIS) → Staff Enquiries', { status: 'voicemail' }],
    ['Calling: Jennifer Albert → John Smith (NDIS)', outbound],
    [
      'No answer: Jennifer Albert → John Smith (NDIS)',
      { ...outbound, status: 'ended', disposition: 'no_answer' },
    ],
  ])('%s', (words, change) => {
    expect(headline(exampleCall(change))).toBe(words)
  })

  it('is not turned around by control characters in a name', () => {
    const call = exampleCall({ from_name: 'John\u202e', department: 'Staff\u2067 Enquiries' })
    expect(headline(call)).toBe('Incoming: John (NDIS) → Staff Enquiries')
  })

  it('names a caller without a number', () => {
    const call = exampleCall({ from_name: null, from_organization: null, from_number: null })
    expect(headline(call)).toBe('Incoming: Withheld number → Staff Enquiries')
  })

  it('counts the calls while nothing is new', () => {
    expect(quietLine([])).toBe('No active calls')
    expect(quietLine([exampleCall()])).toBe('1 active call')
    expect(quietLine([exampleCall(), exampleCall()])).toBe('2 active calls')
  })
})

describe('the call to announce', () => {
  const ringing = exampleCall()
  const now = Date.parse(ringing.started_at) + 5_000
  const ended = exampleCall({ id: 'other', status: 'ended' })

  it('is one to pick up, whatever else happens', () => {
    expect(headlineCall({ ongoing: [ringing], latest: { call: ended, msAgo: 0 }, now })).toBe(ringing)
  })

  it('is no call that rings beyond belief', () => {
    const later = now + 600_000
    expect(headlineCall({ ongoing: [ringing], latest: { call: ended, msAgo: 0 }, now: later })).toBe(ended)
  })

  it('is no old news', () => {
    expect(headlineCall({ ongoing: [], latest: { call: ended, msAgo: 31_000 }, now })).toBeNull()
    expect(headlineCall({ ongoing: [], latest: null, now })).toBeNull()
  })
})

function noStaff(): Partial<Call> {
  return { department: null, to_name: null, to_number: null }
}
