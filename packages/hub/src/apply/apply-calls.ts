import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallEvent } from '@trunkline/dialpad'
import { sql } from 'kysely'
import { presentCall } from '../calls/call-body.ts'
import { openDirectory } from '../calls/directory.ts'
import { LISTED, type ListedRow } from '../calls/find-calls.ts'
import type { CallRow } from '../database/tables.ts'
import type { FeedEntry } from '../feed/append.ts'
import type { Batch, Tell } from './batch.ts'
import { CallGraph, type CallGroup, clusterIds, idsOf, type StoredLeg } from './call-graph.ts'
import { callUuid } from './call-uuid.ts'
import type { CallState } from './reducers/call.ts'
import { nameChange } from './reducers/call-change.ts'
import type { Understood } from './understand.ts'
import { writeVoicemails } from './write-voicemails.ts'

interface Applied {
  readonly eventId: string
  readonly event: CallEvent
  readonly receivedAt: Date
}

interface Change {
  readonly eventId: string
  readonly type: FeedEntry['type']
  readonly at: Date
  readonly row: ListedRow
  readonly merged: readonly string[]
}

/** So many events are told before they are written; while PostgreSQL is at them, the next are told. */
const PART = 250

/**
 * Applies the call events among an app's events, in their order, and writes each leg and call that they touch once. The
 * feed is told of every event.
 */
export async function applyCalls(batch: Batch, events: readonly Understood[], tell: Tell): Promise<void> {
  const applied = callsAmong(events)
  if (applied.length === 0) return
  const stored = await readLegs(batch, applied)
  const graph = new CallGraph(stored)
  const known = new Map(stored.map(leg => [leg.legId, leg]))
  const telling: Promise<void>[] = []
  const parts = partsOf(applied, stored)
  for (const part of parts) {
    if (tell === null) for (const { event, receivedAt } of part) graph.learn(event, receivedAt.getTime())
    else {
      const told = toFeed(batch, addAll(batch.appId, graph, part)).then(tell)
      // It fails with all the rest, at the end.
      told.catch(() => undefined)
      telling.push(told)
    }
    // What was asked leaves now, and whoever else waits has a turn.
    if (parts.length > 1) await nextTurn()
    write(batch, graph.groupsOf(part.map(({ event }) => event)), known)
  }
  await Promise.all(telling)
}

function callsAmong(events: readonly Understood[]): Applied[] {
  const applied: Applied[] = []
  for (const { call, eventId, receivedAt } of events) {
    if (call !== null) applied.push({ eventId, event: call, receivedAt })
  }
  return applied
}

/** Parts of some hundred events, each with all events of its calls. */
function partsOf(applied: readonly Applied[], stored: readonly StoredLeg[]): Applied[][] {
  const clusterOf = clusterIds([
    ...stored.map(({ legId, callUuid }) => [legId, callUuid]),
    ...applied.map(({ event }) => idsOf(event)),
  ])
  const parts: Applied[][] = []
  for (const cluster of Map.groupBy(applied, ({ event }) => clusterOf(event.callId)).values()) {
    const last = parts.at(-1)
    if (last === undefined || last.length >= PART) parts.push([...cluster])
    else last.push(...cluster)
  }
  return parts
}

function addAll(appId: string, graph: CallGraph, part: readonly Applied[]): Change[] {
  return part.map(({ eventId, event, receivedAt }) => {
    const { before, after } = graph.add(event, receivedAt.getTime())
    const row = toListedRow(appId, after)
    const uuidsBefore = before.map(call => callUuid(appId, call.callId))
    return {
      eventId,
      type: nameChange(before[0] ?? null, after),
      at: new Date(event.timestamp ?? receivedAt),
      row,
      merged: uuidsBefore.filter(uuid => uuid !== row.id),
    }
  })
}

type KnownLegs = ReadonlyMap<string, StoredLeg>

function write(batch: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  writeCalls(batch, groups, known)
  writeLegs(batch, groups, known)
  writeVoicemails(batch, groups)
}

/** Every leg of every call that the events name. */
async function readLegs({ queries, appId }: Batch, applied: readonly Applied[]): Promise<StoredLeg[]> {
  const ids = [...new Set(applied.flatMap(({ event }) => idsOf(event)))]
  const { rows } = await sql<StoredLeg>`
    select leg_id as "legId", call_uuid as "callUuid", knowledge from call_legs
    where app_id = ${appId} and call_uuid in (
      select call_uuid from call_legs where app_id = ${appId} and leg_id = any(${ids}::bigint[]))`.execute(
    queries,
  )
  return rows
}

