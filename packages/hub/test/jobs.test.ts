import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HubOptions } from '../src/hub-options.ts'
import { enqueue } from '../src/jobs/queue.ts'
import { pullContacts } from '../src/sync/pull-contacts.ts'
import { hubUrl } from './postgres.ts'
import { useLine } from './proxy.ts'
import {
  type SmallDialpad,
  startSmallDialpad,
  withContacts,
  withEndlessContacts,
  withStatus,
} from './small-dialpad.ts'
import { INTERNAL_SECRET, startTestHub, type TestHub, until, useTestDatabase } from './support.ts'

const BY_TEST = { actor: 'test' }
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Longer than a hub takes to notice that another one was killed, in ms. */
const NOTICED_WITHIN_MS = 30_000

async function internal(hub: TestHub, path: string, method = 'GET'): Promise<{ status: number; body: any }> {
  const headers = { authorization: `Bearer ${INTERNAL_SECRET}` }
  const response = await fetch(`${hub.url}/internal/jobs${path}`, { method, headers })
  return { status: response.status, body: await response.json() }
}

function findJob(hub: TestHub, what: object): Promise<any> {
  return until(
    async () => {
      const { body } = await internal(hub, '')
      return body.jobs.find((job: object) =>
        Object.entries(what).every(([name, is]) => Reflect.get(job, name) === is),
      )
    },
    `a job that is ${JSON.stringify(what)}`,
  )
}

describe('the contacts of an app that was connected', () => {
  const database = useTestDatabase()
  const line = useLine(database)
  let dialpad: SmallDialpad

  beforeAll(async () => {
    dialpad = await startSmallDialpad()
  })
  afterAll(() => dialpad.stop())

  const start = (options: Partial<HubOptions> = {}) =>
    startTestHub(database.url, { dialpad: dialpad.access, intake: 'none', ...options })

  async function contacts(): Promise<string[]> {
    const { rows } = await database.asOwner.query('select display_name from contacts order by 1')
    return rows.map(row => row.display_name)
  }

  test('are pulled by the next hub when Dialpad fails and the hub stops before it could try again', async () => {
    dialpad.answerContacts(withStatus(503))
    const first = await start()
    await first.connector.connectBySystemKey(first.appId, BY_TEST)
    const job = await findJob(first, { name: 'pull-contacts', state: 'retrying' })
    expect(job).toMatchObject({
      key: `pull-contacts:${first.appId}`,
      attempts: 1,
      max_attempts: 14,
      started_at: null,
    })
    expect(job.last_error).toContain('503')
    expect(Date.parse(job.next_run_at)).toBeGreaterThan(Date.parse(job.created_at))
    await first.stop()

    dialpad.answerContacts(withContacts('Ada', 'Grace'))
    const next = await start()
    await until(async () => (await contacts()).join() === 'Ada,Grace', 'the contacts')
    await until(async () => (await internal(next, '')).body.jobs.length === 0, 'the job to be done')
    // The run that failed stays unfinished, and each event names the run that pulled it.
    const { rows: runs } = await database.asOwner.query(
      `select subject, events, finished_at is not null as finished, (
         select count(*)::int from raw_events as e where e.sync_run_id = r.id and e.source = 'pull') as pulled
       from sync_runs as r order by id`,
    )
    expect(runs).toEqual([
      { subject: 'contacts', events: null, finished: false, pulled: 0 },
      { subject: 'contacts', events: 2, finished: true, pulled: 2 },
    ])
    await next.stop()
  })

  test('are pulled by the next hub when they were asked for while none ran', async () => {
    const { rows } = await database.asOwner.query('select app_id from dialpad_connections')
    await enqueue(database.tables.all, pullContacts, { appId: rows[0].app_id })
    dialpad.answerContacts(withContacts('Ada', 'Grace', 'Joan'))
    const hub = await start()
    await until(async () => (await contacts()).includes('Joan'), 'the contact')
    await hub.stop()
  })

  test('are pulled by the next hub when the first stops in the middle', async () => {
    let pages = 0
    dialpad.answerContacts(response => {
      pages++
      withEndlessContacts(response)
    })
    const stopping = await start()
    await enqueue(database.tables.all, pullContacts, { appId: stopping.appId })
    await until(async () => pages > 1, 'the second page')
    await stopping.stop()
    const { rows } = await database.asOwner.query(
      'select last_error from graphile_worker.jobs where attempts > 0',
    )
    expect(rows).toEqual([{ last_error: 'The hub stopped' }])
    dialpad.answerContacts(withContacts('Dorothy'))
    const next = await start()
    await until(async () => (await contacts()).includes('Dorothy'), 'the contact')
    await next.stop()
  })

  test('are pulled by another hub when the first dies in the middle', async () => {
    let held: ServerResponse | undefined
    dialpad.answerContacts(response => {
      held = response
    })
    const dying = await start({ databaseUrl: hubUrl(line.url) })
    await enqueue(database.tables.all, pullContacts, { appId: dying.appId })
    const response = await until(async () => held, 'the request')
    line.cut()
    dialpad.answerContacts(withContacts('Katherine'))
    const other = await start()
    expect((await internal(other, '?state=running')).body.jobs).toMatchObject([
      { name: 'pull-contacts', attempts: 1 },
    ])
    await until(async () => (await contacts()).includes('Katherine'), 'the contact', NOTICED_WITHIN_MS)
    // That it cannot write the outcome down does not end the process either.
    response.destroy()
    await other.stop()
    await line.open()
    await until(
      async () => (await dying.get('/health')).body.parts?.jobs.status === 'ok',
      'the jobs to go on',
    )
    await dying.stop()
  }, 60_000)

  test('are asked for once, however often that is enqueued while it waits', async () => {
    const hub = await start()
    const enqueueLater = () =>
      enqueue(database.tables.all, pullContacts, { appId: NOBODY }, { afterMs: 3_600_000 })
    for (let time = 0; time < 3; time++) await enqueueLater()
    const { body } = await internal(hub, '?state=waiting')
    const pulls = body.jobs.filter((job: { name: string }) => job.name === 'pull-contacts')
    expect(pulls).toMatchObject([{ key: `pull-contacts:${NOBODY}`, attempts: 0 }])
    await hub.stop()
  })
})

