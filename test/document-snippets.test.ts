import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { answeredByDepartment, callEvent } from '../packages/hub/test/calls-of-dialpad.ts'
import { until, useTestHub } from '../packages/hub/test/support.ts'

/** The documents lie beside the checkout, where there are any: elsewhere these tests are skipped. */
const DOCUMENTS = join(import.meta.dirname, '../../shared/requirements')
const areThere = existsSync(DOCUMENTS)
if (!areThere) console.warn('The documents are not beside this checkout: their snippets are not run.')
const read = (name: string) => (areThere ? readFileSync(join(DOCUMENTS, name), 'utf8') : '')
const WORKFLOW = read('cti-server-workflow.md')
const INTEGRATION = read('cti-server-integration.md')

/** The code that begins with some words, to the end of its block. */
function snippet(document: string, words: string): string {
  const block = [...document.matchAll(/```javascript\n([\s\S]*?)```/g)].find(([, code]) =>
    code?.includes(words),
  )
  if (block?.[1] === undefined) throw new Error(`There is no snippet with ${words}`)
  return block[1]
}

/**
 * One document shows lists bare, the other in an envelope, and the envelope holds: this is the one place where the
 * snippets of the first are adapted.
 */
function opened(code: string): string {
  return code
    .replace(
      'const activeCalls = await response.json()',
      'const { calls: activeCalls } = await response.json()',
    )
    .replace('const calls = await response.json()', 'const { calls } = await response.json()')
}

