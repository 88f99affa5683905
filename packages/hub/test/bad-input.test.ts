import { createHmac } from 'node:crypto'
import { signToken } from '@trunkline/dialpad'
import { describe, expect, test } from 'vitest'
import { answeredByDepartment, callEvent } from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, postToken, SHARED_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

describe('the webhook address', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  const send = (body: string | Buffer, contentType = 'application/jwt') =>
    fetch(`${hub.url}/webhooks/dialpad`, { method: 'POST', headers: { 'content-type': contentType }, body })

  const stored = async () => {
    const { rows } = await database.asOwner.query<{ count: number }>(
      'select count(*)::int as count from raw_events',
    )
    return rows[0]?.count ?? 0
  }

  async function expectRefused(response: Response, status: number, code: string): Promise<void> {
    expect({ status: response.status, body: await response.json() }).toEqual({
      status,
      body: { error: expect.any(String), code },
    })
  }

  test('refuses a wrong signature and stores nothing', async () => {
    const before = await stored()
    await expectRefused(await hub.deliver(callEvent({}), 'wrong secret'), 401, 'INVALID_SIGNATURE')
    expect(await stored()).toBe(before)
  })

  test('refuses what is signed with nothing, or in another way', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const none = `${encode({ alg: 'none' })}.${encode(callEvent({}))}`
    await expectRefused(await send(`${none}.`), 401, 'INVALID_SIGNATURE')
    const hs512 = `${encode({ alg: 'HS512' })}.${encode(callEvent({}))}`
    const signature = createHmac('sha512', SHARED_SECRET).update(hs512).digest('base64url')
    await expectRefused(await send(`${hs512}.${signature}`), 401, 'INVALID_SIGNATURE')
    await expectRefused(
      await send(JSON.stringify(callEvent({})), 'application/json'),
      401,
      'INVALID_SIGNATURE',
    )
  })

  test.each(['', 'hello', '{"call_id":', '[1]', 'a.b.c', '\0\0\0'])('answers 400 to %j', async body => {
    await expectRefused(await send(body), 400, 'INVALID_BODY')
  })

  test('answers 400 to a signed token that holds no event', async () => {
    for (const claims of ['not json', '[]', '"text"', '7']) {
      await expectRefused(await send(signToken(claims, SHARED_SECRET)), 400, 'INVALID_PAYLOAD')
    }
  })

  test('an id beyond 2^53 keeps all its digits, is given as a string, and is counted', async () => {
    const id = '9223372036854775001'
    const counted = async () =>
      Number(/^trunkline_ids_given_as_text (\d+)/m.exec((await hub.get('/metrics')).body)?.[1])
    const before = await counted()
    const text = JSON.stringify(callEvent({ call_id: 1 })).replace('"call_id":1', `"call_id":${id}`)
    const taken = await postToken(`${hub.url}/webhooks/dialpad`, signToken(text, SHARED_SECRET))
    expect(taken.status).toBe(200)
    const call = await until(async () => {
      const found = (await hub.get('/api/calls')).body.calls.find((one: any) => one.call_id === id)
      return found ?? null
    }, 'the call')
    expect(call.call_id).toBe(id)
    expect(await counted()).toBeGreaterThan(before)
    expect(await hub.get(`/api/calls/${id}`)).toMatchObject({ status: 200, body: { call_id: id } })
    expect((await hub.get('/api/calls/9223372036854775807')).status).toBe(404)
    for (const none of ['9223372036854775808', '9999999999999999999', '10000000000000000000']) {
      expect((await hub.get(`/api/calls/${none}`)).body).toMatchObject({ code: 'INVALID_REQUEST' })
      expect((await hub.get(`/api/calls?user=${none}`)).body).toMatchObject({ code: 'INVALID_REQUEST' })
    }
  })

  test('answers 413 to a body beyond all measure', async () => {
    const response = await send(Buffer.alloc(5 * 1024 * 1024, 'a'))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  test('takes an event whatever its Content-Type says', async () => {
    for (const contentType of ['application/jwt', 'application/json', 'text/plain', 'nonsense']) {
      const token = signToken(
        JSON.stringify(callEvent({ call_id: 6_300_000_000_000_000 + contentType.length })),
        SHARED_SECRET,
      )
      expect((await send(token, contentType)).status).toBe(200)
    }
  })

  test('keeps an event of unknown state, unknown fields or unknown kind, and counts it', async () => {
    const before = await stored()
    const events = [
      callEvent({ call_id: 6_400_000_000_000_001, state: 'teleported', novelty: { deep: [1, 2] } }),
      { something: 'entirely', new: true },
      { state: 'ringing', call_id: 'no number' },
    ]
    for (const event of events) expect((await hub.deliver(event)).status).toBe(200)
    expect(await stored()).toBe(before + events.length)
    await until(async () => {
      const { body } = await hub.get('/metrics')
      const counts = [...body.matchAll(/^trunkline_events_applied_total\{.*recognized="no".*\} (\d+)/gm)]
      return counts.reduce((sum, [, count]) => sum + Number(count), 0) === events.length
    }, 'the unknown events to be counted')
    const { body } = await hub.get('/api/calls/6400000000000001')
    expect(body.legs).toMatchObject([{ state: 'teleported' }])
  })

  test('stores the same event once, and says 200 each time', async () => {
    const before = await stored()
    const event = callEvent({ call_id: 6_500_000_000_000_001 })
    const responses = await Promise.all(Array.from({ length: 20 }, () => hub.deliver(event)))
    expect(responses.map(response => response.status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(await stored()).toBe(before + 1)
  })

  test('keeps odd text to the letter and serves what it can', async () => {
    const payload = `{"call_id":6500000000000002,"state":"ringing","direction":"inbound","event_timestamp":1772413201000,
      "contact":{"name":"nul \\u0000 and half a pair \\ud800"},"target":{},"big":123456789012345678901234567890}`
    expect((await postToken(`${hub.url}/webhooks/dialpad`, signToken(payload, SHARED_SECRET))).status).toBe(
      200,
    )
    const { rows } = await database.asOwner.query(
      "select payload from raw_events where subject_id = '6500000000000002'",
    )
    expect(rows).toEqual([{ payload }])
    await until(async () => (await hub.get('/api/calls/6500000000000002')).status === 200, 'the odd call')
  })

  test('one app never takes the events of another', async () => {
    const response = await postToken(
      `${hub.url}/webhooks/dialpad/00000000-0000-4000-8000-000000000000`,
      signToken(JSON.stringify(callEvent({})), SHARED_SECRET),
    )
    await expectRefused(response, 401, 'INVALID_SIGNATURE')
  })

  test('an event that cannot be applied is set aside and holds up no other', async () => {
    await database.asOwner.query(
      'alter table calls add constraint no_luck check (call_id <> 6600000000000001)',
    )
    const [first] = answeredByDepartment()
    await hub.deliver({ ...first, call_id: 6_600_000_000_000_001 })
    await hub.deliver({ ...first, call_id: 6_600_000_000_000_002 })
    await until(async () => (await hub.get('/api/calls/6600000000000002')).status === 200, 'the healthy call')
    const { rows } = await database.asOwner.query('select attempts, error from pending_events')
    expect(rows).toEqual([{ attempts: expect.any(Number), error: expect.stringContaining('no_luck') }])
    const internal = async (method: string, path: string) => {
      const headers = { authorization: `Bearer ${INTERNAL_SECRET}` }
      return (await fetch(`${hub.url}/internal/events${path}`, { method, headers })).json()
    }
    const failed: any = await internal('GET', '/failed')
    expect(failed.events).toMatchObject([
      { kind: 'call', subject_id: '6600000000000001', error: expect.stringContaining('no_luck') },
    ])
    expect(await internal('POST', '/1/replay')).toMatchObject({ code: 'NOT_FOUND' })
    await database.asOwner.query('alter table calls drop constraint no_luck')
    expect(await internal('POST', '/failed/replay')).toEqual({ replayed: 1 })
    await until(
      async () => (await hub.get('/api/calls/6600000000000001')).status === 200,
      'the call that failed at first',
    )
  })
})

describe('the API', () => {
  const hub = useTestHub()

  test('answers 401 INVALID_API_KEY without a key, with a wrong one and with a mistyped one', async () => {
    const mistyped = `${hub.apiKey.slice(0, -1)}${hub.apiKey.endsWith('0') ? '1' : '0'}`
    for (const key of ['', 'tl_', 'raw_abc', mistyped, `tl_${'0'.repeat(49)}`]) {
      expect(await hub.get('/api/calls', key)).toEqual({
        status: 401,
        body: { error: expect.any(String), code: 'INVALID_API_KEY' },
      })
    }
  })

  test('takes the key in each of its headers', async () => {
    for (const headers of [
      { 'x-app-api-key': hub.apiKey },
      { 'X-API-Key': hub.apiKey },
      { authorization: `Bearer ${hub.apiKey}` },
    ]) {
      expect((await fetch(`${hub.url}/api/calls/active`, { headers })).status).toBe(200)
    }
  })

  test.each([
    ['/api/calls?limit=0', 400, 'INVALID_REQUEST'],
    ['/api/calls?limit=many', 400, 'INVALID_REQUEST'],
    ['/api/calls?offset=-1', 400, 'INVALID_REQUEST'],
    ['/api/calls?direction=sideways', 400, 'INVALID_REQUEST'],
    ['/api/calls/123', 404, 'NOT_FOUND'],
    ['/api/calls/not-an-id', 400, 'INVALID_REQUEST'],
    ['/api/calls/99999999999999999999', 400, 'INVALID_REQUEST'],
    ['/api/nothing', 404, 'NOT_FOUND'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const answer = await hub.get(path)
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
  })
})
