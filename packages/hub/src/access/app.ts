import type { Queries } from '../database/database.ts'
import { HubError, notFound } from '../errors.ts'

/** A client application: whoever it is that reads this hub's data. */
export interface App {
  readonly id: string
  readonly name: string
}

/** @throws HubError APP_INACTIVE */
export function activeApp(app: App & { active: boolean }): App {
  if (!app.active) throw new HubError(403, 'APP_INACTIVE', 'App is not active')
  return { id: app.id, name: app.name }
}

/** An app that exists and is active. @throws HubError NOT_FOUND, APP_INACTIVE */
export async function findApp(queries: Queries, appId: string): Promise<App> {
  const app = await queries
    .selectFrom('apps')
    .select(['id', 'name', 'active'])
    .where('id', '=', appId)
    .executeTakeFirst()
  if (app === undefined) throw notFound('App')
  return activeApp(app)
}

/** The oldest app. */
export async function firstApp(queries: Queries): Promise<App | null> {
  const app = await queries
    .selectFrom('apps')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return app ?? null
}
