import { sql } from 'kysely'
import type { RequestQueries } from '../database/database.ts'
import type { Scope, StaffRole } from '../database/tables.ts'
import { contentRightsOf, seesEverything } from './content-policy.ts'

/** What a live connection was opened by, and ends with. */
export type LiveRight =
  | { readonly keyId: string; readonly session: null; readonly content: boolean }
  | { readonly keyId: null; readonly session: SessionRight }

/** Whom a live connection is for. */
export interface LiveHolder {
  readonly appId: string
  /** Whether entries carry content, by the content policy. */
  readonly content: boolean
  /** The key or the person, as the audit log names them: connections are counted by it. */
  readonly actor: string
  readonly right: LiveRight
}

/** A person's session, looking at an app in a role there. */
interface SessionRight {
  readonly sessionId: string
  readonly appId: string
  readonly role: StaffRole
}

/** Equal for rights that are the same. */
export function rightKey(right: LiveRight): string {
  if (right.session === null) return `key:${right.keyId}:${right.content}`
  const { sessionId, appId, role } = right.session
  return `session:${sessionId}:${appId}:${role}`
}

/**
 * Those of some rights that still hold, by their names: for how many ms more, by the database's clock; null: until
 * something is changed.
 */
export async function findValidRights(
  queries: RequestQueries,
  rights: readonly LiveRight[],
): Promise<Map<string, number | null>> {
  const keys = rights.flatMap(right => (right.session === null ? [right] : []))
  const sessions = rights.flatMap(({ session }) => (session === null ? [] : [session]))
  const { rows } = await sql<Standing>`
    with standing as (
      select concat_ws(':', 'key', k.id, held.content::text) as name, k.app_id, k.expires_at, held.content, k.scopes
      from unnest(
        ${keys.map(one => one.keyId)}::uuid[],
        ${keys.map(one => one.content)}::boolean[]
      ) as held (key_id, content)
      join api_keys as k on k.id = held.key_id
      where k.revoked_at is null and 'read' = any(k.scopes)
      union all
      select concat_ws(':', 'session', s.id, r.app_id, r.role), r.app_id, s.expires_at, false, '{}'
      from unnest(
        ${sessions.map(one => one.sessionId)}::text[],
        ${sessions.map(one => one.appId)}::uuid[],
        ${sessions.map(one => one.role)}::text[]
      ) as held (session_id, app_id, role)
      join staff_sessions as s on s.id = held.session_id
      join staff_roles as r on r.user_id = s.user_id and r.app_id = held.app_id and r.role = held.role
    )
    select standing.name, content, scopes, (extract(epoch from expires_at - now()) * 1000)::float8 as "endsInMs"
    from standing join apps on apps.id = standing.app_id
    where apps.active and (expires_at is null or expires_at > now())`.execute(queries)
  const holds = ({ content, scopes }: Standing) => !content || seesEverything(contentRightsOf({ scopes }))
  return new Map(rows.filter(holds).map(({ name, endsInMs }) => [name, endsInMs]))
}

interface Standing {
  readonly name: string
  readonly endsInMs: number | null
  /** Whether the connections carry content, and what the key may do today. */
  readonly content: boolean
  readonly scopes: readonly Scope[]
}