/** Writes the legs that are new, know more, or belong to another call than before. */
function writeLegs({ appId, later }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const rows = groups.flatMap(({ legs, state }) => {
    const call = callUuid(appId, state.callId)
    return [...legs].flatMap(([legId, knowledge]) => {
      const before = known.get(legId)
      if (before !== undefined && before.knowledge === knowledge && before.callUuid === call) return []
      return [{ leg_id: legId, leg_uuid: callUuid(appId, legId), call_uuid: call, knowledge }]
    })
  })
  if (rows.length === 0) return
  later(sql`
    insert into call_legs (app_id, leg_id, leg_uuid, call_uuid, knowledge)
    select ${appId}, leg_id, leg_uuid, call_uuid, knowledge
    from json_to_recordset(${JSON.stringify(rows)})
      as t (leg_id bigint, leg_uuid uuid, call_uuid uuid, knowledge jsonb)
    on conflict (app_id, leg_id) do update set
      call_uuid = excluded.call_uuid, knowledge = excluded.knowledge`)
}

/** Writes the calls as they are now and removes the rows of those that went up in others. */
function writeCalls({ appId, later }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const rows = groups.map(group => toRow(appId, group))
  const written = new Set(rows.map(row => row.id))
  const before = groups.flatMap(({ legs }) => [...legs.keys()].map(id => known.get(id)?.callUuid))
  const gone = [...new Set(before)].filter(uuid => uuid !== undefined && !written.has(uuid))
  if (gone.length > 0) later(sql`delete from calls where app_id = ${appId} and id = any(${gone}::uuid[])`)
  later(sql`
    insert into calls select * from json_populate_recordset(null::calls, ${JSON.stringify(rows)})
    on conflict (app_id, id) do update set ${UPDATE_EVERY_COLUMN}`)
}

/** All but what a call is known by. */
const COLUMNS: readonly (keyof CallRow)[] = [
  ...LISTED.filter(column => column !== 'id' && column !== 'app_id'),
  'department_type',
  'timeline',
  'master_call_id',
  'entry_point_call_id',
  'is_internal',
  'is_transferred',
  'hold_time_ms',
  'total_duration_ms',
  'participants',
  'transcript',
  'recap_outcome',
  'recap_purposes',
  'recap_action_items',
  'csat_score',
  'dispositions',
  'labels',
  'custom_data',
  'created_at',
  'updated_at',
]

const UPDATE_EVERY_COLUMN = sql.join(
  COLUMNS.map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`),
)

function toListedRow(appId: string, call: CallState): ListedRow {
  return {
    id: callUuid(appId, call.callId),
    app_id: appId,
    call_id: call.callId,
    direction: call.direction,
    status: call.status,
    external_number: call.externalNumber,
    internal_number: call.internalNumber,
    external_e164: call.externalE164,
    contact_id: call.contactId,
    contact_name: call.contactName,
    department: call.department,
    user_id: call.userId,
    user_name: call.userName,
    user_email: call.userEmail,
    started_at: new Date(call.startedAt),
    rang_at: toDate(call.rangAt),
    answered_at: toDate(call.answeredAt),
    ended_at: toDate(call.endedAt),
    talk_time_ms: toText(call.talkTimeMs),
    was_recorded: call.wasRecorded,
    recording_url: call.recordingUrl,
    voicemail_url: call.voicemailUrl,
    voicemail_transcript: call.voicemailTranscript,
    recap_summary: call.recapSummary,
    mos_score: call.mosScore,
    provisional: call.provisional,
  }
}

function toRow(appId: string, { state, details: call }: CallGroup): CallRow {
  return {
    ...toListedRow(appId, state),
    department_type: state.departmentType,
    timeline: [...call.timeline],
    master_call_id: call.masterCallId,
    entry_point_call_id: call.entryPointCallId,
    is_internal: call.isInternal,
    is_transferred: call.isTransferred,
    hold_time_ms: toText(call.holdTimeMs),
    total_duration_ms: toText(call.totalDurationMs),
    participants: [...call.participants],
    transcript: call.transcript,
    recap_outcome: call.recapOutcome,
    recap_purposes: [...call.recapPurposes],
    recap_action_items: [...call.recapActionItems],
    csat_score: call.csatScore,
    dispositions: [...call.dispositions],
    labels: [...call.labels],
    custom_data: call.customData,
    created_at: new Date(call.createdAt),
    updated_at: new Date(call.updatedAt),
  }
}

function toText(number: number | null): string | null {
  return number === null ? null : String(number)
}

function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment)
}

/** Each change as the feed tells it, with the name that the caller has in the directory at this moment. */
async function toFeed({ queries, appId }: Batch, changes: readonly Change[]): Promise<FeedEntry[]> {
  const whoIs = (row: ListedRow) => ({ number: row.external_e164, contactId: row.contact_id })
  const directory = await openDirectory(
    queries,
    appId,
    changes.map(change => whoIs(change.row)),
  )
  return changes.map(({ eventId, type, at, row, merged }) => ({
    eventId,
    type,
    subjectId: row.call_id,
    payload: { at: at.toISOString(), merged, call: presentCall(row, directory(whoIs(row))) },
  }))
}
