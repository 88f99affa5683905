import { sql } from 'kysely'
import { upsert } from '../../database/upsert.ts'
import type { Batch } from '../record-kind.ts'
import type { CallGroup, KnownLegs } from './graph.ts'
import type { Publication } from './reduce/publication.ts'
import { toRow } from './rows.ts'
import { callUuid } from './uuid.ts'
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
  later(upsert('calls', ['app_id', 'id'], rows))
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
      leg_id: state.callId,
      milestones: publication.milestones,
      miss_due_at: toInstant(publication.missDueAt),
      missed_at: toInstant(publication.missedAt),
    })
  }
  if (gone.length > 0)
    later(sql`delete from call_publications where app_id = ${appId} and leg_id = any(${gone}::bigint[])`)
  if (rows.length === 0) return
  later(sql`
    insert into call_publications (app_id, leg_id, milestones, miss_due_at, missed_at)
    select ${appId}, leg_id, milestones, miss_due_at, missed_at
    from json_to_recordset(${JSON.stringify(rows)})
      as t (leg_id bigint, milestones text[], miss_due_at timestamptz, missed_at timestamptz)
    on conflict (app_id, leg_id) do update set
      milestones = excluded.milestones, miss_due_at = excluded.miss_due_at, missed_at = excluded.missed_at`)
}

function isEmpty({ milestones, missDueAt }: Publication): boolean {
  return milestones.length === 0 && missDueAt === null
}

function isSame(a: Publication, b: Publication): boolean {
  return (
    a.milestones.length === b.milestones.length && a.missDueAt === b.missDueAt && a.missedAt === b.missedAt
  )
}

function toInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
