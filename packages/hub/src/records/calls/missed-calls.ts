import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../../database/database.ts'
import { isDatabaseUnavailable } from '../../database/errors.ts'
import { lockApp } from '../../database/locks.ts'
import { Writes } from '../../database/writes.ts'
import { appendToFeed } from '../../feed/append.ts'
import type { Batch } from '../record-kind.ts'
import { Written } from '../written.ts'
import { type Change, readLegsOf, toFeed } from './apply.ts'
import { CallGraph } from './graph.ts'
import { publishMissed } from './reduce/publication.ts'
import { toListedRow } from './rows.ts'
import { write } from './write.ts'

const POLL_INTERVAL_MS = 1_000
/** So many calls are published in one transaction. */
const AT_ONCE = 500

/**
 * Publishes calls as missed once no leg can turn up any more that was answered. States: idle → (due) publishing → idle.
 * Every hub looks, one publishes: under the lock that applying takes, and in the transaction that notes it.
 */
export class MissedCalls {
  readonly #database: Pick<Database, 'all' | 'inTransaction'>
  readonly #log: Logger
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | null = null

  constructor(database: Pick<Database, 'all' | 'inTransaction'>, log: Logger) {
    this.#database = database
    this.#log = log
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.#publishDue().finally(() => {
        this.#round = null
      })
    }, POLL_INTERVAL_MS)
  }

  /** Finishes what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }

  async #publishDue(): Promise<void> {
    try {
      const { rows } = await sql`select from call_publications where miss_due_at <= now() limit 1`.execute(
        this.#database.all,
      )
      if (rows.length > 0) await publishMissedCalls(this.#database)
    } catch (error) {
      // They stay due. That the database is away is in the log already.
      if (!isDatabaseUnavailable(error))
        this.#log.error({ err: error }, 'cannot publish missed calls, retrying')
    }
  }
}

/** Publishes the calls that are due, unless an event of their app that was received in time still waits to be applied. */
export async function publishMissedCalls(database: Pick<Database, 'all' | 'inTransaction'>): Promise<void> {
  const { rows } = await sql<{ appId: string }>`
    select distinct app_id as "appId" from call_publications where miss_due_at <= now()`.execute(database.all)
  for (const { appId } of rows) {
    await database.inTransaction(async (queries, later) => {
      const locked = lockApp(appId).execute(queries)
      // What is due first, then its legs one by one ("offset 0" keeps them apart): where hardly anything is due, the
      // planner would join all legs there are.
      const due = sql<{ callUuid: string }>`
        with due as materialized (
          select leg_id from call_publications
          where app_id = ${appId} and miss_due_at <= now() and miss_due_at < coalesce((
            select received_at from pending_events
            where app_id = ${appId} and next_attempt_at <= now() order by event_id limit 1), 'infinity')
          order by miss_due_at limit ${AT_ONCE}
        )
        select distinct leg.call_uuid as "callUuid"
        from due cross join lateral (
          select call_uuid from call_legs where app_id = ${appId} and leg_id = due.leg_id offset 0
        ) as leg`.execute(queries)
      const [, { rows: calls }] = await Promise.all([locked, due])
      const uuids = calls.map(call => call.callUuid)
      if (uuids.length > 0)
        await publishThese(
          {
            appId,
            queries,
            writes: new Writes(later, false),
            written: new Written(),
            missGraceMs: 0,
          },
          uuids,
        )
    })
  }
}

async function publishThese(batch: Batch, callUuids: readonly string[]): Promise<void> {
  const { appId, queries } = batch
  const stored = await readLegsOf(batch, callUuids)
  const groups = new CallGraph(stored).groups()
  const now = Date.now()
  const missed = groups.filter(
    ({ state, publication }) => state.status === 'missed' && publication.missDueAt !== null,
  )
  for (const group of groups) {
    group.publication = missed.includes(group)
      ? publishMissed(group.publication, now)
      : { ...group.publication, missDueAt: null }
  }
  const changes = missed.map(
    ({ state, publication }): Change => ({
      eventId: null,
      type: 'call.missed',
      at: new Date(state.endedAt ?? now),
      row: toListedRow(appId, state, publication, now),
      merged: [],
    }),
  )
  write(batch, groups, new Map(stored.map(leg => [leg.legId, leg])))
  await appendToFeed(queries, appId, await toFeed(batch, changes))
}
