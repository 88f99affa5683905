import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Encryptor } from '../access/encryption.ts'
import type { EngineQueries } from '../database/database.ts'

/** How an app's webhook or websocket signs: with a secret, for a while with either of two, or not at all. */
export interface Sender {
  readonly appId: string
  /** None: the webhook was made without a secret, and its events come as plain JSON. */
  readonly secrets: readonly string[]
}

/** What must be known of all apps to find the app of an event. */
export interface AppDirectory {
  readonly appIds: ReadonlySet<string>
  readonly senders: readonly Sender[]
  /** Apps by the id of the company that they are connected to. */
  readonly appsOfCompany: ReadonlyMap<string, readonly string[]>
  readonly appOfOffice: ReadonlyMap<string, string>
}

/** What is known of one app. */
interface KnownApp {
  readonly isActive: boolean
  readonly senders: readonly KnownSender[]
  readonly companyId: string | null
  readonly officeIds: readonly string[]
}

interface KnownSender {
  readonly secret: string | null
  readonly previous: string | null
  /** Until when the previous secret is valid, by `performance.now()`. */
  readonly previousUntil: number
}

/** A flood of forged tokens must not become a flood of queries. */
const RELOAD_AT_MOST_EVERY_MS = 1_000

/** Keeps the directory in memory: in the rush of a busy hour, an event costs no query to verify. */
export class AppCache {
  readonly #queries: EngineQueries
  readonly #encryptor: Encryptor
  #apps: ReadonlyMap<string, KnownApp> = new Map()
  #directory = toDirectory(this.#apps)
  /** When the next previous secret expires, by `performance.now()`. */
  #expiresAt = Number.POSITIVE_INFINITY
  #loadedAt = 0
  #loadingSoon: Promise<void> | null = null
  #lastLoad: Promise<void> = Promise.resolve()

  constructor(queries: EngineQueries, encryptor: Encryptor) {
    this.#queries = queries
    this.#encryptor = encryptor
  }

  get directory(): AppDirectory {
    if (performance.now() >= this.#expiresAt) this.#know(this.#apps)
    return this.#directory
  }

  /** Reads apps again. One load at a time, so that none overwrites what a later one found. @param appIds null: all apps */
  load(appIds: readonly string[] | null = null): Promise<void> {
    const load = this.#lastLoad.then(() => this.#load(appIds))
    this.#lastLoad = load.catch(() => undefined)
    return load
  }

  /** Reads all apps again a moment later; requests meanwhile share that. */
  loadSoon(): Promise<void> {
    const wait = Math.max(0, this.#loadedAt + RELOAD_AT_MOST_EVERY_MS - Date.now())
    this.#loadingSoon ??= sleep(wait)
      .then(() => this.load())
      .finally(() => {
        this.#loadingSoon = null
      })
    return this.#loadingSoon
  }

  async #load(appIds: readonly string[] | null): Promise<void> {
    const found = await this.#read(appIds)
    if (appIds === null) {
      this.#loadedAt = Date.now()
      return this.#know(found)
    }
    const others = [...this.#apps].filter(([appId]) => !appIds.includes(appId))
    this.#know(new Map([...others, ...found]))
  }

  async #read(appIds: readonly string[] | null): Promise<Map<string, KnownApp>> {
    const isAsked = (column: 'id' | 'app_id') =>
      sql<boolean>`${appIds}::uuid[] is null or ${sql.ref(column)} = any(${appIds}::uuid[])`
    const [apps, webhooks, websockets, connections, offices] = await Promise.all([
      this.#queries.selectFrom('apps').select(['id', 'active']).where(isAsked('id')).execute(),
      this.#queries
        .selectFrom('dialpad_webhooks')
        .select(['app_id', 'secret', 'previous_secret as previous'])
        .select(
          sql<number>`coalesce(extract(epoch from previous_secret_until - now()) * 1000, 0)::float8`.as(
            'previousMs',
          ),
        )
        .where(isAsked('app_id'))
        .execute(),
      this.#queries
        .selectFrom('dialpad_websockets')
        .select(['app_id', 'secret'])
        .where(isAsked('app_id'))
        .execute(),
      this.#queries
        .selectFrom('dialpad_connections')
        .select(['app_id', 'dialpad_org_id'])
        .where(isAsked('app_id'))
        .execute(),
      this.#queries.selectFrom('app_offices').selectAll().where(isAsked('app_id')).execute(),
    ])
    const now = performance.now()
    const senders = Map.groupBy(
      [
        ...webhooks.map(webhook => ({ ...webhook, previousUntil: now + webhook.previousMs })),
        ...websockets.map(websocket => ({ ...websocket, previous: null, previousUntil: now })),
      ],
      sender => sender.app_id,
    )
    const companies = new Map(connections.map(({ app_id, dialpad_org_id }) => [app_id, dialpad_org_id]))
    const officesOfApps = Map.groupBy(offices, office => office.app_id)
    return new Map(
      apps.map(({ id, active }) => {
        const app = {
          isActive: active,
          senders: (senders.get(id) ?? []).map(sender => this.#openSecrets(id, sender)),
          companyId: companies.get(id) ?? null,
          officeIds: (officesOfApps.get(id) ?? []).map(office => office.office_id),
        }
        return [id, app]
      }),
    )
  }

  #openSecrets(
    appId: string,
    sender: { secret: Buffer | null; previous: Buffer | null; previousUntil: number },
  ): KnownSender {
    const open = (bytes: Buffer | null) =>
      bytes === null ? null : this.#encryptor.decrypt(bytes, webhookSecretContext(appId))
    return {
      secret: open(sender.secret),
      previous: sender.previousUntil > performance.now() ? open(sender.previous) : null,
      previousUntil: sender.previousUntil,
    }
  }

  #know(apps: ReadonlyMap<string, KnownApp>): void {
    const now = performance.now()
    const ends = [...apps.values()]
      .flatMap(({ senders }) => senders)
      .filter(({ previous, previousUntil }) => previous !== null && previousUntil > now)
      .map(({ previousUntil }) => previousUntil)
    this.#apps = apps
    this.#directory = toDirectory(apps)
    this.#expiresAt = Math.min(...ends, Number.POSITIVE_INFINITY)
  }
}

function toDirectory(apps: ReadonlyMap<string, KnownApp>): AppDirectory {
  const now = performance.now()
  const active = [...apps].flatMap(([appId, app]) => (app.isActive ? [{ appId, ...app }] : []))
  const connected = active.filter(app => app.companyId !== null)
  const byCompany = Map.groupBy(connected, app => app.companyId ?? '')
  return {
    appIds: new Set(active.map(app => app.appId)),
    senders: [...apps].flatMap(([appId, { senders }]) =>
      senders.map(({ secret, previous, previousUntil }) => {
        const secrets = [secret, previousUntil > now ? previous : null]
        return { appId, secrets: secrets.filter(one => one !== null) }
      }),
    ),
    appsOfCompany: new Map([...byCompany].map(([company, found]) => [company, found.map(app => app.appId)])),
    appOfOffice: new Map(
      active.flatMap(({ appId, officeIds }) => officeIds.map(office => [office, appId] as const)),
    ),
  }
}

export function webhookSecretContext(appId: string): string {
  return `webhook secret of ${appId}`
}
