import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type Actor, audit } from '../access/audit.ts'
import type { Encryptor } from '../access/encryption.ts'
import { count } from '../database/count.ts'
import { type Order, type Page, type PageRequest, readPage } from '../database/cursor-pagination.ts'
import type { AppTransaction, Database } from '../database/database.ts'
import type { EndpointRow } from '../database/tables.ts'
import { notFound } from '../errors.ts'
import { Instant, Nullable, Text, Texts, Uuid } from '../schemas.ts'
import { createWebhookSecret } from './signature.ts'

export const EndpointBodySchema = Type.Object({
  id: Uuid,
  url: Type.String(),
  description: Type.String(),
  types: Type.Union([Texts, Type.Null()], { description: 'null: all event types' }),
  content: Type.Boolean({
    description: 'Whether deliveries include recaps, transcripts and recording URLs',
  }),
  enabled: Type.Boolean(),
  disabled_reason: Text,
  failing_since: Nullable(Instant),
  created_at: Instant,
})
export type EndpointBody = Static<typeof EndpointBodySchema>

export interface EndpointChange {
  readonly url?: string
  readonly description?: string
  readonly types?: readonly string[] | null
  readonly content?: boolean
  readonly enabled?: boolean
}

export interface NewEndpoint {
  readonly url: string
  readonly description: string
  /** Null: all. */
  readonly types: readonly string[] | null
  readonly content: boolean
}

const OLDEST_FIRST: Order = {
  by: [
    { column: sql.ref('created_at'), type: 'timestamptz' },
    { column: sql.ref('id'), type: 'uuid' },
  ],
  direction: 'asc',
}

/** The webhook endpoints of apps. */
export class Endpoints {
  readonly #database: Database
  readonly #encryptor: Encryptor

  constructor(database: Database, encryptor: Encryptor) {
    this.#database = database
    this.#encryptor = encryptor
  }

  /** It receives what happens from now on. Its secret can be read again by those who manage it. */
  async create(
    appId: string,
    { url, description, types, content }: NewEndpoint,
    by: Actor,
  ): Promise<EndpointBody & { secret: string }> {
    const secret = createWebhookSecret()
    return this.#database.changeForApp(appId, async queries => {
      const row = await queries
        .insertInto('webhook_endpoints')
        .values({
          app_id: appId,
          url,
          description,
          types: types === null ? null : [...types],
          content,
          secret: this.#encryptor.encrypt(secret, secretContext(appId)),
          cursor: sql<string>`coalesce((select last_seq from feed_heads where app_id = ${appId}), 0)`,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const details = { url, content }
      await audit(queries, { appId, ...by, action: 'webhook.created', subject: row.id, details })
      return { ...present(row), secret }
    })
  }

  /** The oldest first. */
  async list(appId: string, request: PageRequest): Promise<Page<EndpointBody>> {
    return this.#database.forApp(appId, async queries => {
      const own = queries.selectFrom('webhook_endpoints').where('app_id', '=', appId)
      const page = await readPage(own.selectAll(), OLDEST_FIRST, request)
      return {
        data: page.rows.map(present),
        nextCursor: page.nextCursor,
        total: request.total ? await count(own) : null,
      }
    })
  }

  /** @throws HubError NOT_FOUND */
  async read(appId: string, id: string): Promise<EndpointBody & { secret: string }> {
    const row = await this.#find(appId, id)
    return { ...present(row), secret: this.#encryptor.decrypt(row.secret, secretContext(appId)) }
  }

  /**
   * One that is enabled again receives all that it missed.
   *
   * @param requireAllowed throws where the caller may not change it so; it is called with the endpoint as it is while
   * nobody else can change it
   * @throws HubError NOT_FOUND
   */
  async update(
    appId: string,
    id: string,
    change: EndpointChange,
    by: Actor,
    requireAllowed: (known: EndpointBody) => void,
  ): Promise<EndpointBody> {
    const { types, enabled, ...rest } = change
    const fields = {
      ...rest,
      ...(types === undefined ? {} : { types: types === null ? null : [...types] }),
      ...(enabled === undefined
        ? {}
        : { enabled, disabled_reason: enabled ? null : 'by hand', failing_since: null, alerted: false }),
      updated_at: new Date(),
    }
    return this.#database.changeForApp(appId, async queries => {
      const known = await queries
        .selectFrom('webhook_endpoints')
        .selectAll()
        .where('app_id', '=', appId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (known === undefined) throw notFound('Webhook endpoint')
      requireAllowed(present(known))
      const row = await queries
        .updateTable('webhook_endpoints')
        .set(fields)
        .where('app_id', '=', appId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      const details = { ...change }
      await audit(queries, { appId, ...by, action: 'webhook.updated', subject: id, details })
      if (enabled === true) await makeDue(queries, id)
      return present(row)
    })
  }

  /** @throws HubError NOT_FOUND */
  async remove(appId: string, id: string, by: Actor): Promise<void> {
    await this.#database.changeForApp(appId, async queries => {
      const { numDeletedRows } = await queries
        .deleteFrom('webhook_endpoints')
        .where('app_id', '=', appId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound('Webhook endpoint')
      await audit(queries, { appId, ...by, action: 'webhook.deleted', subject: id })
    })
  }

  /** A new secret; for a while deliveries are signed with the old one, too. @throws HubError NOT_FOUND */
  async rotateSecret(appId: string, id: string, graceMs: number, by: Actor): Promise<string> {
    const { secret: old } = await this.#find(appId, id)
    const secret = createWebhookSecret()
    await this.#database.changeForApp(appId, async queries => {
      await queries
        .updateTable('webhook_endpoints')
        .set({
          secret: this.#encryptor.encrypt(secret, secretContext(appId)),
          previous_secret: old,
          previous_secret_until: sql<Date>`now() + ${graceMs} * interval '1 ms'`,
        })
        .where('app_id', '=', appId)
        .where('id', '=', id)
        .execute()
      await audit(queries, { appId, ...by, action: 'webhook.secret_rotated', subject: id })
    })
    return secret
  }

  /** The secrets to sign with, today's first; the previous one only while it is valid. */
  secretsOf(row: Pick<EndpointRow, 'app_id' | 'secret' | 'previous_secret'>): string[] {
    const encrypted = [row.secret, ...(row.previous_secret === null ? [] : [row.previous_secret])]
    return encrypted.map(bytes => this.#encryptor.decrypt(bytes, secretContext(row.app_id)))
  }

  async #find(appId: string, id: string): Promise<EndpointRow> {
    const row = await this.#database.forApp(appId, queries =>
      queries
        .selectFrom('webhook_endpoints')
        .selectAll()
        .where('app_id', '=', appId)
        .where('id', '=', id)
        .executeTakeFirst(),
    )
    if (row === undefined) throw notFound('Webhook endpoint')
    return row
  }
}

/** What waited for its next attempt is sent now. */
async function makeDue(queries: AppTransaction, id: string): Promise<void> {
  await queries
    .updateTable('webhook_deliveries')
    .set({ next_attempt_at: sql<Date>`now()` })
    .where('endpoint_id', '=', id)
    .where('status', '=', 'pending')
    .execute()
}

export function secretContext(appId: string): string {
  return `outbound webhook secret of ${appId}`
}

function present(row: EndpointRow): EndpointBody {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: row.types,
    content: row.content,
    enabled: row.enabled,
    disabled_reason: row.disabled_reason,
    failing_since: row.failing_since?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  }
}
