import { beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, totp, Visitor } from './browser-session.ts'
import { callEvent } from './calls-of-dialpad.ts'
import {
  freshDatabase,
  INTERNAL_SECRET,
  startTestHub,
  until,
  useTestDatabase,
  useTestHub,
} from './support.ts'

const START = Date.parse('2026-03-02T01:00:00Z')
const CALL = 6_900_000_000_000_001

describe('the people at the pages', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  let admin: Visitor

  const visitor = () => new Visitor(() => hub)

  beforeAll(async () => {
    admin = visitor()
    const leg = { call_id: CALL, recording_details: [], event_timestamp: START }
    await hub.deliver(
      callEvent({ ...leg, state: 'voicemail', voicemail_link: 'https://dialpad.example/v/1' }),
    )
    await hub.deliver(callEvent({ ...leg, state: 'voicemail_uploaded', event_timestamp: START + 9_000 }))
    await hub.deliver(
      callEvent({
        ...leg,
        state: 'transcription',
        transcription_text: 'Call me',
        event_timestamp: START + 10_000,
      }),
    )
    await until(
      async () => (await hub.get('/api/calls')).body.calls[0]?.transcript === 'Call me',
      'the voicemail',
    )
  })

  test('the first administrator signs in by a link that is good once', async () => {
    const link = hub.firstAdminLink ?? ''
    expect(link).toMatch(new RegExp(`^${hub.url}/join#[\\w-]{43}$`))
    const token = link.split('#')[1]
    expect((await admin.ask('POST', '/session/links/lookup', { token })).body).toEqual({
      purpose: 'join',
      app: 'First app',
      email: null,
    })
    const ada = { name: 'Ada', email: 'Ada@Example.com' }
    expect((await admin.join(link, { ...ada, password: 'short' })).body).toMatchObject({
      code: 'WEAK_PASSWORD',
    })
    expect((await admin.join(link, ada)).body).toMatchObject({
      signed_in: true,
      app: { id: hub.appId },
      user: { name: 'Ada', email: 'ada@example.com', role: 'admin', has_pin: false, unlocked_until: null },
    })
    expect((await admin.ask('GET', '/session')).body.signed_in).toBe(true)
    expect((await visitor().join(link, { name: 'Eve', email: 'eve@example.com' })).body).toMatchObject({
      code: 'LINK_INVALID',
    })
    expect((await admin.ask('GET', '/api/calls')).status).toBe(200)
  })

  test('nobody signs up, or in with a wrong password, and the way in over simulated data is closed', async () => {
    const eve = { name: 'Eve', email: 'eve@example.com', password: PASSWORD }
    expect((await visitor().ask('POST', '/api/auth/sign-up/email', eve)).status).toBe(400)
    expect((await visitor().signIn('ada@example.com', 'wrong password')).status).toBe(401)
    expect((await visitor().ask('POST', '/session', {})).status).toBe(401)
    expect((await visitor().ask('GET', '/api/calls')).body).toMatchObject({ code: 'INVALID_API_KEY' })
  })

  test('an admin invites; what the others may do depends on their role', async () => {
    const invited = await admin.ask('POST', '/api/staff/invitations', {
      role: 'staff',
      email: 'sam@example.com',
    })
    const sam = visitor()
    expect(
      (await sam.join(invited.body.url, { name: 'Sam', email: 'else@example.com' })).body.user,
    ).toMatchObject({
      email: 'sam@example.com',
      role: 'staff',
    })
    expect((await sam.ask('GET', '/api/calls')).status).toBe(200)
    for (const [method, path] of [
      ['GET', '/api/staff'],
      ['POST', '/api/staff/invitations'],
      ['POST', '/auth/dialpad/disconnect'],
    ] as const) {
      const body = path.endsWith('invitations') ? { role: 'admin' } : undefined
      expect((await sam.ask(method, path, body)).body).toMatchObject({ code: 'INSUFFICIENT_SCOPE' })
    }
    const people = (await admin.ask('GET', '/api/staff')).body.staff
    expect(people.map((one: any) => [one.name, one.role])).toEqual([
      ['Ada', 'admin'],
      ['Sam', 'staff'],
    ])
    const [ada, samsRow] = people
    expect((await admin.ask('PATCH', `/api/staff/${samsRow.user_id}`, { role: 'admin' })).status).toBe(204)
    expect((await sam.ask('GET', '/api/staff')).status).toBe(200)
    expect((await admin.ask('PATCH', `/api/staff/${samsRow.user_id}`, { role: 'manager' })).status).toBe(204)
    expect((await admin.ask('DELETE', `/api/staff/${ada.user_id}`)).body).toMatchObject({
      code: 'LAST_ADMIN',
    })
  })

  test('a password is set anew by an admin’s link, which ends the sessions that there are', async () => {
    const sam = visitor()
    expect((await sam.signIn('sam@example.com')).status).toBe(200)
    const { staff } = (await admin.ask('GET', '/api/staff')).body
    const { user_id } = staff.find((one: any) => one.name === 'Sam')
    const { url } = (await admin.ask('POST', `/api/staff/${user_id}/reset`)).body
    const elsewhere = visitor()
    expect((await elsewhere.join(url, { password: 'another password' })).body.user.name).toBe('Sam')
    expect((await sam.ask('GET', '/session')).body.signed_in).toBe(false)
    expect((await visitor().signIn('sam@example.com')).status).toBe(401)
    expect((await visitor().signIn('sam@example.com', 'another password')).status).toBe(200)
    expect((await admin.ask('DELETE', `/api/staff/${user_id}`)).status).toBe(204)
    expect((await elsewhere.ask('GET', '/api/calls')).status).toBe(401)
  })

  test('somebody in several apps looks at one at a time, and at none that they are not in', async () => {
    const { body: other } = await fetch(`${hub.url}/internal/apps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Other' }),
    }).then(async answer => ({ body: (await answer.json()) as any }))
    const choose = () => admin.ask('PUT', '/session/app', { app_id: other.app_id })
    expect((await choose()).body).toMatchObject({ code: 'NOT_A_MEMBER' })
    const invitation = await fetch(`${hub.url}/api/staff/invitations`, {
      method: 'POST',
      headers: { 'x-api-key': other.api_key, 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'staff', email: 'ada@example.com' }),
    })
    const { url } = (await invitation.json()) as { url: string }
    expect(
      (await visitor().join(url, { name: 'Not Ada', password: 'a guessed password' })).body,
    ).toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    expect((await admin.join(url, { name: 'Ada' })).status).toBe(200)
    expect((await choose()).status).toBe(204)
    expect((await admin.ask('GET', '/session')).body).toMatchObject({
      app: { name: 'Other' },
      user: { role: 'staff' },
    })
    expect((await admin.ask('GET', '/api/calls')).body.total).toBe(0)
    await admin.ask('PUT', '/session/app', { app_id: hub.appId })
    expect((await admin.ask('GET', '/api/calls')).body.total).toBe(1)
  })

  test('a link that two use at the same moment lets one of them in', async () => {
    const { url } = (await admin.ask('POST', '/api/staff/invitations', { role: 'staff' })).body
    const rivals = ['one', 'two', 'three', 'four']
    const answers = await Promise.all(
      rivals.map(name => visitor().join(url, { name, email: `${name}@example.com` })),
    )
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
    expect((await admin.ask('GET', '/api/staff')).body.staff).toHaveLength(2)
    const weak = (await admin.ask('POST', '/api/staff/invitations', { role: 'staff' })).body.url
    const late = { name: 'Late', email: 'late@example.com' }
    expect((await visitor().join(weak, { ...late, password: 'short' })).body.code).toBe('WEAK_PASSWORD')
    expect((await visitor().join(weak, late)).status).toBe(200)
  })

  test('an admin of one app gets nobody’s password who is in another app, too', async () => {
    const { staff } = (await admin.ask('GET', '/api/staff')).body
    const { user_id } = staff.find((one: any) => one.name === 'Ada')
    const reset = await fetch(`${hub.url}/api/staff/${user_id}/reset`, {
      method: 'POST',
      headers: { 'x-api-key': hub.apiKey },
    })
    expect({ status: reset.status, body: await reset.json() }).toMatchObject({
      status: 403,
      body: { code: 'MEMBER_ELSEWHERE' },
    })
  })

  test('a page of another site does nothing with somebody’s cookies', async () => {
    const evil = 'https://evil.example'
    const invite = await admin.ask('POST', '/api/staff/invitations', { role: 'admin' }, evil)
    expect(invite.body).toMatchObject({ code: 'FOREIGN_ORIGIN' })
    expect((await admin.ask('DELETE', '/session', undefined, evil)).body).toMatchObject({
      code: 'FOREIGN_ORIGIN',
    })
    expect((await admin.ask('POST', '/api/auth/sign-out', {}, evil)).status).toBe(403)
    expect((await admin.ask('GET', '/session')).body.signed_in).toBe(true)
  })

  test('what was said is hidden until the PIN is shown, for ten minutes, and every look is written down', async () => {
    const transcript = () => admin.ask('GET', `/api/v1/phone-log/${CALL}/transcript`)
    const { calls } = (await admin.ask('GET', '/api/calls')).body
    expect(calls[0]).toMatchObject({ transcript: null, voicemail_url: null, recording_url: null })
    expect((await admin.ask('GET', `/api/calls/${CALL}`)).body).toMatchObject({
      transcript: null,
      voicemail: { transcript: null, recording_url: null },
    })
    expect((await transcript()).body).toMatchObject({ code: 'PIN_REQUIRED' })
    expect((await admin.ask('POST', '/api/staff/me/unlock', { pin: '2468' })).body).toMatchObject({
      code: 'NO_PIN',
    })

    const choose = (password: string) => admin.ask('PUT', '/api/staff/me/pin', { pin: '2468', password })
    expect((await choose('not my password')).body).toMatchObject({ code: 'WRONG_PASSWORD' })
    expect((await choose(PASSWORD)).status).toBe(204)
    const { rows } = await database.asOwner.query('select pin_hash from staff_pins')
    expect(rows[0].pin_hash).toMatch(/^argon2id\$/)
    expect(rows[0].pin_hash).not.toContain('2468')
    expect((await admin.ask('POST', '/api/staff/me/unlock', { pin: '1111' })).body).toMatchObject({
      code: 'WRONG_PIN',
      details: { attempts_left: 4 },
    })
    const unlocked = (await admin.ask('POST', '/api/staff/me/unlock', { pin: '2468' })).body.unlocked_until
    expect(Date.parse(unlocked) - Date.now()).toBeGreaterThan(9 * 60_000)
    expect((await transcript()).body).toEqual({
      call_id: String(CALL),
      transcript: 'Call me',
      kind: 'voicemail',
    })
    expect((await admin.ask('GET', `/api/v1/phone-log/${CALL}/recording`)).body).toMatchObject({
      recording_url: 'https://dialpad.example/v/1',
    })
    await database.asOwner.query("update staff_unlocks set until = now() - interval '1 second'")
    expect((await transcript()).body).toMatchObject({ code: 'PIN_REQUIRED' })
    await admin.ask('POST', '/api/staff/me/unlock', { pin: '2468' })
    await admin.ask('DELETE', '/api/staff/me/unlock')
    expect((await transcript()).status).toBe(403)

    const { entries } = (await admin.ask('GET', '/api/audit')).body
    const looks = entries.filter((one: any) => /^(transcript|recording)\.read$/.test(one.action))
    expect(looks.map((one: any) => [one.action, one.outcome])).toEqual([
      ['transcript.read', 'refused'],
      ['transcript.read', 'refused'],
      ['recording.read', 'done'],
      ['transcript.read', 'done'],
      ['transcript.read', 'refused'],
    ])
    expect(looks[0]).toMatchObject({
      actor: expect.stringMatching(/^user:/),
      details: { call_id: String(CALL), code: 'PIN_REQUIRED' },
      address: expect.stringContaining('127.0.0.1'),
    })
    expect(JSON.stringify(entries)).not.toContain('2468')
  })

  test('five wrong PINs in a row lock it, however many come at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        admin.ask('POST', '/api/staff/me/unlock', { pin: String(3000 + index) }),
      ),
    )
    const codes = guesses.map(guess => guess.body.code)
    expect(codes.filter(code => code === 'WRONG_PIN')).toHaveLength(5)
    expect(codes.filter(code => code === 'PIN_LOCKED')).toHaveLength(7)
    expect((await admin.ask('POST', '/api/staff/me/unlock', { pin: '2468' })).body).toMatchObject({
      code: 'PIN_LOCKED',
    })
    await database.asOwner.query("update staff_pins set locked_until = now() - interval '1 second'")
    expect((await admin.ask('POST', '/api/staff/me/unlock', { pin: '2468' })).status).toBe(200)
  })

  test('a key needs the scope for what was said, and has no PIN', async () => {
    const path = `/api/v1/phone-log/${CALL}/transcript`
    expect((await hub.get(path)).body).toMatchObject({ transcript: 'Call me' })
    const made = await fetch(`${hub.url}/internal/apps/${hub.appId}/keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INTERNAL_SECRET}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'reader', scopes: ['read'] }),
    })
    const { api_key } = (await made.json()) as { api_key: string }
    expect((await hub.get(path, api_key)).body).toMatchObject({ code: 'INSUFFICIENT_SCOPE' })
    expect((await hub.get('/api/v1/phone-log/1/transcript')).status).toBe(404)
  })

  test('a second factor is asked for once it is set up', async () => {
    const enabled = await admin.ask('POST', '/api/auth/two-factor/enable', { password: PASSWORD })
    const secret = new URL(enabled.body.totpURI).searchParams.get('secret') ?? ''
    const verify = (one: Visitor) =>
      one.ask('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret, Date.now()) })
    expect((await verify(admin)).status).toBe(200)
    const ada = visitor()
    expect((await ada.signIn('ada@example.com')).body).toMatchObject({ twoFactorRedirect: true })
    expect((await ada.ask('GET', '/session')).body.signed_in).toBe(false)
    expect((await ada.ask('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect((await verify(ada)).status).toBe(200)
    expect((await ada.ask('GET', '/session')).body.user).toMatchObject({ name: 'Ada', second_factor: true })
    expect((await ada.ask('DELETE', '/session')).status).toBe(204)
    expect((await ada.ask('GET', '/session')).body.signed_in).toBe(false)
  })
})

test('over simulated data a demo user is signed in by one click, who is gone when the data is real', async () => {
  const database = await freshDatabase()
  let hub = await startTestHub(database.url, { environment: 'simulated' })
  const one = new Visitor(() => hub)
  const opened = await one.ask('POST', '/session', {})
  expect(opened.body).toMatchObject({
    signed_in: true,
    user: { name: 'Demo user', role: 'admin' },
    simulated: true,
  })
  expect((await one.ask('GET', '/api/calls')).status).toBe(200)
  expect((await new Visitor(() => hub).ask('POST', '/session', {})).body.signed_in).toBe(true)
  await hub.stop()
  hub = await startTestHub(database.url, { environment: 'production' })
  expect((await one.ask('GET', '/session')).body.signed_in).toBe(false)
  expect((await one.ask('GET', '/api/calls')).status).toBe(401)
  await hub.stop()
  await database.drop()
})
