import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { count } from '../database/count.ts'
import {
  formatCursor,
  type Order,
  type Page,
  type PageRequest,
  readPage,
} from '../database/cursor-pagination.ts'
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
  id: Type.String(),
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

/** As older addresses show it: with its id as a number. */
export const NumberedAuditSchema = Type.Object({ ...AuditBodySchema.properties, id: Type.Integer() })

export function withNumberId(entry: AuditBody): Static<typeof NumberedAuditSchema> {
  return { ...entry, id: Number(entry.id) }
}

const NEWEST_FIRST: Order = { by: [{ column: sql.ref('id'), type: 'bigint' }], direction: 'desc' }

/** For a page of entries from before one, by its id. */
export function cursorBefore(id: number): string {
  return formatCursor([String(id)])
}

/** The newest first, of one app or (null) of all. */
export async function listAudit(
  queries: Queries,
  appId: string | null,
  request: PageRequest,
): Promise<Page<AuditBody>> {
  const matching = queries
    .selectFrom('audit_log')
    .$if(appId !== null, query => query.where('app_id', '=', appId))
  const page = await readPage(matching.selectAll(), NEWEST_FIRST, request)
  return {
    data: page.rows.map(row => ({ ...row, at: row.at.toISOString() })),
    nextCursor: page.nextCursor,
    total: request.total ? await count(matching) : null,
  }
}
