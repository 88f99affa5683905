import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallEvent } from '@trunkline/dialpad'
import { defineStatement, query, type Statement } from '../../database/statement.ts'
import type { Milestone } from '../../database/tables.ts'
import type { FeedEntry } from '../../feed/append.ts'
import { openDirectory } from '../../identity/contact-lookup.ts'
import type { Seen } from '../company/seen.ts'
import { writeCompany } from '../company/write.ts'
import type { Batch, Publish, RecordEvent } from '../record-kind.ts'
import { recordUuid } from '../uuid.ts'
import { CallGraph, clusterIds, idsOf, type StoredLeg } from './graph.ts'
import type { ListedRow } from './list.ts'
import { parseLeg } from './reduce/leg.ts'
import { publishChange } from './reduce/publication.ts'
import { presentCall } from './resource.ts'
import { toListedRow } from './rows.ts'
import { type CallFeedType, callTopic } from './topic.ts'
import { write } from './write.ts'

type Applied = RecordEvent<CallEvent>

/** A change of a call, as it is published. */
export interface Change {
  /** Null: no event caused it. */
  readonly eventId: string | null
  readonly type: CallFeedType
  readonly at: Date
  readonly row: ListedRow
  readonly merged: readonly string[]
}

/** Events that are reduced before they are written: PostgreSQL writes these while the next are reduced. */
const PART = 250

/** Applies call events in their order, writes each leg and call that they touch once, and publishes every event. */
export async function applyCalls(batch: Batch, events: readonly Applied[], publish: Publish): Promise<void> {
  const stored = await readLegs(batch, events, publish !== null)
  const graph = new CallGraph(stored)
  const known = new Map(stored.map(leg => [leg.legId, leg]))
  const publishing: Promise<void>[] = []
  const parts = partsOf(events, stored)
  for (const part of parts) {
    if (publish === null) for (const { data, receivedAt } of part) graph.reduce(data, receivedAt.getTime())
    else {
      const published = toFeed(batch, addAll(batch, graph, part)).then(publish)
      // Its error is thrown at the end, with those of all parts.
      published.catch(() => undefined)
      publishing.push(published)
    }
    // Sends the queries of this part, and lets other requests have a turn.
    if (parts.length > 1) await nextTurn()
    write(batch, graph.groupsOf(part.map(({ data }) => data)), known)
    writeCompany(batch, part.flatMap(seenIn))
  }
  await Promise.all(publishing)
}

/** The users, groups and offices that an event names. */
function seenIn({ data: { target, entryPointTarget, timestamp }, receivedAt }: Applied): Seen[] {
  const at = timestamp ?? receivedAt.getTime()
  return [target, entryPointTarget].filter(one => one !== null).map(one => ({ target: one, at }))
}

/** Parts of some hundred events, each with all events of its calls. */
function partsOf(applied: readonly Applied[], stored: readonly StoredLeg[]): Applied[][] {
  const clusterOf = clusterIds([
    ...stored.map(({ legId, callUuid }) => [legId, callUuid]),
    ...applied.map(({ data }) => idsOf(data)),
  ])
  const parts: Applied[][] = []
  for (const cluster of Map.groupBy(applied, ({ data }) => clusterOf(data.callId)).values()) {
    const last = parts.at(-1)
    if (last === undefined || last.length >= PART) parts.push([...cluster])
    else last.push(...cluster)
  }
  return parts
}

function addAll({ appId, missGraceMs }: Batch, graph: CallGraph, part: readonly Applied[]): Change[] {
  return part.map(({ eventId, data: event, receivedAt }) => {
    const { before, group } = graph.add(event, receivedAt.getTime())
    const { type, publication } = publishChange({
      publication: group.publication,
      before,
      after: group.state,
      receivedAt: receivedAt.getTime(),
      graceMs: missGraceMs,
    })
    group.publication = publication
    const row = toListedRow(appId, group.state, publication, receivedAt.getTime())
    const uuidsBefore = before.map(call => recordUuid(appId, call.callId))
    return {
      eventId,
      topic: callTopic,
      type,
      at: new Date(event.timestamp ?? receivedAt),
      row,
      merged: uuidsBefore.filter(uuid => uuid !== row.id),
    }
  })
}

const STORED_LEGS = (calls: string) => `
  select l.leg_id as "legId", l.call_uuid as "callUuid", l.knowledge, p.milestones, p.miss_due_at as "missDueAt",
    p.missed_at as "missedAt"
  from call_legs as l left join call_publications as p on $3 and p.app_id = l.app_id and p.leg_id = l.leg_id
  where l.app_id = $1 and l.call_uuid in (${calls})`
const LEGS_OF_EVENTS = defineStatement(
  STORED_LEGS('select call_uuid from call_legs where app_id = $1 and leg_id = any($2::bigint[])'),
)
const LEGS_OF_CALLS = defineStatement(STORED_LEGS('select unnest($2::uuid[])'))

/**
 * Every leg of every call that some events name.
 *
 * @param withPublications whether to read what has been published of them
 */
function readLegs(
  batch: Batch,
  applied: readonly Applied[],
  withPublications: boolean,
): Promise<StoredLeg[]> {
  const ids = [...new Set(applied.flatMap(({ data }) => idsOf(data)))]
  return readStored(batch, LEGS_OF_EVENTS, ids, withPublications)
}

/** Every leg of some calls, with what has been published of them. */
export function readLegsOf(batch: Batch, callUuids: readonly string[]): Promise<StoredLeg[]> {
  return readStored(batch, LEGS_OF_CALLS, callUuids, true)
}

async function readStored(
  { queries, appId }: Batch,
  statement: Statement,
  ids: readonly string[],
  withPublications: boolean,
): Promise<StoredLeg[]> {
  const rows = await query<StoredRow>(queries, { statement, values: [appId, ids, withPublications] })
  return rows.map(({ milestones, missDueAt, missedAt, knowledge, ...leg }) => ({
    ...leg,
    knowledge: knowledge === null ? null : parseLeg(knowledge),
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

interface StoredRow extends Omit<StoredLeg, 'publication' | 'knowledge'> {
  readonly knowledge: string | null
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
    topic: callTopic,
    type,
    subjectId: row.call_id,
    at: at.toISOString(),
    merged,
    body: presentCall(row, directory(whoIs(row))),
  }))
}
