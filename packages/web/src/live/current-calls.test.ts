import type { Call } from '@trunkline/client'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleCall, exampleEvent } from '../calls/example-call.ts'
import { type Changes, since, withEvent } from './changes.ts'
import { currentCalls } from './current-calls.ts'

const any = () => true
const none: Changes = new Map()

/** The n-th call of a day; the later, the newer. */
function nth(n: number, change: Partial<Call> = {}): Call {
  const started_at = new Date(Date.UTC(2026, 0, 7) + n * 60_000).toISOString()
  return exampleCall({ id: `call-${String(n).padStart(4, '0')}`, started_at, status: 'ended', ...change })
}

function told(changes: Changes, call: Call, at: number, merged?: readonly string[]): Changes {
  return withEvent(changes, exampleEvent(call, at, merged), at)
}

function idsOf(calls: readonly Call[]): string[] {
  return calls.map(call => call.id)
}

describe('what happened since a page was asked for', () => {
  const page = { calls: [nth(3), nth(2)], requestedAt: 10 }
  const listing = { pages: [page], isComplete: false, belongs: any }

  it('puts a new call first', () => {
    const calls = currentCalls(listing, told(none, nth(4), 11))
    expect(idsOf(calls)).toEqual(['call-0004', 'call-0003', 'call-0002'])
  })

  it('changes a listed call where it is', () => {
    const calls = currentCalls(listing, told(none, nth(2, { status: 'voicemail' }), 11))
    expect(calls.map(call => call.status)).toEqual(['ended', 'voicemail'])
  })

  it('leaves a page alone that was asked for later', () => {
    const calls = currentCalls(listing, told(none, nth(3, { status: 'ringing' }), 9))
    expect(calls).toEqual(page.calls)
  })

  it('takes a merged call away, and one that does not belong any more', () => {
    expect(idsOf(currentCalls(listing, told(none, nth(3), 11, ['call-0002'])))).toEqual(['call-0003'])
    const missed = { ...listing, belongs: (call: Call) => call.status !== 'voicemail' }
    expect(idsOf(currentCalls(missed, told(none, nth(3, { status: 'voicemail' }), 11)))).toEqual([
      'call-0002',
    ])
  })

  it('lists a call older than the page only if no older page is to come', () => {
    const changes = told(none, nth(1), 11)
    expect(idsOf(currentCalls(listing, changes))).not.toContain('call-0001')
    expect(idsOf(currentCalls({ ...listing, isComplete: true }, changes)).at(-1)).toBe('call-0001')
  })

  it('fills an empty log', () => {
    const empty = { pages: [{ calls: [], requestedAt: 10 }], isComplete: true, belongs: any }
    expect(idsOf(currentCalls(empty, told(none, nth(1), 11)))).toEqual(['call-0001'])
  })

  it('is nothing to show before the first page', () => {
    expect(currentCalls({ pages: [], isComplete: true, belongs: any }, told(none, nth(1), 11))).toEqual([])
  })

  it('can be forgotten once every list was asked for later', () => {
    const changes = told(told(none, nth(1), 11), nth(2), 12)
    expect([...since(changes, 12).keys()]).toEqual(['call-0002'])
  })
})

describe('a call that two pages have', () => {
  it('is listed once, as the later page has it', () => {
    const pages = [
      { calls: [nth(3), nth(2)], requestedAt: 10 },
      { calls: [nth(2, { status: 'voicemail' }), nth(1)], requestedAt: 20 },
    ]
    const calls = currentCalls({ pages, isComplete: true, belongs: any }, none)
    expect(calls.map(call => [call.id, call.status])).toEqual([
      ['call-0003', 'ended'],
      ['call-0002', 'voicemail'],
      ['call-0001', 'ended'],
    ])
  })
})

it('shows what the hub has, however calls come and change while pages are fetched', () => {
  const step = fc.oneof(
    fc.constant('call' as const),
    fc.constant('page' as const),
    fc.record({ change: fc.nat(), status: fc.constantFrom('active', 'held', 'missed') }),
  )
  fc.assert(
    fc.property(fc.nat(12), fc.array(step, { maxLength: 40 }), (before, steps) => {
      let hub = Array.from({ length: before }, (_, n) => nth(n)).reverse()
      let changes = none
      const pages: { calls: Call[]; requestedAt: number }[] = []
      let clock = 1
      const fetchPage = () =>
        pages.push({ calls: hub.slice(pages.length * 3, pages.length * 3 + 3), requestedAt: clock++ })
      fetchPage()
      for (const next of steps) {
        if (next === 'page') {
          fetchPage()
          continue
        }
        const call =
          next === 'call' ? nth(hub.length) : withStatus(hub, next.change, next.status as Call['status'])
        if (call === undefined) continue
        hub = next === 'call' ? [call, ...hub] : hub.map(known => (known.id === call.id ? call : known))
        changes = told(changes, call, clock++)
      }
      while (pages.length * 3 < hub.length) fetchPage()
      expect(currentCalls({ pages, isComplete: true, belongs: any }, changes)).toEqual(hub)
    }),
  )
})

function withStatus(calls: readonly Call[], index: number, status: Call['status']): Call | undefined {
  const call = calls[index % calls.length]
  return call && { ...call, status }
}
