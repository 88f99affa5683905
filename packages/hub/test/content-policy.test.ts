import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type ContentClass, type ContentRights, contentRightsOf } from '../src/access/content-policy.ts'
import type { Scope, StaffRole } from '../src/database/tables.ts'
import { callEvent } from './calls-of-dialpad.ts'
import { INTERNAL_SECRET, until, useTestHub } from './support.ts'

const PASSWORD = 'correct horse battery'
const PIN = '2468'
const START = Date.parse('2026-03-02T01:00:00Z')
const CALL = 6_900_000_000_000_101
const VOICEMAIL = 6_900_000_000_000_201
/** A word for each class of content, which nothing else holds: wherever it appears, content of the class does. */
const WORDS: Record<ContentClass, string> = {
  summary: 'Quillsummary',
  transcript: 'Quilltranscript',
  audio: 'Quillaudio',
}
const CLASSES = Object.keys(WORDS) as ContentClass[]
const NOTHING: ContentRights = new Set()

/** Which classes of content a text holds. */
function classesIn(text: string): ContentClass[] {
  return CLASSES.filter(name => text.includes(WORDS[name]))
}

/** Somebody who asks, with what the policy grants them: of one call, and in lists and streams. */
interface TestCaller {
  readonly name: string
  readonly headers: Record<string, string>
  readonly one: ContentRights
  readonly list: ContentRights
}

