import { type Static, Type } from 'typebox'
import type { Queries } from '../database/database.ts'
import { Instant, Nullable, Text, Uuid } from '../schemas.ts'

/** One thing that somebody did, or was refused. */
export interface AuditEntry {
  readonly appId: string | null
  /** `internal` (the secret), `command` (the command line), `key:<id>`, `user:<id>`, `hub`. */
  readonly actor: string
  /** As `app.created`: what was done to what. */
  readonly action: string
  /** The id of what it was done to. */
  readonly subject?: string | null
  readonly outcome?: 'done' | 'refused'
  /** From where, when it was a request. */
  readonly address?: string | null
  /** Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who asks, as the audit log names them. */
export type Actor = Pick<AuditEntry, 'actor' | 'address'>

/** Writes it down, in the transaction of what was done. */
export async function audit(queries: Queries, entry: AuditEntry): Promise<void> {
  await queries
    .insertInto('audit_log')
    .values({
      app_id: entry.appId,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject ?? null,
      outcome: entry.outcome ?? 'done',
      address: entry.address ?? null,
      details: entry.details === undefined ? null : JSON.stringify(entry.details),
    })
    .execute()
}

export const AuditBodySchema = Type.Object({
  id: Type.Integer(),
  at: Instant,
  app_id: Nullable(Uuid),
  actor: Type.String(),
  action: Type.String(),
  subject: Text,
  outcome: Type.String({ description: 'done or refused' }),
  address: Text,
  details: Type.Unknown(),
})
export type AuditBody = Static<typeof AuditBodySchema>

/** The newest first, before an id; of one app or of all. */
export async function listAudit(
  queries: Queries,
  filter: { appId: string | null; before: number | null; limit: number },
): Promise<AuditBody[]> {
  const rows = await queries
    .selectFrom('audit_log')
    .selectAll()
    .$if(filter.appId !== null, query => query.where('app_id', '=', filter.appId))
    .$if(filter.before !== null, query => query.where('id', '<', String(filter.before)))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
  return rows.map(row => ({ ...row, id: Number(row.id), at: row.at.toISOString() }))
}
