import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import {
  afterCursor,
  type Order,
  orderBy,
  type Page,
  type PageRequest,
  pageOf,
  selectPlace,
} from '../database/cursor-pagination.ts'
import type { AppTransaction } from '../database/database.ts'
import { Instant, Nullable, Text, Uuid } from '../schemas.ts'

const AttemptSchema = Type.Object({
  at: Instant,
  status: Type.Union([Type.Integer(), Type.Null()], { description: 'null: no response' }),
  error: Text,
  took_ms: Type.Integer(),
})

export const DeliveryBodySchema = Type.Object({
  id: Uuid,
  cursor: Type.Integer(),
  type: Type.String(),
  status: Type.String({ description: 'pending, delivered or failed' }),
  attempts: Type.Array(AttemptSchema),
  next_attempt_at: Nullable(Instant),
  created_at: Instant,
  delivered_at: Nullable(Instant),
})
export type DeliveryBody = Static<typeof DeliveryBodySchema>

const NEWEST_FIRST: Order = {
  by: [
    { column: sql.ref('d.created_at'), type: 'timestamptz' },
    { column: sql.ref('d.seq'), type: 'bigint' },
    { column: sql.ref('d.id'), type: 'uuid' },
  ],
  direction: 'desc',
}

/** What was or is to be sent to an endpoint, the newest first, with every attempt. @param status null: any */
export async function listDeliveries(
  queries: AppTransaction,
  endpointId: string,
  status: string | null,
  { limit, cursor, total }: PageRequest,
): Promise<Page<DeliveryBody>> {
  const matching = sql`endpoint_id = ${endpointId} and (${status}::text is null or d.status = ${status})`
  const { rows } = await sql<DeliveryRow & { place: string[] }>`
    select d.id, seq, type, d.status, next_attempt_at, created_at, delivered_at, ${selectPlace(NEWEST_FIRST)},
      (select json_agg(json_build_object('at', a.at, 'status', a.status, 'error', a.error, 'took_ms', a.took_ms)
        order by a.id) from webhook_attempts as a where a.delivery_id = d.id) as attempts
    from webhook_deliveries as d
    where ${matching} and ${cursor === null ? sql`true` : afterCursor(NEWEST_FIRST, cursor)}
    order by ${orderBy(NEWEST_FIRST)} limit ${limit + 1}`.execute(queries)
  const page = pageOf(rows, limit)
  const counted = total
    ? await sql<{ count: number }>`
        select count(*)::int as count from webhook_deliveries as d where ${matching}`.execute(queries)
    : null
  return {
    data: page.rows.map(present),
    nextCursor: page.nextCursor,
    total: counted?.rows[0]?.count ?? null,
  }
}

interface DeliveryRow {
  readonly id: string
  readonly seq: string
  readonly type: string
  readonly status: string
  readonly attempts: DeliveryBody['attempts'] | null
  readonly next_attempt_at: Date
  readonly created_at: Date
  readonly delivered_at: Date | null
}

function present(row: Omit<DeliveryRow, 'place'>): DeliveryBody {
  return {
    id: row.id,
    cursor: Number(row.seq),
    type: row.type,
    status: row.status,
    attempts: (row.attempts ?? []).map(attempt => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    next_attempt_at: row.status === 'pending' ? row.next_attempt_at.toISOString() : null,
    created_at: row.created_at.toISOString(),
    delivered_at: row.delivered_at?.toISOString() ?? null,
  }
}

/** Sends one again, whatever became of it. @returns how many: 0 when there is none of this id */
export async function replayDelivery(
  queries: AppTransaction,
  endpointId: string,
  id: string,
): Promise<number> {
  const { numUpdatedRows } = await queries
    .updateTable('webhook_deliveries')
    .set({ status: 'pending', attempts: 0, next_attempt_at: sql<Date>`now()` })
    .where('endpoint_id', '=', endpointId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Sends again all that happened in a span of time, in its order, also what was never sent. @returns how many */
export async function replayRange(
  queries: AppTransaction,
  endpointId: string,
  span: { since: Date; until: Date },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from webhook_deliveries where endpoint_id = ${endpointId} and seq in (
        select f.seq from feed as f join webhook_endpoints as e on e.app_id = f.app_id
        where e.id = ${endpointId} and f.created_at >= ${span.since} and f.created_at < ${span.until} and f.seq <= e.cursor)
    ), made as (
      insert into webhook_deliveries (app_id, endpoint_id, seq, type, subject)
      select e.app_id, e.id, f.seq, f.type, coalesce(f.subject_id, f.seq::text)
      from webhook_endpoints as e join feed as f on f.app_id = e.app_id
      where e.id = ${endpointId} and f.created_at >= ${span.since} and f.created_at < ${span.until} and f.seq <= e.cursor
        and is_wanted(f.type, e.types)
      returning 1
    )
    select count(*)::int as count from made`.execute(queries)
  return rows[0]?.count ?? 0
}
