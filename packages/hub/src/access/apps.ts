import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Queries } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'
import { Instant, Uuid } from '../schemas.ts'
import { addKey, DEFAULT_KEY, SCOPES } from './api-keys.ts'
import { type App, firstApp } from './app.ts'
import { type Actor, audit } from './audit.ts'

/** An app as those see it who manage the hub. */
export const AppBodySchema = Type.Object({
  app_id: Uuid,
  name: Type.String(),
  active: Type.Boolean(),
  office_ids: Type.Array(Type.String(), {
    description: 'Dialpad offices assigned to the app; empty: the whole company that it is connected to',
  }),
  connected: Type.Boolean(),
  created_at: Instant,
  updated_at: Instant,
})
export type AppBody = Static<typeof AppBodySchema>

/** What may be changed; what is left out stays. */
export interface AppChange {
  readonly name?: string
  readonly active?: boolean
  readonly officeIds?: readonly string[]
}

/** Makes an app with its first key, which can never be read again. */
export async function createApp(
  queries: Queries,
  name: string,
  by: Actor,
): Promise<{ app: App; apiKey: string }> {
  return queries.transaction().execute(transaction => addApp(transaction, name, by))
}

async function addApp(transaction: Queries, name: string, by: Actor): Promise<{ app: App; apiKey: string }> {
  const app = await transaction
    .insertInto('apps')
    .values({ name })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
  await audit(transaction, { appId: app.id, ...by, action: 'app.created', details: { name } })
  const key = { name: DEFAULT_KEY, scopes: SCOPES, expiresAt: null }
  return { app, apiKey: (await addKey(transaction, app.id, key, by)).apiKey }
}

export async function listApps(queries: Queries): Promise<AppBody[]> {
  return (await describeApps(queries).orderBy('created_at').orderBy('id').execute()).map(presentApp)
}

/** @throws HubError NOT_FOUND */
export async function readApp(queries: Queries, appId: string): Promise<AppBody> {
  const row = await describeApps(queries).where('apps.id', '=', appId).executeTakeFirst()
  if (row === undefined) throw notFound('App')
  return presentApp(row)
}

function describeApps(queries: Queries) {
  return queries
    .selectFrom('apps')
    .leftJoin('dialpad_connections', 'dialpad_connections.app_id', 'apps.id')
    .select(['apps.id', 'name', 'active', 'created_at', 'apps.updated_at', 'status'])
    .select(
      sql<
        string[]
      >`array(select office_id::text from app_offices where app_id = apps.id order by office_id)`.as(
        'officeIds',
      ),
    )
}

function presentApp(row: {
  id: string
  name: string
  active: boolean
  created_at: Date
  updated_at: Date
  status: string | null
  officeIds: string[]
}): AppBody {
  return {
    app_id: row.id,
    name: row.name,
    active: row.active,
    office_ids: row.officeIds,
    connected: row.status === 'connected',
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

/** @throws HubError NOT_FOUND, 409 OFFICE_TAKEN when an office is another app's */
export async function updateApp(
  queries: Queries,
  appId: string,
  { name, active, officeIds }: AppChange,
  by: Actor,
): Promise<AppBody> {
  return queries.transaction().execute(async transaction => {
    const updated = await transaction
      .updateTable('apps')
      .set({
        updated_at: new Date(),
        ...(name === undefined ? {} : { name }),
        ...(active === undefined ? {} : { active }),
      })
      .where('id', '=', appId)
      .returning('id')
      .executeTakeFirst()
    if (updated === undefined) throw notFound('App')
    if (officeIds !== undefined) await setOffices(transaction, appId, officeIds)
    const details = { name, active, office_ids: officeIds }
    await audit(transaction, { appId, ...by, action: 'app.updated', details })
    return readApp(transaction, appId)
  })
}

async function setOffices(transaction: Queries, appId: string, officeIds: readonly string[]): Promise<void> {
  await transaction.deleteFrom('app_offices').where('app_id', '=', appId).execute()
  if (officeIds.length === 0) return
  const rows = [...new Set(officeIds)].map(office_id => ({ office_id, app_id: appId }))
  const added = await transaction
    .insertInto('app_offices')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .returning('office_id')
    .execute()
  if (added.length < rows.length) {
    throw new HubError(
      409,
      'OFFICE_TAKEN',
      'An office can be assigned to one app only, and one of these is assigned to another app',
    )
  }
}

/**
 * Removes an app and all that is its own, for good.
 *
 * @throws HubError NOT_FOUND, 409 APP_ACTIVE: only an app that was deactivated can go
 */
export async function deleteApp(queries: Queries, appId: string, by: Actor): Promise<void> {
  await queries.transaction().execute(async transaction => {
    const { name, active } = await readApp(transaction, appId)
    if (active)
      throw new HubError(409, 'APP_ACTIVE', 'Deactivate the app first: deleting it also deletes its data')
    // The log of a whole year may be long, and nobody waits for the answer but the one who asked.
    await sql`set local statement_timeout = 0`.execute(transaction)
    await transaction.deleteFrom('pending_events').where('app_id', '=', appId).execute()
    await transaction.deleteFrom('apps').where('id', '=', appId).execute()
    await audit(transaction, { appId, ...by, action: 'app.deleted', details: { name } })
  })
}

/** Any number that nothing else locks. */
const FIRST_APP_LOCK = 7_350_002

/** Makes an app at the very first start. The key is there only then: it can never be read again. */
export async function ensureFirstApp(queries: Queries): Promise<{ app: App; apiKey: string | null }> {
  return queries.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${FIRST_APP_LOCK})`.execute(transaction)
    const app = await firstApp(transaction)
    return app === null ? addApp(transaction, 'First app', { actor: 'hub' }) : { app, apiKey: null }
  })
}
