import { type Static, Type } from 'typebox'
import {
  type ApiKeyCache,
  createNamedKey,
  KeyBodySchema,
  listKeys,
  revokeKey,
  rotateKey,
  SCOPES,
} from '../access/api-keys.ts'
import { AppBodySchema, createApp, deleteApp, listApps, readApp, updateApp } from '../access/apps.ts'
import { type Actor, cursorBefore, listAudit, NumberedAuditSchema, withNumberId } from '../access/audit.ts'
import { readDuration } from '../access/duration.ts'
import type { EngineQueries } from '../database/database.ts'
import { Int64Text, NO_CONTENT, Uuid } from '../schemas.ts'
import { invalidField } from '../validation.ts'
import { internal, internalSlow } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['internal']
const SAVE_IT = 'SAVE THE API KEY - it will not be shown again.'
const NAME = 'a name of 1 to 200 characters'
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', 'x-expected': NAME })
const NewApp = Type.Object({ name: Name })
const AppChange = Type.Object({
  name: Type.Optional(Name),
  active: Type.Optional(Type.Boolean()),
  office_ids: Type.Optional(
    Type.Array(Int64Text, {
      maxItems: 1_000,
      description: 'Dialpad offices assigned to the app; empty: the whole company',
    }),
  ),
})
const AppParams = Type.Object({ app_id: Uuid })
const KeyParams = Type.Object({ app_id: Uuid, key_id: Uuid })
const NewKey = Type.Object({
  name: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$',
    'x-expected': '1 to 100 letters, digits, spaces, dots, dashes or underscores',
  }),
  scopes: Type.Optional(Type.Array(Type.Enum([...SCOPES]), { minItems: 1, uniqueItems: true })),
  expires_at: Type.Optional(Type.String({ format: 'date-time' })),
})
const GRACE = 'a duration such as 24h, at most 30d'
const Rotation = Type.Object({
  grace: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,4}[smhd]$',
      description: 'Grace period during which the old key stays valid, such as 24h',
      'x-expected': GRACE,
    }),
  ),
  name: Type.Optional(
    Type.String({ maxLength: 100, description: 'Name of the key; the first key by default' }),
  ),
})
const AuditQuery = Type.Object({
  app_id: Type.Optional(Uuid),
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
})

const AppList = Type.Object({ apps: Type.Array(AppBodySchema) })
const AppWithKey = Type.Object({ app_id: Uuid, api_key: Type.String(), message: Type.String() })
const KeyList = Type.Object({ keys: Type.Array(KeyBodySchema) })
const FurtherKey = Type.Object({ ...AppWithKey.properties, key_id: Uuid })

