import { beforeAll, describe, expect, test } from 'vitest'
import { openAsOwner } from '../src/database/database.ts'
import { rebuild } from '../src/rebuild/rebuild.ts'
import { endStaleCalls } from '../src/records/calls/stale-calls.ts'
import { callEvent, START } from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

const RINGING = 6_810_000_000_000_001
const CONNECTED = RINGING + 1
const RECENT = RINGING + 2
const HOUR = 3_600_000

describe('a call whose hangup never arrives', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  const call = async (id: number) => (await hub.get(`/api/calls/${id}`)).body
  const applied = () =>
    until(async () => (await hub.get('/health')).body.events.pending === 0, 'all events to be applied')
  const endStale = () =>
    endStaleCalls(
      database.tables.upkeep,
      (appId, event) =>
        database.asOwner.query(
          `with logged as (
             insert into raw_events (app_id, source, kind, payload) values ($1, 'hub', 'call', $2) returning *)
           insert into pending_events (app_id, event_id, received_at) select app_id, id, received_at from logged`,
          [appId, JSON.stringify(event)],
        ),
      START + 7 * HOUR,
    )

  beforeAll(async () => {
    await hub.deliver(
      callEvent({ call_id: RINGING, state: 'ringing', date_connected: null, date_ended: null }),
    )
    await hub.deliver(
      callEvent({ call_id: CONNECTED, state: 'connected', date_connected: START + 5_000, date_ended: null }),
    )
    await applied()
    await database.asOwner.query(`update calls set updated_at = now() - interval '7 hours'`)
    await hub.deliver(
      callEvent({ call_id: RECENT, state: 'ringing', date_connected: null, date_ended: null }),
    )
    await applied()
    expect(await endStale()).toBe(2)
    await applied()
  })

  test('is ended, provisionally, without a duration; one with recent events continues', async () => {
    expect(await call(CONNECTED)).toMatchObject({
      status: 'ended',
      disposition: 'answered',
      duration: null,
      provisional: true,
    })
    expect(await call(RINGING)).toMatchObject({ status: 'ended', disposition: null, provisional: true })
    expect(await call(RECENT)).toMatchObject({ status: 'ringing' })
    const { body } = await hub.get('/api/calls/active')
    expect(body.calls.map((one: any) => one.call_id)).toEqual([RECENT])
    expect(await endStale()).toBe(0)
  })

  test('is published as ended once, and is the same after a rebuild', async () => {
    const { body } = await hub.get('/api/feed?since=0&types=call.ended')
    expect(body.entries.map((entry: any) => entry.call_id).sort()).toEqual([RINGING, CONNECTED])
    const owner = openAsOwner(database.url)
    const differences = await rebuild(owner, database.url, true, () => undefined)
    await owner.destroy()
    // What the test itself set back.
    expect(differences.map(({ table }) => table).filter(table => table !== 'calls')).toEqual([])
  })

  test('is as its late hangup says when that arrives, and continues when other events do', async () => {
    const at = START + 8 * HOUR
    await hub.deliver(
      callEvent({
        call_id: CONNECTED,
        state: 'hangup',
        date_connected: START + 5_000,
        date_ended: START + 65_000,
        event_timestamp: at,
        talk_time: 60_000,
      }),
    )
    await hub.deliver(
      callEvent({
        call_id: RINGING,
        state: 'connected',
        date_connected: at,
        date_ended: null,
        event_timestamp: at,
      }),
    )
    await applied()
    expect(await call(CONNECTED)).toMatchObject({ status: 'ended', duration: 60_000 })
    expect(await call(RINGING)).toMatchObject({ status: 'active', disposition: null, ended_at: null })
  })
})
