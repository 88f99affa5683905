import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { type OAuthApp, signToken } from '@trunkline/dialpad'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, inject } from 'vitest'
import type { DialpadAccess } from '../src/connection/connections.ts'
import { type Database, openDatabase } from '../src/database/database.ts'
import { type Hub, startHub } from '../src/hub.ts'
import type { HubOptions } from '../src/hub-options.ts'
import { databaseUrl, hubUrl } from './postgres.ts'

export const INTERNAL_SECRET = 'internal-secret-of-the-tests'
export const SHARED_SECRET = 'shared-webhook-secret-of-the-tests'

export interface FreshDatabase {
  /** As the owner of its tables. */
  readonly url: string
  drop(): Promise<void>
}

/** A database of a test's own with the hub's tables in it, copied from the template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const asSuperuser = async (statement: string) => {
    const client = new pg.Client({ connectionString: inject('superuserUrl') })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await asSuperuser(`create database ${name} template test_template owner trunkline`)
  return {
    url: databaseUrl(inject('ownerUrl'), name),
    drop: () => asSuperuser(`drop database ${name} with (force)`),
  }
}

export interface TestDatabase {
  /** As the owner of its tables. */
  readonly url: string
  /** One connection as the owner of its tables, opened by the first query. */
  readonly asOwner: pg.Pool
  /** As a hub works with it. */
  readonly tables: Database
}

/**
 * A database for all tests of the file or `describe` that calls this: created before them, dropped after them. The fields
 * can be read in tests and hooks only.
 */
export function useTestDatabase(): TestDatabase {
  const database = {} as TestDatabase
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
    Object.assign(database, {
      url: fresh.url,
      asOwner: new pg.Pool({ connectionString: fresh.url, max: 1, idleTimeoutMillis: 0 }),
      tables: openDatabase(hubUrl(fresh.url), pino({ level: 'silent' })),
    })
    // A pool has ended before its connections have: dropping the database may end them first.
    database.asOwner.on('connect', client => client.on('error', () => undefined))
  })
  afterAll(async () => {
    await database.asOwner.end()
    await database.tables.close()
    await fresh.drop()
  })
  return database
}

export interface TestHub extends Hub {
  readonly url: string
  readonly appId: string
  readonly apiKey: string
  /** Asks with the key of the first app; gives the status and the parsed body. */
  get(path: string, apiKey?: string): Promise<{ status: number; body: any }>
  /** Delivers an event as Dialpad does, to the shared address. */
  deliver(event: object, secret?: string): Promise<Response>
}

/** A hub on a free port of this machine. Its first app's key is known only when the database is new. */
export async function startTestHub(database: string, options: Partial<HubOptions> = {}): Promise<TestHub> {
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const hub = await startHub({
    environment: 'sandbox',
    host: '127.0.0.1',
    port,
    publicUrl: url,
    trustProxy: false,
    rateLimits: null,
    databaseUrl: hubUrl(database),
    databaseOwnerUrl: database,
    dialpad: dialpadAt('http://127.0.0.1:9', { redirectUri: `${url}/auth/dialpad/callback` }),
    intake: 'webhook',
    returnOrigins: [],
    sharedWebhookSecret: SHARED_SECRET,
    internalApiSecret: INTERNAL_SECRET,
    encryptionKey: Buffer.alloc(32, 7),
    oldEncryptionKeys: [],
    eventRetentionDays: 90,
    feedRetentionDays: 90,
    missedCallGraceMs: 0,
    singleSignOn: null,
    allowPrivateWebhooks: true,
    log: pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }),
    ...options,
  })
  const firstKey = hub.firstApp.apiKey ?? ''
  return {
    ...hub,
    url,
    appId: hub.firstApp.app.id,
    apiKey: firstKey,
    async get(path, apiKey = firstKey) {
      const response = await fetch(url + path, { headers: { 'x-app-api-key': apiKey } })
      const text = await response.text()
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    deliver: (event, secret = SHARED_SECRET) =>
      postToken(`${url}/webhooks/dialpad`, signToken(JSON.stringify(event), secret)),
  }
}

/**
 * A hub for all tests of the file or `describe` that calls this: started before them, stopped after them. The fields can
 * be read in tests and hooks only.
 */
export function useTestHub(
  database: { readonly url: string } = useTestDatabase(),
  options: Partial<HubOptions> = {},
): TestHub {
  const hub = {} as TestHub
  beforeAll(async () => void Object.assign(hub, await startTestHub(database.url, options)))
  afterAll(() => hub.stop())
  return hub
}

/** How to get at some Dialpad by OAuth. */
export function dialpadAt(baseUrl: string, oauth: Partial<OAuthApp>): DialpadAccess {
  const client = { clientId: 'client', clientSecret: 'secret', redirectUri: '', scopes: 'offline_access' }
  return { baseUrl, apiKey: null, oauth: { ...client, baseUrl, ...oauth } }
}

export function postToken(url: string, token: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/jwt' }, body: token })
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Asks again until the answer is what is waited for. */
export async function until<T>(
  ask: () => Promise<T | undefined | false | null>,
  what: string,
  withinMs = 10_000,
): Promise<T> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
    const answer = await ask()
    if (answer) return answer
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`Waited in vain: ${what}`)
}