describe.skipIf(!areThere)('the snippets of the documents, as they stand there', () => {
  const hub = useTestHub()
  const logged: string[] = []
  const done: [string, any][] = []
  const sockets: WebSocket[] = []

  /** Runs a snippet and gives what it names, with an address, a key and what it calls put in from outside. */
  function run(code: string, names: string, more: Record<string, unknown> = {}): any {
    const addressed = code
      .replaceAll(/raw_\w+(\.\.\.)?/g, hub.apiKey)
      .replaceAll('wss://your-cti-server.com', hub.url.replace('http', 'ws'))
      .replaceAll('https://your-cti-server.com', hub.url)
    const note =
      (name: string) =>
      (...values: any[]) =>
        void done.push([name, values.length === 1 ? values[0] : values])
    class Remembered extends WebSocket {
      constructor(...parameters: ConstructorParameters<typeof WebSocket>) {
        super(...parameters)
        sockets.push(this)
      }
    }
    const world = {
      WebSocket: Remembered,
      require: () => Remembered,
      console: {
        log: (text: string) => logged.push(text),
        warn: (text: string) => logged.push(text),
        error: note('error'),
      },
      process: {
        env: {
          CTI_API_KEY: hub.apiKey,
          REACT_APP_CTI_SERVER: hub.url,
          REACT_APP_CTI_API_KEY: hub.apiKey,
          REACT_APP_CTI_APP_ID: hub.appId,
          REACT_APP_CTI_WS_SERVER: `${hub.url.replace('http', 'ws')}/ws?api_key=${hub.apiKey}`,
        },
      },
      setInterval: note('setInterval'),
      setTimeout: note('setTimeout'),
      CRM: { findContactByPhone: (phone: string) => ({ id: phone }), createActivity: note('activity') },
      startCallTimer: note('timer'),
      saveCallToHistory: note('history'),
      handleEvent: note('event'),
      connectWebSocket: note('reconnect'),
      ...more,
    }
    return new Function(...Object.keys(world), `return (() => {${addressed}\nreturn { ${names} }})()`)(
      ...Object.values(world),
    )
  }

  afterAll(async () => {
    for (const socket of sockets) socket.terminate()
  })
  const opening = (socket: WebSocket) =>
    until(async () => socket.readyState === WebSocket.OPEN, 'the WebSocket')
  const of = (name: string) => done.filter(([called]) => called === name).map(([, value]) => value)

  test('a backend that follows calls over the WebSocket, with the key in the address', async () => {
    const { ws } = run(snippet(WORKFLOW, 'Ringing:'), 'ws')
    await opening(ws)
    for (const event of answeredByDepartment()) await hub.deliver(event)
    await until(async () => of('history').length > 0, 'the call in the history')
    expect(logged.find(line => line.startsWith('Ringing'))).toMatch(/^Ringing: \+61491570156 → \+61\d+$/)
    expect(of('activity')[0]).toMatchObject({
      status: 'ringing',
      contact_id: '+61491570156',
      from: '+61491570156',
    })
    expect(of('timer')).toHaveLength(1)
    expect(of('history')[0]).toMatchObject({ type: 'call.ended', duration_seconds: 60 })
    expect(logged).toContainEqual(expect.stringMatching(/^Call ended: \d+, duration: 60s$/))
  })

  test('a backend that follows calls with the key in a header', async () => {
    const { ws } = run(snippet(WORKFLOW, 'Connected to CTI Server'), 'ws')
    await opening(ws)
    await hub.deliver(callEvent({ call_id: 7_500_000_000_000_001 }))
    await until(async () => of('event').some(event => event.call_id === 7_500_000_000_000_001), 'the event')
    expect(logged).toContain('Connected to CTI Server')
  })

  test('a backend that asks for the calls of the moment now and then', async () => {
    const seen = new Map()
    const { pollForCalls } = run(opened(snippet(WORKFLOW, 'async function pollForCalls')), 'pollForCalls', {
      callTracker: seen,
    })
    await pollForCalls()
    expect([...seen.values()]).toMatchObject([{ status: 'ringing' }])
    expect(logged).toContainEqual(expect.stringMatching(/^New inbound call: \+61491570156 → /))
    const ended = {
      call_id: 7_500_000_000_000_001,
      state: 'hangup',
      event_timestamp: Date.parse('2026-03-02T02:00:00Z'),
    }
    await hub.deliver(callEvent(ended))
    await until(
      async () => (await hub.get('/api/calls/active')).body.calls.length === 0,
      'the end of the call',
    )
    await pollForCalls()
    expect(of('setInterval')).toContainEqual([pollForCalls, 2000])
  })

  test('a backend that looks for calls it missed', async () => {
    const seen = new Map()
    const found: { id: string }[] = []
    const { syncMissingCalls } = run(
      opened(snippet(WORKFLOW, 'async function syncMissingCalls')),
      'syncMissingCalls',
      {
        callTracker: seen,
        getLastSyncTimestamp: () => 0,
        updateLastSyncTimestamp: () => undefined,
        processCall: (call: { id: string }) => found.push(call),
      },
    )
    await syncMissingCalls()
    expect(found).toHaveLength(2)
  })

  test('a backend that does both', async () => {
    const missed: { id: string }[] = []
    run(snippet(WORKFLOW, 'subscribeToWebSocket();'), '', {
      subscribeToWebSocket: () => undefined,
      getCalls: async () => (await hub.get('/api/calls')).body.calls,
      getWebSocketKnownCalls: () => [],
      onCallStatusChanged: (call: { id: string }) => missed.push(call),
    })
    const [check, every] = of('setInterval').at(-1)
    expect(every).toBe(30_000)
    await check()
    expect(missed).toHaveLength(2)
  })

  test('a page with a button to connect, the calls of the moment, the history, and what is new', async () => {
    const window = { location: { href: '' } }
    const button = snippet(INTEGRATION, 'function DialpadConnect').replace(
      /return <button[\s\S]*?<\/button>;/,
      'return handleConnect;',
    )
    const { DialpadConnect } = run(button, 'DialpadConnect', { window })
    DialpadConnect()()
    expect(window.location.href).toBe(`${hub.url}/auth/dialpad/connect?app_id=${hub.appId}`)

    const { loadActiveCalls } = run(snippet(INTEGRATION, 'async function loadActiveCalls'), 'loadActiveCalls')
    expect(await loadActiveCalls()).toEqual([])
    const { getCallHistory } = run(snippet(INTEGRATION, 'async function getCallHistory'), 'getCallHistory')
    expect(await getCallHistory()).toMatchObject({ calls: [{}, {}], total: 2, limit: 50, offset: 0 })
    expect(await getCallHistory({ direction: 'outbound' })).toMatchObject({ calls: [], total: 0 })

    const { subscribeToCallEvents } = run(
      snippet(INTEGRATION, 'function subscribeToCallEvents'),
      'subscribeToCallEvents',
    )
    const socket = subscribeToCallEvents()
    await opening(socket)
    const call = { call_id: 7_500_000_000_000_002, target: { type: 'user', id: 1, name: 'Jo' } }
    const at = Date.parse('2026-03-02T03:00:00Z')
    await hub.deliver(callEvent({ ...call, state: 'connected', date_connected: at, event_timestamp: at }))
    await until(async () => logged.includes('New call:'), 'the new call')
    socket.terminate()
  })
})
