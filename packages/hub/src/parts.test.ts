import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { type Part, startParts, stopParts } from './parts.ts'

const log = pino({ level: 'silent' })

/** Parts that note what happens to them. */
function noting() {
  const notes: string[] = []
  const part = (name: string, more: Partial<Part> = {}): Part => ({
    name,
    start: async () => void notes.push(`start ${name}`),
    stop: async () => void notes.push(`stop ${name}`),
    ...more,
  })
  return { notes, part }
}

describe('parts', () => {
  test('start in order and stop in reverse, after those that stop first', async () => {
    const { notes, part } = noting()
    const parts = [part('database'), part('http', { stopsFirst: true }), part('jobs')]
    await startParts(parts, log)
    await stopParts(parts, log)
    expect(notes).toEqual([
      'start database',
      'start http',
      'start jobs',
      'stop http',
      'stop jobs',
      'stop database',
    ])
  })

  test('are stopped as far as they got when one of them fails to start', async () => {
    const { notes, part } = noting()
    const failing = part('jobs', { start: () => Promise.reject(new Error('no queue')) })
    const starting = startParts([part('database'), failing, part('sockets')], log)
    await expect(starting).rejects.toThrow('no queue')
    expect(notes).toEqual(['start database', 'stop jobs', 'stop database'])
  })

  test('do not keep others from stopping when they fail to stop, or hang', async () => {
    const lines: string[] = []
    const { notes, part } = noting()
    const hangs = part('sender', { stop: () => new Promise(() => undefined) })
    const fails = part('jobs', { stop: () => Promise.reject(new Error('stuck')) })
    await stopParts([part('database'), fails, hangs], pino({}, { write: line => void lines.push(line) }), 20)
    expect(notes).toEqual(['stop database'])
    expect(lines.map(line => JSON.parse(line).part)).toEqual(['sender', 'jobs'])
  })
})
