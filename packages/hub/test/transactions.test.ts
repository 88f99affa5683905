import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { type EngineTransaction, openDatabase } from '../src/database/database.ts'
import { hubUrl } from './postgres.ts'
import { until, useTestDatabase } from './support.ts'

describe('a transaction whose queries do not wait for one another', () => {
  const database = useTestDatabase()

  const add = (name: string) => sql`insert into apps (name) values (${name})`
  const names = async () =>
    (await database.tables.own.selectFrom('apps').select('name').execute()).map(app => app.name)

  test('keeps all of it, in the order in which it was asked for', async () => {
    const seen = await database.tables.inTransaction(async (queries, later) => {
      later(add('first'))
      const { rows } = await sql<{ name: string }>`select name from apps`.execute(queries)
      later(add('second'))
      return rows
    })
    expect(seen).toEqual([{ name: 'first' }])
    expect(await names()).toEqual(['first', 'second'])
  })

  test('fails for what failed first, though that was a write nobody waited for', async () => {
    const bad = sql`insert into apps (id, name) values ('no uuid', 'third')`
    const unnoticed = database.tables.inTransaction(async (_, later) => {
      later(add('third'))
      later(bad)
      later(add('fourth'))
    })
    await expect(unnoticed).rejects.toThrow('invalid input syntax for type uuid')
    const noticed = database.tables.inTransaction(async (queries, later) => {
      later(bad)
      await sql`select 1`.execute(queries)
    })
    await expect(noticed).rejects.toThrow('invalid input syntax for type uuid')
    expect(await names()).toEqual(['first', 'second'])
  })

  test('refuses what is asked of it when it is over: the connection is another’s then', async () => {
    let straggler: Promise<unknown> = Promise.resolve()
    const failing = database.tables.inTransaction(async (queries, later) => {
      straggler = sleep(50).then(() => {
        later(add('late'))
        return sql`select 1`.execute(queries)
      })
      straggler.catch(() => undefined)
      await sql`select 1 / 0`.execute(queries)
    })
    await expect(failing).rejects.toThrow('division by zero')
    await expect(straggler).rejects.toThrow('The transaction has ended')
    expect(await names()).toEqual(['first', 'second'])
  })

  test('an idle connection that is lost is logged in few words', async () => {
    const lines: string[] = []
    const quiet = openDatabase(hubUrl(database.url), pino({}, { write: line => void lines.push(line) }))
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(quiet.all)
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(database.tables.own)
    await until(async () => lines.length > 0, 'the log to tell')
    await quiet.close()
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'lost an idle database connection',
      code: 'CONNECTION',
      reason: '57P01',
    })
    expect(lines.join()).not.toMatch(/secretKey|parsedStatements|connectionParameters/)
  })

  test('fails when its connection is lost, and the next one works', async () => {
    const die = (queries: EngineTransaction) =>
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(queries)
    const lost = database.tables.inTransaction(async (queries, later) => {
      later(add('fifth'))
      await die(queries)
      later(add('sixth'))
    })
    await expect(lost).rejects.toThrow(/terminat/)
    await database.tables.inTransaction(async (_, later) => later(add('third')))
    expect(await names()).toEqual(['first', 'second', 'third'])
  })
})
