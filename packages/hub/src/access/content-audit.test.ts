import pino from 'pino'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support.ts'
import { ContentAudit } from './content-audit.ts'

const database = useTestDatabase()
const READ = {
  appId: '0f8b6c1e-4d2a-4c57-9a3e-6b1d5f7e2c90',
  actor: 'key:1',
  address: '127.0.0.1',
  route: '/api/calls',
  ids: ['1'],
}

test('after an outage writes all reads that were waiting, and lets content out again', async () => {
  const audit = new ContentAudit(database.tables.own, pino({ level: 'silent' }))
  let waiting = 0
  while (audit.record(READ)) waiting++
  await audit.stop()
  const { count } = await database.tables.all
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('action', '=', 'content.read')
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(waiting)
  expect(audit.record(READ)).toBe(true)
})
