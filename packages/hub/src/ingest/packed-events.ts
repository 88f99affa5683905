import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { sql } from 'kysely'
import type { EngineQueries, Queries } from '../database/database.ts'
import type { EventSource } from '../database/tables.ts'

/** Larger blocks compress little better, and each is in memory as a whole. */
const EVENTS_IN_BLOCK = 2_000
const BYTES_IN_BLOCK = 16 * 1024 * 1024

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A raw event with its provenance, as the log has it. */
export interface RawEventRow {
  readonly id: string
  /** ISO 8601, to the microsecond. */
  readonly received_at: string
  readonly app_id: string | null
  readonly source: EventSource
  readonly kind: string
  readonly event_type: string | null
  readonly subject_id: string | null
  readonly sync_run_id: string | null
  readonly payload: string
}

/**
 * Replaces raw events that were received before a moment by compressed blocks. An event is always in one of the two; events
 * that wait to be applied or assigned stay as they are.
 *
 * @param before at least a day ago
 * @param signal ends the work after the block at hand
 * @returns how many events were packed
 */
export async function packRawEvents(
  queries: EngineQueries,
  before: Date,
  signal?: AbortSignal,
): Promise<number> {
  let packed = 0
  for (let after = '0'; signal?.aborted !== true; ) {
    const rows = await readOldest(queries, before, after)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
    const block = await compress(JSON.stringify(rows.map(toList)))
    await sql`select store_raw_event_block(${rows.map(row => row.id)}::bigint[], ${block})`.execute(queries)
    packed += rows.length
  }
  if (packed > 0) await sql`select drop_packed_weeks()`.execute(queries)
  return packed
}

async function readOldest(queries: EngineQueries, before: Date, after: string): Promise<RawEventRow[]> {
  const { rows } = await sql<RawEventRow>`
    select id, received_at, app_id, source, kind, event_type, subject_id, sync_run_id, payload from (
      select e.id::text as id, to_json(received_at) #>> '{}' as received_at, app_id, source, kind, event_type, subject_id,
        sync_run_id::text, payload, e.id as place,
        sum(octet_length(payload)) over (order by e.id) - octet_length(payload) as bytes_before
      from raw_events as e
      where e.id > ${after} and e.received_at < ${before}
        and not exists (select from pending_events as p where p.app_id = e.app_id and p.event_id = e.id)
        and not exists (select from unassigned_events as u where u.event_id = e.id)
      order by e.id limit ${EVENTS_IN_BLOCK}
    ) as oldest
    where bytes_before < ${BYTES_IN_BLOCK} order by place`.execute(queries)
  return rows
}

/** Packed events, block by block, the oldest first. @param after only events with higher ids */
export async function* readPackedEvents(queries: Queries, after = '0'): AsyncGenerator<RawEventRow[]> {
  for (let last = after; ; ) {
    const { rows } = await sql<{ lastId: string; packed: Buffer }>`
      select last_id as "lastId", packed from raw_event_blocks where last_id > ${last} order by first_id limit 1`.execute(
      queries,
    )
    const [block] = rows
    if (block === undefined) return
    last = block.lastId
    const lists: Parameters<typeof fromList>[0][] = JSON.parse(String(await decompress(block.packed)))
    yield lists.map(fromList).filter(({ id }) => BigInt(id) > BigInt(after))
  }
}

/** How many packed events have higher ids. */
export async function countPackedEvents(queries: Queries, after = '0'): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(events), 0)::int as total from raw_event_blocks where last_id > ${after}`.execute(
    queries,
  )
  return rows[0]?.total ?? 0
}

function toList(row: RawEventRow) {
  const { id, received_at, app_id, source, kind, event_type, subject_id, sync_run_id, payload } = row
  return [id, received_at, app_id, source, kind, event_type, subject_id, sync_run_id, payload] as const
}

function fromList([
  id,
  received_at,
  app_id,
  source,
  kind,
  event_type,
  subject_id,
  sync_run_id,
  payload,
]: ReturnType<typeof toList>): RawEventRow {
  return { id, received_at, app_id, source, kind, event_type, subject_id, sync_run_id, payload }
}
