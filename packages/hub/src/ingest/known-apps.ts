import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'

/** How an app's webhook or websocket signs: with a secret, for a while with either of two, or not at all. */
export interface Sender {
  readonly appId: string
  /** None: the webhook was made without a secret, and its events come as plain JSON. */
  readonly secrets: readonly string[]
}

/** What must be known of all apps to tell whose an event is. */
export interface AppDirectory {
  readonly appIds: ReadonlySet<string>
  readonly senders: readonly Sender[]
  /** Apps by the id of the company that they are connected to. */
  readonly appsOfCompany: ReadonlyMap<string, readonly string[]>
  readonly appOfOffice: ReadonlyMap<string, string>
}

/** A flood of forged tokens must not become a flood of queries. */
const RELOAD_AT_MOST_EVERY_MS = 1_000

/** Keeps the directory in memory: in the rush of a busy hour, an event costs no query to verify. */
export class KnownApps {
  readonly #queries: Queries
  readonly #sealer: Sealer
  #directory: AppDirectory = {
    appIds: new Set(),
    senders: [],
    appsOfCompany: new Map(),
    appOfOffice: new Map(),
  }
  #loadedAt = 0
  #loading: Promise<void> | null = null

  constructor(queries: Queries, sealer: Sealer) {
    this.#queries = queries
    this.#sealer = sealer
  }

  get directory(): AppDirectory {
    return this.#directory
  }

  /** Reads everything again, as after an app was connected. */
  async load(): Promise<void> {
    const [apps, webhooks, websockets, connections, offices] = await Promise.all([
      this.#queries.selectFrom('apps').select('id').where('active', '=', true).execute(),
      this.#queries
        .selectFrom('dialpad_webhooks')
        .select([
          'app_id',
          'secret',
          sql<Buffer | null>`case when previous_secret_until > now() then previous_secret end`.as('previous'),
        ])
        .execute(),
      this.#queries.selectFrom('dialpad_websockets').select(['app_id', 'secret']).execute(),
      this.#queries.selectFrom('dialpad_connections').select(['app_id', 'dialpad_org_id']).execute(),
      this.#queries.selectFrom('app_offices').selectAll().execute(),
    ])
    const appIds = new Set(apps.map(app => app.id))
    const isActive = ({ app_id }: { app_id: string }) => appIds.has(app_id)
    const byCompany = Map.groupBy(connections.filter(isActive), connection => connection.dialpad_org_id)
    this.#directory = {
      appIds,
      senders: [
        ...webhooks.map(webhook => this.#readSender(webhook)),
        ...websockets.map(websocket => this.#readSender({ ...websocket, previous: null })),
      ],
      appsOfCompany: new Map([...byCompany].map(([company, rows]) => [company, rows.map(row => row.app_id)])),
      appOfOffice: new Map(offices.filter(isActive).map(({ office_id, app_id }) => [office_id, app_id])),
    }
    this.#loadedAt = Date.now()
  }

  /** Reads everything again a moment later, together with whoever else asks meanwhile. */
  loadSoon(): Promise<void> {
    const wait = Math.max(0, this.#loadedAt + RELOAD_AT_MOST_EVERY_MS - Date.now())
    this.#loading ??= sleep(wait)
      .then(() => this.load())
      .finally(() => {
        this.#loading = null
      })
    return this.#loading
  }

  #readSender(sender: { app_id: string; secret: Buffer | null; previous: Buffer | null }): Sender {
    const { app_id: appId, secret, previous } = sender
    const open = (bytes: Buffer) => this.#sealer.open(bytes, webhookSecretContext(appId))
    return { appId, secrets: [secret, previous].filter(bytes => bytes !== null).map(open) }
  }
}

export function webhookSecretContext(appId: string): string {
  return `webhook secret of ${appId}`
}
