import { sql } from 'kysely'
import type { CallRow } from '../../database/tables.ts'
import { textList } from '../../database/text-list.ts'
import { rowsOf, upsert } from '../../database/upsert.ts'
import type { Batch } from '../record-kind.ts'
import { recordUuid } from '../uuid.ts'
import type { CallGroup, KnownLegs } from './graph.ts'
import { formatLeg } from './reduce/leg.ts'
import type { Publication } from './reduce/publication.ts'
import { toDate, toRow, toTexts } from './rows.ts'
import { writeVoicemails } from './write-voicemails.ts'

/** Writes calls with their legs, voicemails and what has been published of them, each row once. */
export function write(batch: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  writeCalls(batch, groups, known)
  writeLegs(batch, groups, known)
  writeVoicemails(batch, groups, known)
  writePublications(batch, groups, known)
}

/** Writes the legs that are new, know more, or belong to another call than before. */
function writeLegs({ appId, later }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const ids: string[] = []
  const uuids: string[] = []
  const calls: string[] = []
  const knowledge: string[] = []
  for (const { legs, state } of groups) {
    const call = recordUuid(appId, state.callId)
    for (const [id, leg] of legs) {
      const before = known.get(id)
      if (before !== undefined && before.knowledge === leg && before.callUuid === call) continue
      ids.push(id)
      uuids.push(recordUuid(appId, id))
      calls.push(call)
      knowledge.push(leg === null ? '' : formatLeg(leg))
    }
  }
  if (ids.length === 0) return
  // Lists as text that PostgreSQL takes apart: it would parse JSON in JSON, and pg escapes every quote in arrays.
  later(sql`
    insert into call_legs (app_id, leg_id, leg_uuid, call_uuid, knowledge)
    select ${appId}, leg_id::bigint, leg_uuid::uuid, call_uuid::uuid, nullif(knowledge, '')
    from unnest(${textList(ids)}, ${textList(uuids)}, ${textList(calls)}, ${textList(knowledge)})
      as t (leg_id, leg_uuid, call_uuid, knowledge)
    on conflict (app_id, leg_id) do update set
      call_uuid = excluded.call_uuid, knowledge = excluded.knowledge`)
}

/** Writes the calls as they are now, removes the rows of those that became part of others, and keeps what is counted. */
function writeCalls({ appId, later }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const rows = groups.map(group => toRow(appId, group))
  const written = new Set(rows.map(row => row.id))
  const before = groups.flatMap(({ legs }) => [...legs.keys()].map(id => known.get(id)?.callUuid))
  const gone = [...new Set(before)].filter(uuid => uuid !== undefined).filter(uuid => !written.has(uuid))
  if (gone.length > 0) {
    later(sql`delete from call_texts where app_id = ${appId} and id = any(${gone}::uuid[])`)
  }
  later(upsertCalls(appId, rows, gone))
  later(
    upsert(
      'call_texts',
      ['app_id', 'id'],
      groups.map(group => toTexts(appId, group)),
      { onlyChanged: true },
    ),
  )
}

const CALL_KEY = ['app_id', 'id'] as const
/** By what calls are counted. */
const COUNTED = sql`
  (started_at at time zone 'UTC')::date as day, direction, status, coalesce(disposition, '') as disposition, was_recorded as recorded`

/**
 * One statement, which sees the rows as they were before it: so the counts change exactly as the calls do.
 *
 * @param gone uuids of calls that became part of others
 */
function upsertCalls(appId: string, rows: readonly CallRow[], gone: readonly string[]) {
  const { columns, incoming, assignments } = rowsOf('calls', CALL_KEY, rows)
  const ids = [...rows.map(row => row.id), ...gone]
  return sql`
    with incoming as materialized (${incoming}),
    before as materialized (
      select ${COUNTED} from calls where app_id = ${appId} and id = any(${ids}::uuid[])
    ), removed as (
      delete from calls where app_id = ${appId} and id = any(${gone}::uuid[])
    ), written as (
      insert into calls (${columns}) select ${columns} from incoming
      on conflict (app_id, id) do update set ${assignments}
    ), counted as (
      insert into call_counts as known (app_id, day, direction, status, disposition, recorded, calls)
      select ${appId}, day, direction, status, disposition, recorded, sum(change)
      from (
        select ${COUNTED}, 1 as change from incoming union all
        select day, direction, status, disposition, recorded, -1 from before
      ) as changes
      group by 2, 3, 4, 5, 6 having sum(change) <> 0 order by 2, 3, 4, 5, 6
      on conflict (app_id, day, direction, status, disposition, recorded)
        do update set calls = known.calls + excluded.calls
    ), ended as (
      delete from active_calls where app_id = ${appId} and id = any(${ids}::uuid[])
        and id not in (select id from incoming where status in ('ringing', 'active', 'held'))
    )
    insert into active_calls as known (app_id, id, started_at)
    select app_id, id, started_at from incoming where status in ('ringing', 'active', 'held')
    on conflict (app_id, id) do update set started_at = excluded.started_at
      where known.started_at <> excluded.started_at`
}

/**
 * Writes what has been published where that changed: under the call's first leg, in the place of what was stored under
 * legs that were the first before. A rebuild, which publishes nothing, leaves the groups' publications as they were.
 */
function writePublications({ appId, later }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const rows = []
  const gone: string[] = []
  for (const { legs, state, publication } of groups) {
    const stored = [...legs.keys()].filter(id => (known.get(id)?.publication ?? null) !== null)
    const others = stored.filter(id => id !== state.callId)
    gone.push(...others)
    const before = known.get(state.callId)?.publication ?? null
    if (others.length === 0 && (before === null ? isEmpty(publication) : isSame(before, publication)))
      continue
    rows.push({
      app_id: appId,
      leg_id: state.callId,
      milestones: [...publication.milestones],
      miss_due_at: toDate(publication.missDueAt),
      missed_at: toDate(publication.missedAt),
    })
  }
  if (gone.length > 0)
    later(sql`delete from call_publications where app_id = ${appId} and leg_id = any(${gone}::bigint[])`)
  if (rows.length === 0) return
  later(upsert('call_publications', ['app_id', 'leg_id'], rows))
}

function isEmpty({ milestones, missDueAt }: Publication): boolean {
  return milestones.length === 0 && missDueAt === null
}

function isSame(a: Publication, b: Publication): boolean {
  return (
    a.milestones.length === b.milestones.length && a.missDueAt === b.missDueAt && a.missedAt === b.missedAt
  )
}