/** Management of apps and their keys, for whoever has INTERNAL_API_SECRET: `Authorization: Bearer <secret>`. */
export function internalAppRoutes(server: Server, queries: EngineQueries, keys: ApiKeyCache): void {
  /** This hub holds to a change as soon as it answers; the others when they are notified. */
  const changed = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change
    keys.forget()
    return result
  }

  server.post<{ Body: Static<typeof NewApp> }>(
    '/internal/apps',
    {
      config: internal,
      schema: {
        tags,
        operationId: 'createApp',
        summary: 'Create an app and its first API key',
        body: NewApp,
        response: { 200: AppWithKey },
      },
    },
    async request => {
      const { app, apiKey } = await createApp(queries, request.body.name.trim(), byInternal(request))
      return { app_id: app.id, api_key: apiKey, message: `App created successfully. ${SAVE_IT}` }
    },
  )
  server.get(
    '/internal/apps',
    {
      config: internal,
      schema: { tags, operationId: 'listApps', summary: 'List apps', response: { 200: AppList } },
    },
    async () => ({
      apps: await listApps(queries),
    }),
  )
  server.get<{ Params: Static<typeof AppParams> }>(
    '/internal/apps/:app_id',
    {
      config: { ...internal, errors: ['NOT_FOUND'] },
      schema: {
        tags,
        operationId: 'getApp',
        summary: 'Get an app',
        params: AppParams,
        response: { 200: AppBodySchema },
      },
    },
    ({ params }) => readApp(queries, params.app_id),
  )
  server.patch<{ Params: Static<typeof AppParams>; Body: Static<typeof AppChange> }>(
    '/internal/apps/:app_id',
    {
      config: { ...internalSlow, errors: ['NOT_FOUND', 'OFFICE_TAKEN'] },
      schema: {
        tags,
        operationId: 'updateApp',
        summary: 'Update an app: name, active, offices',
        params: AppParams,
        body: AppChange,
        response: { 200: AppBodySchema },
      },
    },
    request => {
      const { name, active, office_ids } = request.body
      const change = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(active === undefined ? {} : { active }),
        ...(office_ids === undefined ? {} : { officeIds: office_ids }),
      }
      return changed(updateApp(queries, request.params.app_id, change, byInternal(request)))
    },
  )
  server.delete<{ Params: Static<typeof AppParams> }>(
    '/internal/apps/:app_id',
    {
      config: { ...internalSlow, errors: ['NOT_FOUND', 'APP_ACTIVE'] },
      schema: {
        tags,
        operationId: 'deleteApp',
        summary: 'Delete an app and its data',
        params: AppParams,
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      await changed(deleteApp(queries, request.params.app_id, byInternal(request)))
      return reply.code(204).send()
    },
  )

  server.post<{ Params: Static<typeof AppParams>; Querystring: Static<typeof Rotation> }>(
    '/internal/apps/:app_id/api-key',
    {
      config: { ...internal, errors: ['NOT_FOUND'] },
      schema: {
        tags,
        operationId: 'rotateApiKey',
        summary: 'Rotate an API key',
        params: AppParams,
        querystring: Rotation,
        response: { 200: AppWithKey },
      },
    },
    async request => {
      const { app_id } = request.params
      const { grace, name } = request.query
      const graceMs = grace === undefined ? 0 : readGrace(grace)
      const rotation = { graceMs, ...(name === undefined ? {} : { name }) }
      const { apiKey } = await changed(rotateKey(queries, app_id, rotation, byInternal(request)))
      const old = graceMs === 0 ? 'The old key has been revoked.' : `The old key expires in ${grace}.`
      return { app_id, api_key: apiKey, message: `New API key. ${old} ${SAVE_IT}` }
    },
  )
  server.get<{ Params: Static<typeof AppParams> }>(
    '/internal/apps/:app_id/keys',
    {
      config: { ...internal, errors: ['NOT_FOUND'] },
      schema: {
        tags,
        operationId: 'listApiKeys',
        summary: 'List the API keys of an app',
        params: AppParams,
        response: { 200: KeyList },
      },
    },
    async ({ params }) => {
      await readApp(queries, params.app_id)
      return { keys: await listKeys(queries, params.app_id) }
    },
  )
  server.post<{ Params: Static<typeof AppParams>; Body: Static<typeof NewKey> }>(
    '/internal/apps/:app_id/keys',
    {
      config: { ...internal, errors: ['NOT_FOUND', 'KEY_EXISTS'] },
      schema: {
        tags,
        operationId: 'createApiKey',
        summary: 'Create an API key',
        params: AppParams,
        body: NewKey,
        response: { 200: FurtherKey },
      },
    },
    async request => {
      const { app_id } = request.params
      const { name, scopes = ['read'], expires_at } = request.body
      const expiresAt = expires_at === undefined ? null : new Date(expires_at)
      if (expiresAt !== null && expiresAt.getTime() <= Date.now())
        throw invalidField('expires_at', 'in the future', expires_at)
      const key = { name, scopes, expiresAt }
      const { keyId, apiKey } = await createNamedKey(queries, app_id, key, byInternal(request))
      return { app_id, key_id: keyId, api_key: apiKey, message: SAVE_IT }
    },
  )
  server.delete<{ Params: Static<typeof KeyParams> }>(
    '/internal/apps/:app_id/keys/:key_id',
    {
      config: { ...internal, errors: ['NOT_FOUND'] },
      schema: {
        tags,
        operationId: 'revokeApiKey',
        summary: 'Revoke an API key',
        params: KeyParams,
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      const { app_id, key_id } = request.params
      await changed(revokeKey(queries, app_id, key_id, byInternal(request)))
      return reply.code(204).send()
    },
  )

  server.get<{ Querystring: Static<typeof AuditQuery> }>(
    '/internal/audit',
    {
      config: internal,
      schema: {
        tags,
        operationId: 'listAllAuditEntries',
        summary: 'List audit log entries',
        querystring: AuditQuery,
        response: { 200: Type.Object({ entries: Type.Array(NumberedAuditSchema) }) },
      },
    },
    async ({ query }) => {
      const cursor = query.before === undefined ? null : cursorBefore(query.before)
      const page = { limit: query.limit, offset: 0, cursor, total: false }
      const { data } = await listAudit(queries, query.app_id ?? null, page)
      return { entries: data.map(withNumberId) }
    },
  )
}

/** Whoever has the internal secret, as the audit log names them. */
export function byInternal({ ip }: { ip: string }): Actor {
  return { actor: 'internal', address: ip }
}

const LONGEST_GRACE_MS = 30 * 86_400_000

/** In ms. @throws HubError INVALID_REQUEST past 30 days: a key that lives on for ever was not rotated */
function readGrace(text: string): number {
  const ms = readDuration(text)
  if (ms === null || ms > LONGEST_GRACE_MS) throw invalidField('grace', GRACE, text)
  return ms
}
