import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAIN } from './process.ts'
import { API_KEY, startTestSimulator, type TestSimulator } from './support.ts'

const run = promisify(execFile)

describe('bad input', () => {
  let simulator: TestSimulator
  beforeAll(async () => {
    simulator = await startTestSimulator('--no-traffic', '--history', '20')
  })
  afterAll(() => simulator.stop())

  /** Sends text as it is. */
  async function send(method: string, path: string, text: string | null, type = 'application/json') {
    await simulator.dialpad.clock.advance(1_000)
    const headers = { authorization: `Bearer ${API_KEY}`, ...(text === null ? {} : { 'content-type': type }) }
    const answer = await fetch(simulator.url + path, {
      method,
      headers,
      ...(text === null ? {} : { body: text }),
    })
    return { status: answer.status, body: (await answer.json().catch(() => null)) as any }
  }

  test.each([
    ['no JSON', 'POST', '/api/v2/webhooks', '{', 400],
    ['a list for an object', 'POST', '/api/v2/webhooks', '[]', 400],
    ['an address that is none', 'POST', '/api/v2/webhooks', '{"hook_url":"ftp://x"}', 400],
    ['an endpoint that is not there', 'POST', '/api/v2/subscriptions/call', '{"endpoint_id":9}', 404],
    ['no endpoint', 'POST', '/api/v2/subscriptions/call', '{"webhook_id":9}', 400],
    [
      'a state that is none',
      'POST',
      '/api/v2/subscriptions/call',
      '{"endpoint_id":9,"call_states":["x"]}',
      400,
    ],
    ['a kind that must be told more', 'POST', '/api/v2/subscriptions/sms', '{"endpoint_id":9}', 400],
    ['a call that is not there', 'GET', '/api/v2/call/12', null, 404],
    ['a call that is no number', 'GET', '/api/v2/call/%00', null, 404],
    ['a cursor that is none', 'GET', '/api/v2/call?cursor=x', null, 400],
    ['a limit that is none', 'GET', '/api/v2/contacts?limit=x', null, 400],
    ['a message to nobody', 'POST', '/api/v2/sms', '{"text":"x"}', 400],
    ['an export of nothing', 'POST', '/api/v2/stats', '{"export_type":"records","stat_type":"x"}', 400],
    ['a path that is none', 'GET', '/api/v2/nothing', null, 404],
    ['a method that a path does not know', 'PUT', '/api/v2/company', '{}', 405],
    ['a path that cannot be decoded', 'GET', '/api/v2/call/%zz', null, 400],
    ['an id of 9,000 characters', 'GET', `/api/v2/call/${'7'.repeat(9_000)}`, null, 404],
    ['an id of 20 digits', 'GET', '/api/v2/call/45000000000000000000', null, 404],
    ['an id in another notation', 'GET', '/api/v2/users/0x10', null, 404],
    ['a moment in another notation', 'GET', '/api/v2/call?started_after=1e3', null, 400],
    ['a moment beyond all time', 'GET', '/api/v2/call?started_after=1e30', null, 400],
    ['a moment of 20 digits', 'GET', '/api/v2/call?started_before=45000000000000000000', null, 400],
    ['a number that is none', 'GET', '/api/v2/call?started_after=', null, 400],
    ['a text with NUL', 'POST', '/api/v2/contacts', '{"first_name":"A\\u0000","last_name":"B"}', 400],
    ['half a surrogate pair', 'POST', '/api/v2/contacts', '{"first_name":"A\\ud800","last_name":"B"}', 400],
    [
      'a list with NUL',
      'POST',
      '/api/v2/contacts',
      '{"first_name":"A","last_name":"B","urls":["\\u0000"]}',
      400,
    ],
    ['a field named __proto__', 'POST', '/api/v2/contacts', '{"__proto__":{"first_name":"A"}}', 400],
    ['a kind of subscription named toString', 'GET', '/api/v2/subscriptions/toString', null, 404],
    ['a scenario named toString', 'POST', '/control/scenarios/toString', '{}', 404],
    ['a fault named toString', 'PUT', '/control/faults', '{"toString":1}', 400],
    [
      'a grouping named toString',
      'POST',
      '/api/v2/stats',
      '{"export_type":"stats","stat_type":"calls","group_by":"toString"}',
      400,
    ],
    [
      'a target of no type',
      'POST',
      '/api/v2/subscriptions/call',
      '{"endpoint_id":9,"target_type":"toString","target_id":1}',
      400,
    ],
    ['a body that is too large', 'POST', '/api/v2/contacts', `"${'x'.repeat(2_000_000)}"`, 413],
  ])('%s is refused in the shape of Dialpad', async (_what, method, path, text, status) => {
    const answer = await send(method, path, text)
    expect(answer.body).toMatchObject({
      error: {
        code: status,
        message: expect.any(String),
        errors: [{ domain: 'global', reason: expect.any(String) }],
      },
    })
    expect(answer.status).toBe(status)
  })

  test('a wrong method is answered with those that are right', async () => {
    const answer = await fetch(`${simulator.url}/api/v2/contacts/1`, { method: 'PUT' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH'])
  })

  test('a name that is given twice counts once', async () => {
    const queries = [
      'name_search=a&name_search=b',
      'cursor=MQ&cursor=MQ',
      'limit=1&limit=2',
      'office_id=1&office_id=1',
    ]
    for (const query of queries)
      expect((await send('GET', `/api/v2/callcenters?${query}`, null)).status).toBe(200)
  })

  test('a forged body of 4 MB is refused before it is read, and does not outlast the answer', async () => {
    const answer = await fetch(`${simulator.url}/api/v2/contacts`, {
      method: 'POST',
      headers: { authorization: 'Bearer forged', 'content-type': 'application/json' },
      body: `"${'x'.repeat(4_000_000)}"`,
    }).catch(() => null)
    // Either the answer is read, or the connection is cut while the rest is still on its way.
    expect(answer?.status ?? 401).toBe(401)
    expect(
      (await send('POST', '/oauth2/token', `"${'x'.repeat(4_000_000)}"`).catch(() => ({ status: 413 })))
        .status,
    ).toBe(413)
  })

  test('nothing that is sent to any route brings it down, or makes it answer with 500', async () => {
    const routes = simulator.routes.filter(route => !route.startsWith('DELETE'))
    const fields = [
      'id',
      'limit',
      'cursor',
      'hook_url',
      'endpoint_id',
      'labels',
      'to',
      'to_numbers',
      'phones',
      'uid',
    ]
    const names = [
      ...fields,
      'first_name',
      'last_name',
      'phone_number',
      'user_id',
      'media',
      'is_today',
      'timezone',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.dictionary(fc.constantFrom(...names), fc.jsonValue()),
        fc.webSegment(),
        async (route, body, segment) => {
          const [method = '', path = ''] = route.split(' ')
          const query =
            method === 'GET' ? `?limit=${encodeURIComponent(JSON.stringify(body.limit ?? 5))}` : ''
          const answer = await send(
            method,
            path.replace(/:\w+/g, segment === '' ? 'x' : segment) + query,
            method === 'GET' ? null : JSON.stringify(body),
          )
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400) expect(answer.body.error.code).toBe(answer.status)
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each([
    [
      ['--port', 'x'],
      "option '--port <n>' argument 'x' is invalid. Expected a whole number from 0 to 65535.",
    ],
    [['--port', '1e9'], "option '--port <n>' argument '1e9' is invalid"],
    [
      ['--speed', '0'],
      "option '--speed <n>' argument '0' is invalid. Expected a number above 0, or \"max\".",
    ],
    [['--rate', '-1'], "option '--rate <n>' argument '-1' is invalid. Expected a number of at least 0."],
    [['--seed', '1.5'], "option '--seed <n>' argument '1.5' is invalid"],
    [['--start', 'soon'], "option '--start <time>' argument 'soon' is invalid. Expected a timestamp"],
    [['--history', '-1'], "option '--history <n>' argument '-1' is invalid"],
    [['--frobnicate'], "unknown option '--frobnicate'"],
    [['--prot', '1'], "unknown option '--prot' (Did you mean --port?)"],
    [['start'], 'too many arguments'],
  ])('%j ends it with a line that names the option, and exit code 2', async (args, message) => {
    const failed = await run(process.execPath, [MAIN, ...args]).catch(error => error)
    expect(failed.code).toBe(2)
    expect(failed.stderr).toContain(message)
    expect(failed.stderr.trim().split('\n')).toHaveLength(1)
  })

  test('a port that is in use ends it with a line that names another, and exit code 1', async () => {
    const { port } = new URL(simulator.url)
    const args = ['--host', '127.0.0.1', '--port', port]
    const failed = await run(process.execPath, [MAIN, ...args]).catch(error => error)
    expect([failed.code, failed.stderr]).toEqual([
      1,
      `--port: port ${port} is already in use, choose another: --port ${Number(port) + 1}\n`,
    ])
  })

  test('--help says all that a stranger needs', async () => {
    const { stdout } = await run(process.execPath, [MAIN, '--help'])
    for (const option of ['--port', '--seed', '--speed', '--history', '--control', '--api-key', '--state']) {
      expect(stdout).toContain(option)
    }
    expect(stdout).toContain('\n  npm run simulator -- --control --rate 20')
  })

  test('without --control there is nothing to steer it by', async () => {
    const { startSimulator } = await import('../src/simulator.ts')
    const { readOptions } = await import('../src/options.ts')
    const options = readOptions(['--port', '0', '--no-traffic'])
    const closed = await startSimulator({ ...options, control: false })
    expect((await fetch(`${closed.url}/control/ledger`)).status).toBe(404)
    await closed.stop()
  })
})
