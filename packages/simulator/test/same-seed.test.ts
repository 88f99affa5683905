import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Receiver, startReceiver, startTestSimulator } from './support.ts'

/** In simulated ms. */
const LONG = 30 * 60_000

describe('the same seed', () => {
  let receiver: Receiver
  beforeAll(async () => {
    receiver = await startReceiver()
  })
  afterAll(() => receiver.stop())

  /** What is told in half an hour of traffic, and what the API then answers. */
  async function liveThrough(stride: number, ...args: string[]): Promise<{ told: string[]; listed: string }> {
    const simulator = await startTestSimulator('--history', '50', ...args)
    const { hostname, port } = new URL(simulator.url)
    await simulator.subscribeAll(receiver.url)
    const begun = simulator.dialpad.clock.now()
    while (simulator.dialpad.clock.now() < begun + LONG) {
      // However long the steps are, what happens in them is the same.
      await simulator.dialpad.clock.advance(Math.min(stride, begun + LONG - simulator.dialpad.clock.now()))
    }
    await simulator.pass(1)
    const own = `${hostname}:${port}`
    const told = simulator.dialpad.ledger.events.map(({ event }) =>
      JSON.stringify(event).replaceAll(own, 'dialpad'),
    )
    const listed = JSON.stringify((await simulator.ask('GET', '/call?limit=50')).body).replaceAll(
      own,
      'dialpad',
    )
    await simulator.stop()
    return { told, listed }
  }

  test('makes the same events and answers, byte for byte, at whatever pace', async () => {
    const once = await liveThrough(LONG)
    const again = await liveThrough(7_919)
    expect(once.told.length).toBeGreaterThan(500)
    expect(again.told).toEqual(once.told)
    expect(again.listed).toBe(once.listed)
  })

  test.each(['0', '40'])('its time begins when it is told to, after a history of %s calls', async history => {
    const simulator = await startTestSimulator('--no-traffic', '--history', history)
    expect(new Date(simulator.dialpad.clock.now()).toISOString()).toBe('2026-05-04T09:00:00.000Z')
    expect(simulator.dialpad.ledger.calls).toHaveLength(Number(history))
    await simulator.stop()
  })

  test('another seed makes others', async () => {
    const one = await liveThrough(LONG)
    const other = await liveThrough(LONG, '--seed', '2')
    expect(other.told).not.toEqual(one.told)
  })
})
