import { defineStatement, type Statement } from '../../database/statement.ts'
import type { CallRow } from '../../database/tables.ts'
import { joinTexts, splitTexts } from '../../database/text-list.ts'
import { partsOf, upsert } from '../../database/upsert.ts'
import type { Batch } from '../record-kind.ts'
import { recordUuid } from '../uuid.ts'
import type { CallGroup, KnownLegs } from './graph.ts'
import { formatLeg } from './reduce/leg.ts'
import type { Publication } from './reduce/publication.ts'
import { isOverWith } from './reduce/status.ts'
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
function writeLegs({ appId, writes }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
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
  writes.add({
    statement: WRITE_LEGS,
    values: [appId, joinTexts(ids), joinTexts(uuids), joinTexts(calls), joinTexts(knowledge)],
  })
}

const WRITE_LEGS = defineStatement(`
  insert into call_legs (app_id, leg_id, leg_uuid, call_uuid, knowledge)
  select $1, leg_id::bigint, leg_uuid::uuid, call_uuid::uuid, nullif(knowledge, '')
  from unnest(${splitTexts('$2')}, ${splitTexts('$3')}, ${splitTexts('$4')}, ${splitTexts('$5')})
    as t (leg_id, leg_uuid, call_uuid, knowledge)
  on conflict (app_id, leg_id) do update set
    call_uuid = excluded.call_uuid, knowledge = excluded.knowledge`)

/** Writes the calls as they are now, removes the rows of those that became part of others, and keeps what is counted. */
function writeCalls(batch: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const { appId } = batch
  const rows = groups.map(group => toRow(appId, group))
  const written = new Set(rows.map(row => row.id))
  const before = groups.flatMap(({ legs }) => [...legs.keys()].map(id => known.get(id)?.callUuid))
  const gone = [...new Set(before)].filter(uuid => uuid !== undefined).filter(uuid => !written.has(uuid))
  upsertCalls(batch, rows, gone)
  writeTexts(batch, groups, gone)
}

/**
 * Writes what is searched and read of calls that are over or have words. Not before: names change with every leg that rings,
 * and an index of words is expensive to change.
 */
function writeTexts({ appId, writes }: Batch, groups: readonly CallGroup[], gone: readonly string[]): void {
  const written = groups.filter(hasTexts)
  const removed = groups.filter(group => group.wasOver && !hasTexts(group))
  const ids = [...gone, ...removed.map(({ state }) => recordUuid(appId, state.callId))]
  if (ids.length > 0) writes.add({ statement: DELETE_TEXTS, values: [appId, ids] })
  if (written.length === 0) return
  const rows = written.map(group => toTexts(appId, group))
  writes.add(upsert('call_texts', CALL_KEY, rows, { onlyChanged: true }))
}

const DELETE_TEXTS = defineStatement('delete from call_texts where app_id = $1 and id = any($2::uuid[])')

function hasTexts({ state }: CallGroup): boolean {
  return isOverWith(state.status) || state.voicemailTranscript !== null || state.recapSummary !== null
}

const CALL_KEY = ['app_id', 'id'] as const
/** By what calls are counted. */
const COUNTED = `
  (started_at at time zone 'UTC')::date as day, direction, status, coalesce(disposition, '') as disposition, was_recorded as recorded`
const IS_ACTIVE = `status in ('ringing', 'active', 'held')`
const DELETE_CALLS = defineStatement('delete from calls where app_id = $1 and id = any($2::uuid[])')
let upsertStatement: Statement | undefined

/**
 * One statement, which sees the rows as they were before it: so the counts change exactly as the calls do.
 *
 * @param gone uuids of calls that became part of others
 */
function upsertCalls({ appId, writes }: Batch, rows: readonly CallRow[], gone: readonly string[]): void {
  upsertStatement ??= defineUpsert(Object.keys(rows[0] ?? {}))
  const ids = [...rows.map(row => row.id), ...gone]
  writes.add({ statement: upsertStatement, values: [JSON.stringify(rows), appId, ids] })
  if (gone.length > 0) writes.add({ statement: DELETE_CALLS, values: [appId, gone] })
}

function defineUpsert(columns: readonly string[]): Statement {
  const { list, incoming, assignments } = partsOf('calls', CALL_KEY, columns)
  return defineStatement(
    `insert into calls (${list}) select ${list} from calls_now on conflict (app_id, id) do update set ${assignments}`,
    [
      ['calls_now', incoming],
      ['counts_before', `select ${COUNTED} from calls where app_id = $2 and id = any($3::uuid[])`],
      [
        'counted',
        `insert into call_counts as known (app_id, day, direction, status, disposition, recorded, calls)
        select $2, day, direction, status, disposition, recorded, sum(change)
        from (
          select ${COUNTED}, 1 as change from calls_now union all
          select day, direction, status, disposition, recorded, -1 from counts_before
        ) as changes
        group by 2, 3, 4, 5, 6 having sum(change) <> 0 order by 2, 3, 4, 5, 6
        on conflict (app_id, day, direction, status, disposition, recorded)
          do update set calls = known.calls + excluded.calls`,
      ],
      [
        'active',
        `insert into active_calls as known (app_id, id, started_at)
        select app_id, id, started_at from calls_now where ${IS_ACTIVE}
        on conflict (app_id, id) do update set started_at = excluded.started_at
          where known.started_at <> excluded.started_at`,
      ],
      [
        'not_active',
        `delete from active_calls where app_id = $2 and id = any($3::uuid[])
          and id not in (select id from calls_now where ${IS_ACTIVE})`,
      ],
    ],
  )
}

/**
 * Writes what has been published where that changed: under the call's first leg, in the place of what was stored under
 * legs that were the first before. A rebuild, which publishes nothing, leaves the groups' publications as they were.
 */
function writePublications({ appId, writes }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
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
  if (gone.length > 0) writes.add({ statement: DELETE_PUBLICATIONS, values: [appId, gone] })
  if (rows.length === 0) return
  writes.add(upsert('call_publications', ['app_id', 'leg_id'], rows))
}

const DELETE_PUBLICATIONS = defineStatement(
  'delete from call_publications where app_id = $1 and leg_id = any($2::bigint[])',
)

function isEmpty({ milestones, missDueAt }: Publication): boolean {
  return milestones.length === 0 && missDueAt === null
}

function isSame(a: Publication, b: Publication): boolean {
  return (
    a.milestones.length === b.milestones.length && a.missDueAt === b.missDueAt && a.missedAt === b.missedAt
  )
}
