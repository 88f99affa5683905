import { setTimeout as sleep } from 'node:timers/promises'
import { isRecord, parseJson, readCallEvent } from '@trunkline/dialpad'
import pg from 'pg'
import { expect } from 'vitest'
import { CallGraph, type CallGroup } from '../packages/hub/src/records/calls/graph.ts'
import { freePort, SHARED_SECRET, until } from '../packages/hub/test/support.ts'
import type { LedgerCall, LedgerEvent } from '../packages/simulator/src/ledger.ts'
import type { Random } from '../packages/simulator/src/world/random.ts'
import { startTestSimulator, type TestSimulator } from '../packages/simulator/test/support.ts'
import { HubProcess } from './hub-process.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

export type Strike = 'nothing' | 'kill the hub' | 'lose the database'

/** What goes wrong, and when. */
export interface Schedule {
  readonly calls: number
  readonly faults: Readonly<Record<string, number>>
  readonly strikes: readonly Strike[]
}

/** A place in the ledger: what came before is of no concern. */
export interface Since {
  readonly calls: number
  readonly events: number
}

/** A hub in a process of its own, a simulated Dialpad that tells it of calls, and a look into its database. */
export class Arena {
  readonly simulator: TestSimulator
  readonly #hub: HubProcess
  #client: pg.Client
  readonly #databaseUrl: string
  readonly #apiKey: string
  readonly #loseDatabase: () => Promise<void>

  private constructor(
    simulator: TestSimulator,
    hub: HubProcess,
    client: pg.Client,
    databaseUrl: string,
    apiKey: string,
    loseDatabase: () => Promise<void>,
  ) {
    this.simulator = simulator
    this.#hub = hub
    this.#client = client
    this.#databaseUrl = databaseUrl
    this.#apiKey = apiKey
    this.#loseDatabase = loseDatabase
  }

  /** @param loseDatabase takes the database away for a moment */
  static async open(databaseUrl: string, seed: number, loseDatabase: () => Promise<void>): Promise<Arena> {
    const hub = new HubProcess(databaseUrl, await freePort())
    const apiKey = await hub.start()
    const simulator = await startTestSimulator('--no-traffic', '--seed', String(seed))
    await simulator.subscribeAll(`${hub.url}/webhooks/dialpad`, SHARED_SECRET)
    return new Arena(simulator, hub, await lookOn(databaseUrl), databaseUrl, apiKey, loseDatabase)
  }

  async close(): Promise<void> {
    await this.#hub.kill()
    await this.simulator.stop()
    await this.#client.end()
  }

  /** Looks again, after the database was away. */
  async reconnect(): Promise<void> {
    await this.#client.end().catch(() => undefined)
    this.#client = await lookOn(this.#databaseUrl)
  }

  now(): Since {
    const { ledger } = this.simulator.dialpad
    return { calls: ledger.calls.length, events: ledger.events.length }
  }

  async play(random: Random, { calls, faults, strikes }: Schedule): Promise<void> {
    const { simulator } = this
    await simulator.control('PUT', '/faults', faults)
    const { body } = await simulator.control('GET', '/scenarios')
    for (let call = 0; call < calls; call++) {
      await simulator.control('POST', `/scenarios/${random.pick(body.scenarios as string[])}`)
    }
    for (const strike of strikes) {
      // It strikes in the middle of what happens, not between.
      const passing = simulator.pass(random.integer(4, 25) * SECOND)
      await sleep(random.integer(0, 30))
      if (strike === 'kill the hub') {
        await this.#hub.kill()
        await this.#hub.start()
      }
      if (strike === 'lose the database') await this.#loseDatabase()
      await passing
    }
    await simulator.control('DELETE', '/faults')
    await simulator.pass(20 * MINUTE, SECOND)
  }

