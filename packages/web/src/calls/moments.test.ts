import { expect, it } from 'vitest'
import { dayLabel, dayOf } from './moments.ts'

const newYearsDay = new Date(2026, 0, 1, 0, 30)

it('separates days by the time zone of the reader', () => {
  expect(dayOf(newYearsDay)).toBe('2026-01-01')
  expect(dayOf(new Date(newYearsDay.getTime() - 3_600_000))).toBe('2025-12-31')
})

it.each([
  ['2026-01-01', 'Today'],
  ['2025-12-31', 'Yesterday'],
  ['2025-12-30', 'Tuesday 30 December 2025'],
])('calls %s %s', (day, label) => {
  expect(dayLabel(day, newYearsDay, 'en-GB').replace(',', '')).toBe(label)
})

it('leaves out the year while it is the same', () => {
  expect(dayLabel('2026-01-01', new Date(2026, 10, 21), 'en-GB').replace(',', '')).toBe('Thursday 1 January')
})
