import { expect, it } from 'vitest'
import { exampleCall } from '../calls/example-call.ts'
import { logRows } from './log-rows.ts'

it('begins each day with a row of its own', () => {
  const at = (...moment: [number, number, number, number]) => new Date(...moment).toISOString()
  const calls = [
    exampleCall({ id: 'c', started_at: at(2026, 0, 7, 9) }),
    exampleCall({ id: 'b', started_at: at(2026, 0, 6, 23) }),
    exampleCall({ id: 'a', started_at: at(2026, 0, 6, 1) }),
  ]
  expect(logRows(calls).map(row => row.key)).toEqual(['2026-01-07', 'c', '2026-01-06', 'b', 'a'])
  expect(logRows([])).toEqual([])
})
