import { describe, expect, test } from 'vitest'
import { CACHED_FOR_MS } from '../src/access/api-keys.ts'
import { INTERNAL_SECRET, until, useTestDatabase, useTestHub } from './support.ts'

/** What a notification takes, and then some: far less than a key is remembered. */
const NOTIFIED_WITHIN_MS = CACHED_FOR_MS / 3

describe('a key that hubs remember', () => {
  const database = useTestDatabase()
  const [first, second] = [useTestHub(database), useTestHub(database)]
  const hubs = [first, second]

  async function internal(method: string, path: string, body?: object): Promise<any> {
    const answer = await fetch(`${first.url}/internal${path}`, {
      method,
      headers: {
        authorization: `Bearer ${INTERNAL_SECRET}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.ok).toBe(true)
    return answer.status === 204 ? null : answer.json()
  }

  async function statusAt(hub: { readonly url: string }, apiKey: string): Promise<number> {
    const answer = await fetch(`${hub.url}/api/v1/calls?limit=1`, { headers: { 'x-api-key': apiKey } })
    await answer.arrayBuffer()
    return answer.status
  }

  async function rememberedKey(
    name: string,
    more: object = {},
  ): Promise<{ api_key: string; key_id: string }> {
    const made = await internal('POST', `/apps/${first.appId}/keys`, { name, scopes: ['read'], ...more })
    for (const hub of hubs) expect(await statusAt(hub, made.api_key)).toBe(200)
    return made
  }

  /** How long a hub still lets it in, in ms. */
  async function refusedAfter(hub: { readonly url: string }, apiKey: string): Promise<number> {
    const begun = performance.now()
    await until(async () => (await statusAt(hub, apiKey)) === 401, 'the key to be refused')
    return performance.now() - begun
  }

  test('is refused by the hub that revokes it with the next request, by others as soon as they are notified', async () => {
    const { api_key, key_id } = await rememberedKey('revoked')
    await internal('DELETE', `/apps/${first.appId}/keys/${key_id}`)
    expect(await statusAt(first, api_key)).toBe(401)
    expect(await refusedAfter(second, api_key)).toBeLessThan(NOTIFIED_WITHIN_MS)
  })

  test('is refused when its app is deactivated', async () => {
    const { app_id, api_key } = await internal('POST', '/apps', { name: 'Brief' })
    for (const hub of hubs) expect(await statusAt(hub, api_key)).toBe(200)
    await internal('PATCH', `/apps/${app_id}`, { active: false })
    expect(await statusAt(first, api_key)).toBe(403)
    await until(async () => (await statusAt(second, api_key)) === 403, 'the app', NOTIFIED_WITHIN_MS)
  })

  test('is refused in time when it expires', async () => {
    const expires_at = new Date(Date.now() + 1_500).toISOString()
    const { api_key } = await rememberedKey('brief', { expires_at })
    await refusedAfter(second, api_key)
    const late = Date.now() - Date.parse(expires_at)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(CACHED_FOR_MS / 3)
  })

  test('is refused within seconds by hubs that nobody notifies', async () => {
    const { api_key, key_id } = await rememberedKey('unnotified')
    const triggers = ['notify_key_change', 'notify_rights']
    for (const name of triggers) await database.asOwner.query(`alter table api_keys disable trigger ${name}`)
    try {
      for (const hub of hubs) expect(await statusAt(hub, api_key)).toBe(200)
      await database.asOwner.query('update api_keys set revoked_at = now() where id = $1', [key_id])
      const times = await Promise.all(hubs.map(hub => refusedAfter(hub, api_key)))
      for (const ms of times) expect(ms).toBeLessThan(CACHED_FOR_MS + 1_000)
    } finally {
      for (const name of triggers) await database.asOwner.query(`alter table api_keys enable trigger ${name}`)
    }
  })
})
