import { describe, expect, test } from 'vitest'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'

describe('managing apps and keys', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)

  async function ask(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const response = await fetch(`${hub.url}/internal${path}`, {
      method,
      headers: {
        authorization: `Bearer ${INTERNAL_SECRET}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  async function newApp(name: string): Promise<{ app_id: string; api_key: string }> {
    return (await ask('POST', '/apps', { name })).body
  }

  const statusWith = async (apiKey: string) => (await hub.get('/status', apiKey)).status

  test('nothing under /internal opens without the secret', async () => {
    const routes: [string, string][] = [
      ['GET', '/apps'],
      ['GET', `/apps/${hub.appId}`],
      ['PATCH', `/apps/${hub.appId}`],
      ['DELETE', `/apps/${hub.appId}`],
      ['GET', `/apps/${hub.appId}/keys`],
      ['POST', `/apps/${hub.appId}/keys`],
      ['GET', '/audit'],
    ]
    for (const [method, path] of routes) {
      for (const authorization of [undefined, 'Bearer wrong', `Bearer ${hub.apiKey}`]) {
        const headers = authorization === undefined ? {} : { authorization }
        const response = await fetch(`${hub.url}/internal${path}`, { method, headers })
        expect(response.status).toBe(401)
        expect(await response.json()).toMatchObject({ code: 'INVALID_INTERNAL_SECRET' })
      }
    }
  })

  test('an app is made, listed, changed, deactivated and, only then, deleted with all that is its own', async () => {
    const { app_id, api_key } = await newApp('  My CRM ')
    expect((await ask('GET', `/apps/${app_id}`)).body).toMatchObject({
      app_id,
      name: 'My CRM',
      active: true,
      office_ids: [],
      connected: false,
    })
    expect((await ask('GET', '/apps')).body.apps.map((app: any) => app.app_id)).toEqual([hub.appId, app_id])
    const changed = await ask('PATCH', `/apps/${app_id}`, { name: 'CRM', office_ids: ['5300000000000001'] })
    expect(changed.body).toMatchObject({ name: 'CRM', office_ids: ['5300000000000001'], active: true })
    expect(
      (await ask('PATCH', `/apps/${hub.appId}`, { office_ids: ['5300000000000001'] })).body,
    ).toMatchObject({ code: 'OFFICE_TAKEN' })

    expect((await ask('DELETE', `/apps/${app_id}`)).body).toMatchObject({ code: 'APP_ACTIVE' })
    await ask('PATCH', `/apps/${app_id}`, { active: false })
    expect(await hub.get('/status', api_key)).toMatchObject({ status: 403, body: { code: 'APP_INACTIVE' } })
    expect((await ask('DELETE', `/apps/${app_id}`)).status).toBe(204)
    expect(await statusWith(api_key)).toBe(401)
    expect((await ask('GET', `/apps/${app_id}`)).status).toBe(404)
    const { rows } = await database.asOwner.query('select from app_offices where app_id = $1', [app_id])
    expect(rows).toHaveLength(0)
  })

  test('a key that is rotated dies at once or, with a grace, lives as long as that', async () => {
    const { app_id, api_key: first } = await newApp('Rotating')
    const second = (await ask('POST', `/apps/${app_id}/api-key`)).body.api_key
    expect([await statusWith(first), await statusWith(second)]).toEqual([401, 200])
    const third = (await ask('POST', `/apps/${app_id}/api-key?grace=24h`)).body.api_key
    expect([await statusWith(second), await statusWith(third)]).toEqual([200, 200])
    const { keys } = (await ask('GET', `/apps/${app_id}/keys`)).body
    expect(keys).toHaveLength(2)
    const left = Date.parse(keys[1].expires_at) - Date.now()
    expect(left).toBeGreaterThan(23.9 * 3_600_000)
    expect(left).toBeLessThan(24.1 * 3_600_000)
    await database.asOwner.query("update api_keys set expires_at = now() - interval '1 s' where id = $1", [
      keys[1].key_id,
    ])
    // Changed past the hub, which is notified of it.
    await until(async () => (await statusWith(second)) === 401, 'the hub to refuse the old key')
    expect(await statusWith(third)).toBe(200)
    for (const grace of ['1y', 'soon', '-1h', '31d']) {
      expect((await ask('POST', `/apps/${app_id}/api-key?grace=${grace}`)).status).toBe(400)
    }
    expect((await ask('POST', `/apps/${NOBODY}/api-key`)).status).toBe(404)
  })

  test('an app has several named keys, each with its scopes, its end and its last use', async () => {
    const { app_id, api_key } = await newApp('Many keys')
    const made = await ask('POST', `/apps/${app_id}/keys`, { name: 'dashboard', scopes: ['read'] })
    expect(made.body).toMatchObject({ app_id, api_key: expect.stringMatching(/^tl_[0-9A-Za-z]{49}$/) })
    expect((await ask('POST', `/apps/${app_id}/keys`, { name: 'dashboard' })).body).toMatchObject({
      code: 'KEY_EXISTS',
    })
    const sender = (await ask('POST', `/apps/${app_id}/keys`, { name: 'zaps', scopes: ['write'] })).body

    const send = async (apiKey: string) => {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' }
      const body = JSON.stringify({ event: 'call.ended', call_id: '5965371398168576', direction: 'inbound' })
      const response = await fetch(`${hub.url}/api/v1/dialpad/webhook`, { method: 'POST', headers, body })
      return { status: response.status, body: (await response.json()) as any }
    }
    expect(await send(made.body.api_key)).toMatchObject({ status: 403, body: { code: 'INSUFFICIENT_SCOPE' } })
    expect((await send(sender.api_key)).status).toBe(200)
    expect((await hub.get('/api/calls', sender.api_key)).body).toMatchObject({ code: 'INSUFFICIENT_SCOPE' })
    expect((await hub.get('/api/calls', made.body.api_key)).status).toBe(200)

    const { keys } = (await ask('GET', `/apps/${app_id}/keys`)).body
    const names = Object.fromEntries(keys.map((key: any) => [key.name, key]))
    expect(names.dashboard).toMatchObject({ scopes: ['read'], hint: made.body.api_key.slice(0, 9) })
    expect(Date.parse(names.dashboard.last_used_at)).toBeGreaterThan(Date.now() - 60_000)
    expect(names.default.last_used_at).toBeNull()
    expect(JSON.stringify(keys)).not.toContain(api_key)

    expect((await ask('DELETE', `/apps/${app_id}/keys/${made.body.key_id}`)).status).toBe(204)
    expect(await statusWith(made.body.api_key)).toBe(401)
    expect(await statusWith(api_key)).toBe(200)
    const past = { name: 'late', expires_at: new Date(Date.now() - 1_000).toISOString() }
    expect((await ask('POST', `/apps/${app_id}/keys`, past)).status).toBe(400)
  })

  test('every change is in the audit log, with who and from where, and no key', async () => {
    const { app_id, api_key } = await newApp('Audited')
    await ask('POST', `/apps/${app_id}/api-key?grace=1h`)
    await ask('PATCH', `/apps/${app_id}`, { active: false })
    await ask('DELETE', `/apps/${app_id}`)
    const { entries } = (await ask('GET', `/audit?app_id=${app_id}`)).body
    expect(entries.map((entry: any) => entry.action)).toEqual([
      'app.deleted',
      'app.updated',
      'key.created',
      'key.rotated',
      'key.created',
      'app.created',
    ])
    for (const entry of entries) {
      expect(entry).toMatchObject({ actor: 'internal', address: expect.stringContaining('127.0.0.1') })
    }
    expect(JSON.stringify(entries)).not.toContain(api_key.slice(3))
    const older = (await ask('GET', `/audit?app_id=${app_id}&limit=2&before=${entries[3].id}`)).body.entries
    expect(older.map((entry: any) => entry.id)).toEqual([entries[4].id, entries[5].id])
  })
})
