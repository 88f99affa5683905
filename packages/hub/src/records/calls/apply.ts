import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallEvent } from '@trunkline/dialpad'
import { type RawBuilder, sql } from 'kysely'
import type { Understood } from '../../apply/parse.ts'
import type { Milestone } from '../../database/tables.ts'
import type { FeedEntry } from '../../feed/append.ts'
import { openDirectory } from '../../identity/directory.ts'
import type { Batch, Publish } from '../batch.ts'
import type { ListedRow } from './find.ts'
import { CallGraph, clusterIds, idsOf, type StoredLeg } from './graph.ts'
import { publishChange } from './reduce/publication.ts'
import { presentCall } from './resource.ts'
import { toListedRow } from './rows.ts'
import { callUuid } from './uuid.ts'
import { write } from './write.ts'

interface Applied {
  readonly eventId: string
  readonly event: CallEvent
  readonly receivedAt: Date
}

/** A change of a call, as it is published. */
export interface Change {
  /** Null: no event caused it. */
  readonly eventId: string | null
  readonly type: FeedEntry['type']
  readonly at: Date
  readonly row: ListedRow
  readonly merged: readonly string[]
}

/** Events that are reduced before they are written: PostgreSQL writes these while the next are reduced. */
const PART = 250

/**
 * Applies the call events among an app's events, in their order, and writes each leg and call that they touch once.
 * Every event is published.
 */
export async function applyCalls(
  batch: Batch,
  events: readonly Understood[],
  publish: Publish,
): Promise<void> {
  const applied = callsAmong(events)
  if (applied.length === 0) return
  const stored = await readLegs(batch, applied, publish !== null)
  const graph = new CallGraph(stored)
  const known = new Map(stored.map(leg => [leg.legId, leg]))
  const publishing: Promise<void>[] = []
  const parts = partsOf(applied, stored)
  for (const part of parts) {
    if (publish === null) for (const { event, receivedAt } of part) graph.reduce(event, receivedAt.getTime())
    else {
      const published = toFeed(batch, addAll(batch, graph, part)).then(publish)
      // Its error is thrown at the end, with those of all parts.
      published.catch(() => undefined)
      publishing.push(published)
    }
    // Sends the queries of this part, and lets other requests have a turn.
    if (parts.length > 1) await nextTurn()
    write(batch, graph.groupsOf(part.map(({ event }) => event)), known)
  }
  await Promise.all(publishing)
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
    const { type, publication } = publishChange({
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
function readLegs(
  batch: Batch,
  applied: readonly Applied[],
  withPublications: boolean,
): Promise<StoredLeg[]> {
  const ids = [...new Set(applied.flatMap(({ event }) => idsOf(event)))]
  const calls = sql`
    select call_uuid from call_legs where app_id = ${batch.appId} and leg_id = any(${ids}::bigint[])`
  return readLegsOf(batch, calls, withPublications)
}

/**
 * Every leg of some calls.
 *
 * @param calls selects their uuids
 * @param withPublications whether to read what has been published of them
 */
export async function readLegsOf(
  { queries, appId }: Batch,
  calls: RawBuilder<unknown>,
  withPublications: boolean,
): Promise<StoredLeg[]> {
  const { rows } = await sql<StoredRow>`
    select l.leg_id as "legId", l.call_uuid as "callUuid", l.knowledge, p.milestones, p.miss_due_at as "missDueAt",
      p.missed_at as "missedAt"
    from call_legs as l left join call_publications as p
      on ${sql.lit(withPublications)} and p.app_id = l.app_id and p.leg_id = l.leg_id
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

/** Each change as a feed entry, with the name that the caller has in the directory at this moment. */
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
