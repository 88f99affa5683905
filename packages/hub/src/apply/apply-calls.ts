import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallEvent } from '@trunkline/dialpad'
import { type RawBuilder, sql } from 'kysely'
import { presentCall } from '../calls/call-body.ts'
import { openDirectory } from '../calls/directory.ts'
import type { ListedRow } from '../calls/find-calls.ts'
import type { Milestone } from '../database/tables.ts'
import type { FeedEntry } from '../feed/append.ts'
import type { Batch, Tell } from './batch.ts'
import { CallGraph, clusterIds, idsOf, type StoredLeg } from './call-graph.ts'
import { toListedRow } from './call-rows.ts'
import { callUuid } from './call-uuid.ts'
import { publish } from './reducers/call-change.ts'
import type { Understood } from './understand.ts'
import { write } from './write-calls.ts'

interface Applied {
  readonly eventId: string
  readonly event: CallEvent
  readonly receivedAt: Date
}

/** What happened to a call, to be told. */
export interface Change {
  /** Null: no event tells of it. */
  readonly eventId: string | null
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
  const stored = await readLegs(batch, applied, tell !== null)
  const graph = new CallGraph(stored)
  const known = new Map(stored.map(leg => [leg.legId, leg]))
  const telling: Promise<void>[] = []
  const parts = partsOf(applied, stored)
  for (const part of parts) {
    if (tell === null) for (const { event, receivedAt } of part) graph.learn(event, receivedAt.getTime())
    else {
      const told = toFeed(batch, addAll(batch, graph, part)).then(tell)
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

function addAll({ appId, missGraceMs }: Batch, graph: CallGraph, part: readonly Applied[]): Change[] {
  return part.map(({ eventId, event, receivedAt }) => {
    const { before, group } = graph.add(event, receivedAt.getTime())
    const { type, publication } = publish({
      publication: group.publication,
      before,
      after: group.state,
      receivedAt: receivedAt.getTime(),
      graceMs: missGraceMs,
    })
    group.publication = publication
    const row = toListedRow(appId, group.state, publication)
    const uuidsBefore = before.map(call => callUuid(appId, call.callId))
    return {
      eventId,
      type,
      at: new Date(event.timestamp ?? receivedAt),
      row,
      merged: uuidsBefore.filter(uuid => uuid !== row.id),
    }
  })
}

/** Every leg of every call that the events name. */
function readLegs(batch: Batch, applied: readonly Applied[], isTold: boolean): Promise<StoredLeg[]> {
  const ids = [...new Set(applied.flatMap(({ event }) => idsOf(event)))]
  const calls = sql`
    select call_uuid from call_legs where app_id = ${batch.appId} and leg_id = any(${ids}::bigint[])`
  return readLegsOf(batch, calls, isTold)
}

/**
 * Every leg of some calls.
 *
 * @param calls selects their uuids
 * @param isTold false: what the feed has said of them does not matter
 */
export async function readLegsOf(
  { queries, appId }: Batch,
  calls: RawBuilder<unknown>,
  isTold: boolean,
): Promise<StoredLeg[]> {
  const { rows } = await sql<StoredRow>`
    select l.leg_id as "legId", l.call_uuid as "callUuid", l.knowledge, p.milestones, p.miss_due_at as "missDueAt",
      p.missed_at as "missedAt"
    from call_legs as l left join call_publications as p
      on ${sql.lit(isTold)} and p.app_id = l.app_id and p.leg_id = l.leg_id
    where l.app_id = ${appId} and l.call_uuid in (${calls})`.execute(queries)
  return rows.map(({ milestones, missDueAt, missedAt, ...leg }) => ({
    ...leg,
    publication:
      milestones === null
        ? null
        : {
            milestones,
            missDueAt: missDueAt?.getTime() ?? null,
            missedAt: missedAt?.getTime() ?? null,
          },
  }))
}

interface StoredRow extends Omit<StoredLeg, 'publication'> {
  readonly milestones: Milestone[] | null
  readonly missDueAt: Date | null
  readonly missedAt: Date | null
}

/** Each change as the feed tells it, with the name that the caller has in the directory at this moment. */
export async function toFeed({ queries, appId }: Batch, changes: readonly Change[]): Promise<FeedEntry[]> {
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