describe('the content policy', () => {
  const hub = useTestHub()
  let receiver: Server
  let received: string[]
  const callers: TestCaller[] = []

  beforeAll(async () => {
    received = []
    receiver = createServer(async (request, response) => {
      let text = ''
      for await (const part of request) text += part
      received.push(`${request.url} ${text}`)
      response.end()
    })
    await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))

    for (const scopes of [['read'], ['read', 'write'], ['read', 'content'], ['read', 'admin']] as Scope[][]) {
      const rights = contentRightsOf({ scopes })
      const headers = { 'x-api-key': await createKey(scopes) }
      callers.push({ name: `key ${scopes}`, headers, one: rights, list: rights })
    }
    await joinAs('admin', hub.firstAdminLink ?? '')
    for (const role of ['admin', 'manager', 'staff'] as const) {
      for (const isUnlocked of [false, true]) {
        const email = `${role}-${isUnlocked}@example.com`
        const cookie = await joinAs(role, await invite(role), email)
        if (isUnlocked) await unlock(cookie)
        callers.push({
          name: `${role} ${isUnlocked ? 'unlocked' : 'locked'}`,
          headers: { cookie, origin: hub.url },
          one: contentRightsOf({ role, isUnlocked }),
          list: NOTHING,
        })
      }
    }
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
    await ask('POST', '/api/webhook-endpoints', { 'x-api-key': hub.apiKey }, { url: `${url}/metadata` })
    const withContent = { url: `${url}/content`, content: true }
    await ask('POST', '/api/webhook-endpoints', { 'x-api-key': hub.apiKey }, withContent)
    await happen()
  }, 60_000)
  afterAll(async () => {
    await new Promise(resolve => receiver.close(resolve))
  })

  async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
    const answer = await fetch(hub.url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : null, answer }
  }

  async function createKey(scopes: readonly Scope[]): Promise<string> {
    const secret = { authorization: `Bearer ${INTERNAL_SECRET}` }
    const made = await ask('POST', `/internal/apps/${hub.appId}/keys`, secret, {
      name: `key ${scopes.join(' ')}`,
      scopes,
    })
    return made.body.api_key
  }

  async function invite(role: StaffRole): Promise<string> {
    return (await ask('POST', '/api/staff/invitations', { 'x-api-key': hub.apiKey }, { role })).body.url
  }

  /** @returns the cookies of a session */
  async function joinAs(role: string, link: string, email = `${role}@example.com`): Promise<string> {
    const person = { token: link.split('#')[1], password: PASSWORD, name: role, email }
    const { answer } = await ask('POST', '/session/links', { origin: hub.url }, person)
    return answer.headers
      .getSetCookie()
      .map(one => one.split(';')[0])
      .join('; ')
  }

  async function unlock(cookie: string): Promise<void> {
    const own = { cookie, origin: hub.url }
    await ask('PUT', '/api/staff/me/pin', own, { pin: PIN, password: PASSWORD })
    expect((await ask('POST', '/api/staff/me/unlock', own, { pin: PIN })).status).toBe(200)
  }

  /** A recorded conversation with transcript and recap, and a voicemail with its text. */
  async function happen(): Promise<void> {
    const { summary, transcript, audio } = WORDS
    const talk = { call_id: CALL, date_connected: START + 5_000 }
    const over = { ...talk, date_ended: START + 65_000, talk_time: 60_000, was_recorded: true }
    const url = `https://dialpad.example/r/${audio}`
    const details = [{ id: '77', duration: 60_000, recording_type: 'callrecording', start_time: START, url }]
    const recap = { recap_summary: `${summary} one`, recap_outcome: `${summary} two` }
    const more = { recap_purposes: [`${summary} three`], recap_action_items: [`${summary} four`] }
    const events: Record<string, unknown>[] = [
      { ...talk, state: 'connected', event_timestamp: START + 5_000 },
      { ...over, state: 'hangup', event_timestamp: START + 65_000 },
      {
        ...over,
        state: 'recording',
        recording_details: details,
        recording_url: [url],
        event_timestamp: START + 66_000,
      },
      {
        ...over,
        state: 'call_transcription',
        transcription_text: transcript,
        event_timestamp: START + 67_000,
      },
      { ...over, ...recap, ...more, state: 'recap_summary', event_timestamp: START + 68_000 },
    ]
    const left = { call_id: VOICEMAIL, voicemail_link: `https://dialpad.example/v/${audio}` }
    const heard = { ...left, transcription_text: transcript }
    events.push(
      { ...left, state: 'voicemail', event_timestamp: START + 100_000 },
      { ...left, state: 'hangup', date_ended: START + 120_000, event_timestamp: START + 120_000 },
      { ...left, state: 'voicemail_uploaded', event_timestamp: START + 121_000 },
      { ...heard, state: 'transcription', event_timestamp: START + 122_000 },
    )
    for (const event of events) await hub.deliver(callEvent(event))
    const whole = [...CLASSES].sort()
    await until(async () => {
      const { body } = await hub.get(`/api/calls/${CALL}`)
      const voicemail = await hub.get(`/api/calls/${VOICEMAIL}`)
      const texts = [JSON.stringify(body), JSON.stringify(voicemail.body)]
      return classesIn(texts[0] ?? '')
        .sort()
        .join() === whole.join() || classesIn(texts.join()).length === 3
        ? voicemail.body.transcript !== null && body.recap?.action_items?.length === 1
        : false
    }, 'all content')
  }

  test('holds at every GET route, for every kind of caller', async () => {
    const { paths } = (await hub.get('/openapi.json')).body
    const voicemail = (await hub.get('/api/voicemails')).body.voicemails[0]
    const seen = new Map<string, Set<ContentClass>>()
    for (const [path, operations] of Object.entries<any>(paths)) {
      if (operations.get === undefined || path.endsWith('/events') || path.startsWith('/internal')) continue
      const addresses = [CALL, VOICEMAIL, voicemail.id].map(id =>
        path.replace('{id}', String(id)).replace('{user_id}', '1').replace('{app_id}', hub.appId),
      )
      for (const caller of callers) {
        for (const address of new Set(addresses)) {
          const query = path.endsWith('/feed') ? '?since=0&limit=1000' : ''
          const { text } = await ask('GET', address + query, caller.headers)
          const found = classesIn(text)
          const allowed = path.includes('{id}') ? caller.one : caller.list
          expect([caller.name, address, found.filter(name => !allowed.has(name))]).toEqual([
            caller.name,
            address,
            [],
          ])
          const known = seen.get(`${caller.name} ${path}`) ?? new Set()
          seen.set(`${caller.name} ${path}`, new Set([...known, ...found]))
        }
      }
    }
    // The walk finds content where the policy allows it: a test that sees nothing anywhere proves nothing.
    const at = (name: string, path: string) => [...(seen.get(`${name} ${path}`) ?? [])].sort()
    const all = [...CLASSES].sort()
    for (const path of ['/api/calls/{id}', '/api/v1/calls/{id}', '/api/feed', '/api/v1/feed'])
      expect(at('key read,content', path)).toEqual(all)
    expect(at('key read,content', '/api/calls')).toEqual(all)
    expect(at('key read,admin', '/api/calls/{id}')).toEqual(all)
    expect(at('key read,content', '/api/voicemails')).toEqual(['audio', 'transcript'])
    expect(at('key read,content', '/api/v1/phone-log')).toEqual(['summary'])
    expect(at('staff unlocked', '/api/calls/{id}')).toEqual(all)
    expect(at('staff unlocked', '/api/v1/phone-log/{id}/transcript')).toEqual(['transcript'])
    expect(at('admin unlocked', '/api/v1/phone-log/{id}/recording')).toEqual(['audio'])
    expect(at('staff unlocked', '/api/v1/calls/{id}/transcript')).toEqual(['transcript'])
    expect(at('admin unlocked', '/api/v1/calls/{id}/recording')).toEqual(['audio'])
  }, 60_000)

  test('hidden fields are null and named, so that nobody takes them for missing', async () => {
    const [reader] = callers
    const { body } = await ask('GET', `/api/calls/${CALL}`, reader?.headers ?? {})
    expect(body).toMatchObject({ recap_summary: null, recap: null, recording_url: null, was_recorded: true })
    expect(body.redacted.sort()).toEqual(['recap', 'recap_summary', 'recording_url'])
    const full = (await hub.get(`/api/calls/${CALL}`)).body
    expect(full.redacted).toBeUndefined()
    expect(full.recap.action_items).toEqual([`${WORDS.summary} four`])
  })

  test('searching words of recaps and transcripts needs the right to read them', async () => {
    for (const { name, headers, one } of callers) {
      for (const [word, content] of [
        [WORDS.transcript, 'transcript'],
        [WORDS.summary, 'summary'],
      ] as const) {
        for (const list of ['/api/calls', '/api/v1/phone-log']) {
          const { body } = await ask('GET', `${list}?text=${word}`, headers)
          expect([name, list, word, body.calls.length > 0]).toEqual([name, list, word, one.has(content)])
          expect([name, list, body.total > 0]).toEqual([name, list, one.has(content)])
        }
      }
      const byName = await ask('GET', '/api/calls?text=Jennifer', headers)
      expect([name, byName.body.calls.length > 0]).toEqual([name, true])
    }
  })

  test('holds on the WebSocket and the event stream, with a key, a session and a ticket', async () => {
    for (const { name, headers, list } of callers) {
      const { ticket } = (await ask('POST', '/api/live/tickets', headers)).body
      const second = (await ask('POST', '/api/live/tickets', headers)).body.ticket
      const texts = {
        socket: await readSocket('?since=0', headers),
        'socket by ticket': await readSocket(`?since=0&ticket=${ticket}`, {}),
        stream: await readStream('?since=0', headers),
        'stream of messages': await readStream('?since=0&format=message', headers),
        'stream by ticket': await readStream(`?since=0&ticket=${second}`, {}),
      }
      for (const [exit, text] of Object.entries(texts)) {
        expect([name, exit, text.includes('call.updated')]).toEqual([name, exit, true])
        expect([name, exit, classesIn(text).sort()]).toEqual([name, exit, [...list].sort()])
      }
    }
  }, 60_000)

  test('outbound webhooks carry content only where somebody who may read it said so', async () => {
    await until(async () => classesIn(received.join()).length === 3, 'deliveries with content')
    const [, metadata] = ['/content', '/metadata'].map(path => received.filter(one => one.startsWith(path)))
    await until(async () => received.filter(one => one.startsWith('/metadata')).length >= 5, 'the others')
    expect(classesIn(metadata?.join() ?? '')).toEqual([])

    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/third`
    for (const { name, headers } of callers) {
      const allowed = name === 'key read,admin' || name === 'admin unlocked'
      const made = await ask('POST', '/api/webhook-endpoints', headers, { url, content: true })
      const code = allowed ? undefined : name === 'admin locked' ? 'PIN_REQUIRED' : 'INSUFFICIENT_SCOPE'
      expect([name, made.body.code, made.body.content]).toEqual([name, code, allowed ? true : undefined])
    }
    // Nor may somebody who may not read it send what another allowed somewhere else.
    const locked = callers.find(({ name }) => name === 'admin locked')?.headers ?? {}
    const { endpoints } = (await ask('GET', '/api/webhook-endpoints', locked)).body
    const content = endpoints.find((one: any) => one.content).id
    const plain = endpoints.find((one: any) => !one.content).id
    const patch = async (id: string, body: object) =>
      (await ask('PATCH', `/api/webhook-endpoints/${id}`, locked, body)).body.code
    expect(await patch(content, { url })).toBe('PIN_REQUIRED')
    expect(await patch(content, { types: ['call.ended'] })).toBe('PIN_REQUIRED')
    expect(await patch(plain, { content: true })).toBe('PIN_REQUIRED')
    expect(await patch(plain, { url })).toBeUndefined()
    expect(await patch(content, { content: false, url })).toBeUndefined()
  }, 30_000)

  test('whose content went to whom, by which route, is in the audit log', async () => {
    const staff = callers.find(({ name }) => name === 'staff unlocked')
    const { body } = await ask('GET', `/api/calls/${CALL}`, staff?.headers ?? {})
    await until(async () => {
      const { entries } = (await hub.get('/api/audit?limit=500')).body
      return entries.some(
        (one: any) =>
          one.action === 'content.read' &&
          one.actor.startsWith('user:') &&
          one.details.route === '/api/calls/:id' &&
          one.details.ids.includes(body.id),
      )
    }, 'the entry')
    const { entries } = (await hub.get('/api/audit?limit=500')).body
    const readers = entries.filter((one: any) => one.action === 'content.read').map((one: any) => one.actor)
    const { keys } = (
      await ask('GET', `/internal/apps/${hub.appId}/keys`, { authorization: `Bearer ${INTERNAL_SECRET}` })
    ).body
    const keyOf = (name: string) => `key:${keys.find((one: any) => one.name === name).key_id}`
    expect(readers).toContain(keyOf('key read content'))
    expect(readers).not.toContain(keyOf('key read'))
  })

  async function readSocket(query: string, headers: Record<string, string>): Promise<string> {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws${query}`, { headers })
    let text = ''
    socket.on('message', data => {
      text += data
    })
    await new Promise((_, refuse) => socket.on('error', refuse).on('open', _))
    await until(async () => text.includes('feed.ready'), 'the end of the replay')
    socket.terminate()
    return text
  }

  async function readStream(query: string, headers: Record<string, string>): Promise<string> {
    const stop = new AbortController()
    const answer = await fetch(`${hub.url}/api/events${query}`, { headers, signal: stop.signal })
    let text = ''
    for await (const part of answer.body ?? []) {
      text += Buffer.from(part).toString()
      if (text.includes('trunkline:ready')) break
    }
    stop.abort()
    return text
  }
})