describe('a job that failed', () => {
  const database = useTestDatabase()
  let dialpad: SmallDialpad
  let hub: TestHub

  beforeAll(async () => {
    dialpad = await startSmallDialpad()
    hub = await startTestHub(database.url, { dialpad: dialpad.access, intake: 'none' })
    await hub.connector.connectBySystemKey(hub.appId, BY_TEST)
    await until(async () => (await internal(hub, '')).body.jobs.length === 0, 'the first contacts')
  })
  afterAll(async () => {
    await hub.stop()
    await dialpad.stop()
  })

  /** As another version of the hub might. */
  const addJob = (payload: object, maxAttempts: number) =>
    database.asOwner.query("select graphile_worker.add_job('pull-contacts', $1::json, max_attempts => $2)", [
      JSON.stringify(payload),
      maxAttempts,
    ])

  test('because of its payload says what is wrong with it, and not what is in it', async () => {
    await addJob({ appId: 'a secret' }, 1)
    const job = await findJob(hub, { state: 'failed' })
    expect(job).toMatchObject({ attempts: 1, max_attempts: 1, next_run_at: null })
    expect(job.last_error).toBe(
      'The payload of the job "pull-contacts" is invalid: /appId must match format "uuid"',
    )
    const metrics = await hub.get('/metrics')
    expect(metrics.body).toContain('trunkline_jobs{state="failed"} 1')
    expect(metrics.body).toContain('trunkline_job_attempts_total{job="pull-contacts",outcome="failed"} 1')
  })

  test('runs again when an operator asks for it', async () => {
    dialpad.answerContacts(withStatus(403))
    await addJob({ appId: hub.appId }, 1)
    const [{ job_id: id }] = await until(async () => {
      const { jobs } = (await internal(hub, '?state=failed&limit=1')).body
      return jobs[0]?.last_error.includes('403') ? jobs : null
    }, 'the job to fail')
    dialpad.answerContacts(withContacts('Ada'))
    expect(await internal(hub, `/${id}/retry`, 'POST')).toMatchObject({
      status: 200,
      body: { job_id: id, state: 'waiting', attempts: 0 },
    })
    await until(async () => {
      const { rows } = await database.asOwner.query("select from contacts where display_name = 'Ada'")
      return rows.length === 1
    }, 'the contact')
    await until(
      async () => (await internal(hub, `/${id}/retry`, 'POST')).status === 404,
      'the job to be done',
    )
  })

  test('is the only one that can be retried', async () => {
    await enqueue(database.tables.all, pullContacts, { appId: NOBODY }, { afterMs: 3_600_000 })
    const { job_id: id } = await findJob(hub, { state: 'waiting', key: `pull-contacts:${NOBODY}` })
    expect(await internal(hub, `/${id}/retry`, 'POST')).toMatchObject({
      status: 409,
      body: { code: 'JOB_NOT_FAILED' },
    })
    expect((await fetch(`${hub.url}/internal/jobs`)).status).toBe(401)
  })

  test('is left by a transaction that is rolled back as it was', async () => {
    const before = (await internal(hub, '')).body
    const rolledBack = database.tables.all.transaction().execute(async transaction => {
      await enqueue(transaction, pullContacts, { appId: hub.appId })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect((await internal(hub, '')).body).toEqual(before)
  })
})
