import { expect, it } from 'vitest'
import { formatDuration } from './duration.ts'

it.each([
  [0, '0:00'],
  [7_999, '0:07'],
  [65_000, '1:05'],
  [3_599_000, '59:59'],
  [3_723_000, '1:02:03'],
  // The hub's clock may be a little ahead.
  [-400, '0:00'],
])('%i ms are %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})
