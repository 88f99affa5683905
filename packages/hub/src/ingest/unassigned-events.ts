import { isRecord, parseJson, readOrigin } from '@trunkline/dialpad'
import { type Static, Type } from 'typebox'
import type { EngineQueries } from '../database/database.ts'
import { Instant, Text } from '../schemas.ts'

/** An event that no app was found for yet, and by what one may be found. */
export const UnassignedEventSchema = Type.Object({
  event_id: Type.String(),
  kind: Type.String(),
  event_type: Text,
  subject_id: Text,
  received_at: Instant,
  company_id: Text,
  office_ids: Type.Array(Type.String(), {
    description: 'Assign one of these offices to an app to apply the event for it',
  }),
})
type UnassignedEvent = Static<typeof UnassignedEventSchema>

/** The newest first. */
export async function listUnassignedEvents(
  queries: EngineQueries,
  limit: number,
): Promise<UnassignedEvent[]> {
  const rows = await queries
    .selectFrom('unassigned_events as u')
    .innerJoin('raw_events as e', join =>
      join.onRef('e.id', '=', 'u.event_id').onRef('e.received_at', '=', 'u.received_at'),
    )
    .select(['e.id', 'e.kind', 'e.event_type', 'e.subject_id', 'e.received_at', 'e.payload'])
    .orderBy('u.event_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, kind, event_type, subject_id, received_at, payload }) => {
    const event = parseJson(payload)
    const { companyId, officeIds } = isRecord(event) ? readOrigin(event) : { companyId: null, officeIds: [] }
    const about = { kind, event_type, subject_id, received_at: received_at.toISOString() }
    return { event_id: id, ...about, company_id: companyId, office_ids: [...officeIds] }
  })
}