  /** Waits until nothing waits to be applied or to be called missed any more, and nothing has failed for good. */
  async settled(): Promise<void> {
    await until(
      async () => {
        const answer = await fetch(`${this.#hub.url}/health`).catch(() => null)
        const health: any = answer?.ok === true ? await answer.json() : null
        if (health?.events.pending !== 0 || health.events.failed !== 0) return false
        const due = 'select from call_publications where miss_due_at is not null limit 1'
        const { rows } = await this.#client.query(due).catch(async () => {
          await this.reconnect().catch(() => undefined)
          return { rows: [null] }
        })
        return rows.length === 0
      },
      'the hub to have applied everything',
      30_000,
    )
  }

  /** The hub knows what really happened, of all that it ever answered with 200. */
  async expectTruth(since: Since): Promise<void> {
    const { ledger } = this.simulator.dialpad
    const events = ledger.events.slice(since.events)
    await this.#expectStored(events.filter(wasTaken))
    const known = await this.#stored(events)
    for (const call of ledger.calls.slice(since.calls)) {
      const told = events.filter(
        ({ kind, event }) => kind === 'call' && call.legs.includes(Number(event.call_id)),
      )
      const complete = told.every(known) ? call : null
      for (const call of reduce(told.filter(known))) await this.#expectCall(call, complete)
    }
    await this.#expectWholeFeed()
  }

  async #expectStored(taken: readonly LedgerEvent[]): Promise<void> {
    const texts = [...new Set(taken.map(({ event }) => JSON.stringify(event)))]
    const { rows } = await this.#client.query<{ payload: string; kind: string; count: number }>(
      'select payload, kind, count(*)::int as count from raw_events where payload = any($1) group by 1, 2',
      [texts],
    )
    expect(new Set(rows.map(row => row.payload))).toEqual(new Set(texts))
    // A contact event has no time: the same one a minute later may be news.
    expect(rows.filter(({ kind, count }) => kind !== 'contact' && count > 1)).toEqual([])
  }

  /**
   * What the hub has in its log: all that it answered with 200, and what it wrote down before it was killed with
   * the answer on its lips.
   */
  async #stored(events: readonly LedgerEvent[]): Promise<(event: LedgerEvent) => boolean> {
    const { rows } = await this.#client.query<{ payload: string }>(
      'select payload from raw_events where payload = any($1)',
      [events.map(({ event }) => JSON.stringify(event))],
    )
    const payloads = new Set(rows.map(row => row.payload))
    return ({ event }) => payloads.has(JSON.stringify(event))
  }

  /** @param real what really happened; null where not all of it was told */
  async #expectCall({ state, story }: CallGroup, real: LedgerCall | null): Promise<void> {
    const answer = await fetch(`${this.#hub.url}/api/calls/${state.callId}`, {
      headers: { 'x-api-key': this.#apiKey },
    })
    expect(answer.status).toBe(200)
    const body: any = await answer.json()
    const { status, talkTimeMs: duration, provisional } = state
    const { timeline } = story
    expect(body).toMatchObject({ status, duration, provisional, timeline })
    if (real === null) return
    expect(body.duration).toBe(real.talkTimeMs ?? 0)
    if (real.answeredBy !== null) expect(body.user.name).toBe(real.answeredBy)
  }

  /**
   * Every event has one place in the feed, and so has every call that was missed; there is no gap in it. Nothing that an
   * end forbids comes after it.
   */
  async #expectWholeFeed(): Promise<void> {
    const { rows } = await this.#client.query(`
      select count(*)::int as entries, max(seq)::int as last, count(distinct seq)::int as places,
        (select count(*)::int from raw_events) as events,
        count(*) filter (where type = 'call.missed')::int as missed
      from feed`)
    const { events, missed } = rows[0]
    const all = events + missed
    expect(rows[0]).toEqual({ entries: all, last: all, places: all, events, missed })
    const { rows: wrong } = await this.#client.query(`
      select late.subject_id, late.type from feed as late join feed as earlier using (app_id, subject_id)
      where earlier.seq < late.seq and (
        earlier.type = 'call.ended' and late.type in ('call.started', 'call.missed', 'call.ended')
        or earlier.type = 'call.missed' and late.type in ('call.started', 'call.missed'))`)
    expect(wrong).toEqual([])
  }
}

export const ONLOOKER = 'onlooker'

async function lookOn(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: ONLOOKER })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function wasTaken({ attempts }: LedgerEvent): boolean {
  return attempts.some(({ status }) => status === 200)
}

/** The calls that events tell of, whatever the hub makes of them. */
function reduce(events: readonly LedgerEvent[]): CallGroup[] {
  const graph = new CallGraph([])
  for (const { event } of events) {
    const raw = parseJson(JSON.stringify(event))
    const read = isRecord(raw) ? readCallEvent(raw) : null
    if (read !== null) graph.add(read, 0)
  }
  return graph.groups()
}
