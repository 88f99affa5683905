import type { JsonRecord } from '@trunkline/dialpad'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { openAsOwner } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { defineStatement } from '../src/database/statement.ts'
import { rebuild } from '../src/rebuild/rebuild.ts'
import { KINDS } from '../src/records/kinds.ts'
import type { RecordKind } from '../src/records/record-kind.ts'
import { defineList } from '../src/records/resource.ts'
import { startTestHub, type TestHub, until, useTestDatabase } from './support.ts'

interface Fax {
  readonly id: string
  readonly pages: number
}
const FaxSchema = Type.Object({ id: Type.String(), pages: Type.Integer() })

const topic = { name: 'fax', schema: FaxSchema, types: ['fax.received'] }

const WRITE_FAXES = defineStatement(`
  insert into faxes select * from json_populate_recordset(null::faxes, $1)
  on conflict (app_id, id) do update set pages = excluded.pages`)

/** A kind that the hub knows nothing of: all that is needed to keep, publish, list and rebuild faxes. */
const faxes: RecordKind<Fax> = {
  name: 'faxes',
  parse: {
    unknown: ({ fax_id, pages }: JsonRecord) =>
      typeof fax_id === 'number' && typeof pages === 'number' ? { id: String(fax_id), pages } : null,
  },
  async apply({ appId, writes }, events, publish) {
    const rows = events.map(({ data }) => ({ app_id: appId, ...data }))
    writes.add({ statement: WRITE_FAXES, values: [JSON.stringify(rows)] })
    await publish?.(
      events.map(({ eventId, receivedAt, data }) => ({
        eventId,
        topic,
        type: 'fax.received',
        subjectId: data.id,
        at: receivedAt.toISOString(),
        body: data,
      })),
    )
  },
  tables: { faxes: { key: ['app_id', 'id'] } },
  topic,
  lists: [
    defineList({
      path: 'faxes',
      operationId: 'listFaxes',
      summary: 'List faxes',
      schema: FaxSchema,
      component: 'Fax',
      list: async (queries, { appId }) => {
        const { rows } = await sql<Fax>`select id, pages from faxes where app_id = ${appId}`.execute(queries)
        return { data: rows, nextCursor: null, total: null }
      },
    }),
  ],
}
const kinds = [...KINDS, faxes]

describe('a kind of record that is added to the list of kinds', () => {
  const database = useTestDatabase()
  let hub: TestHub

  beforeAll(async () => {
    await migrate(database.url)
    await database.asOwner.query(`
      create table faxes (app_id uuid, id text, pages integer, primary key (app_id, id));
      call guard_tenant_table('faxes')`)
    hub = await startTestHub(database.url, { kinds })
    await hub.deliver({ fax_id: 77, pages: 3 })
    await hub.deliver({ fax_id: 78, pages: 'many' })
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'the faxes to be applied')
    return () => hub.stop()
  })

  test('is listed, and described with its component', async () => {
    expect((await hub.get('/api/v1/faxes')).body).toEqual({
      data: [{ id: '77', pages: 3 }],
      next_cursor: null,
    })
    const { body } = await hub.get('/openapi.json')
    expect(body.paths['/api/v1/faxes'].get.operationId).toBe('listFaxes')
    expect(Object.keys(body.components.schemas.Fax.properties)).toEqual(['id', 'pages'])
  })

  test('is published in the feed, and can be selected by its type', async () => {
    const { body } = await hub.get('/api/feed?since=0&types=fax.*')
    expect(body.entries).toMatchObject([{ type: 'fax.received', data: { id: '77', pages: 3 } }])
  })

  test('is rebuilt from the log', async () => {
    await database.asOwner.query('update faxes set pages = 99')
    const owner = openAsOwner(database.url)
    const differences = await rebuild(owner, database.url, false, () => undefined, kinds)
    await owner.destroy()
    expect(differences).toMatchObject([{ table: 'faxes', different: 1 }])
    expect((await hub.get('/api/v1/faxes')).body.data).toEqual([{ id: '77', pages: 3 }])
  })
})
