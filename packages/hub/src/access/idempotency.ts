import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AppTransaction, Database, Queries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Encryptor } from './encryption.ts'

/** For so long the same key gives the same answer. */
const KEPT_FOR = '24 hours'
/** What takes longer than this has died with its hub. */
const ABANDONED_AFTER = '2 minutes'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Once {
  readonly appId: string
  /** Null: it is done whenever it is asked for. */
  readonly key: string | null
  /** What is asked for: with another one, the key must not be used again. */
  readonly request: unknown
}

/**
 * Executes requests once per `Idempotency-Key`. Answers are kept encrypted: the secret of a new webhook endpoint or the link
 * of an invitation is among them.
 */
export class Idempotency {
  readonly #database: Database
  readonly #encryptor: Encryptor

  constructor(database: Database, encryptor: Encryptor) {
    this.#database = database
    this.#encryptor = encryptor
  }

  /**
   * Does something once for a key, and gives the same answer to everyone who asks again. What fails has not happened, and
   * may be asked for again.
   *
   * @throws HubError 409 IN_PROGRESS, 422 IDEMPOTENCY_KEY_REUSED; whatever `act` throws
   */
  async once(
    { appId, key, request }: Once,
    act: () => Promise<Answer>,
  ): Promise<Answer & { readonly replayed: boolean }> {
    if (key === null) return { ...(await act()), replayed: false }
    const hash = createHash('sha256').update(JSON.stringify(request)).digest()
    const known = await this.#database.changeForApp(appId, queries => claim(queries, appId, key, hash))
    if (known !== null) return { ...this.#open(known, appId, key), replayed: true }
    try {
      const answer = await act()
      await this.#keep(appId, key, answer)
      return { ...answer, replayed: false }
    } catch (error) {
      await this.#forget(appId, key)
      throw error
    }
  }

  async #keep(appId: string, key: string, { status, body }: Answer): Promise<void> {
    const encrypted = this.#encryptor
      .encrypt(JSON.stringify(body ?? null), contextOf(appId, key))
      .toString('base64')
    await this.#database.changeForApp(appId, queries =>
      queries
        .updateTable('idempotency_keys')
        .set({ status, answer: JSON.stringify({ encrypted }) })
        .where('app_id', '=', appId)
        .where('key', '=', key)
        .execute(),
    )
  }

  async #forget(appId: string, key: string): Promise<void> {
    await this.#database.changeForApp(appId, queries =>
      queries.deleteFrom('idempotency_keys').where('app_id', '=', appId).where('key', '=', key).execute(),
    )
  }

  #open({ status, answer }: Stored, appId: string, key: string): Answer {
    const encrypted = Buffer.from(answer.encrypted, 'base64')
    const body: unknown = JSON.parse(this.#encryptor.decrypt(encrypted, contextOf(appId, key)))
    return { status, body: body ?? undefined }
  }
}

interface Stored {
  readonly status: number
  readonly answer: { readonly encrypted: string }
}

function contextOf(appId: string, key: string): string {
  return `answer of ${appId} for ${key}`
}

/** Null: it is ours to do. */
async function claim(
  queries: AppTransaction,
  appId: string,
  key: string,
  hash: Buffer,
): Promise<Stored | null> {
  const { rows: claimed } = await sql`
    insert into idempotency_keys as known (app_id, key, request_hash) values (${appId}, ${key}, ${hash})
    on conflict (app_id, key) do update set request_hash = excluded.request_hash, status = null, created_at = now()
      where known.created_at < now() - ${KEPT_FOR}::interval
        or known.status is null and known.created_at < now() - ${ABANDONED_AFTER}::interval
    returning key`.execute(queries)
  if (claimed.length > 0) return null
  const known = await queries
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('app_id', '=', appId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (known !== undefined && !known.request_hash.equals(hash)) {
    throw new HubError(
      422,
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was already used for a different request',
    )
  }
  if (known === undefined || known.status === null) {
    throw new HubError(409, 'IN_PROGRESS', 'A request with this Idempotency-Key is still in progress')
  }
  return { status: known.status, answer: known.answer as Stored['answer'] }
}

/** Encrypts kept answers with today's key, as `reEncrypt` does with the secrets of apps. @throws when none of the keys fits */
export async function resealAnswers(queries: Queries, encryptor: Encryptor): Promise<void> {
  await queries.transaction().execute(async transaction => {
    const rows = await transaction
      .selectFrom('idempotency_keys')
      .select(['app_id', 'key', 'answer'])
      .where('answer', 'is not', null)
      .forUpdate()
      .execute()
    for (const { app_id: appId, key, answer } of rows) {
      const encrypted = Buffer.from((answer as Stored['answer']).encrypted, 'base64')
      if (encryptor.isCurrent(encrypted)) continue
      const context = contextOf(appId, key)
      const renewed = encryptor.encrypt(encryptor.decrypt(encrypted, context), context).toString('base64')
      await transaction
        .updateTable('idempotency_keys')
        .set({ answer: JSON.stringify({ encrypted: renewed }) })
        .where('app_id', '=', appId)
        .where('key', '=', key)
        .execute()
    }
  })
}

/** Forgets what nobody will ask for again. */
export async function forgetOldKeys(queries: Queries): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - ${KEPT_FOR}::interval`.execute(queries)
}
