import { beforeAll, describe, expect, test } from 'vitest'
import { openAsOwner } from '../src/database/database.ts'
import { rebuild } from '../src/rebuild/rebuild.ts'
import { answeredByDepartment, callEvent, START } from './calls-of-dialpad.ts'
import { until, useTestDatabase, useTestHub } from './support.ts'

const DAY = 24 * 3_600_000
const PRIYA = 5_100_000_000_000_001

describe('the company as events of calls name it', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  const list = async (path: string) => (await hub.get(`/api/v1/${path}`)).body.data

  beforeAll(async () => {
    for (const event of answeredByDepartment()) await hub.deliver(event)
    const renamed = (name: string, at: number, id: number) =>
      hub.deliver(
        callEvent({
          call_id: id,
          event_timestamp: at,
          target: {
            id: PRIYA,
            type: 'user',
            name,
            email: 'priya@example.com',
            phone: '+61255501011',
            office_id: 77,
          },
        }),
      )
    // The newest name arrives first, and the oldest last.
    await renamed('Priya Rao', START + 3 * DAY, 6_820_000_000_000_001)
    await renamed('Priya Nair-Rao', START + DAY, 6_820_000_000_000_002)
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'everything to be applied')
  })

  test('has users with the name that they had last, departments, offices and numbers', async () => {
    const users = await list('users')
    expect(users.find((user: any) => user.id === String(PRIYA))).toMatchObject({
      name: 'Priya Rao',
      email: 'priya@example.com',
      office_id: '77',
      seen_on: new Date(START + 3 * DAY).toISOString().slice(0, 10),
    })
    expect(await list('departments')).toMatchObject([{ id: expect.any(String), name: expect.any(String) }])
    const numbers = await list('numbers')
    expect(numbers).toContainEqual(
      expect.objectContaining({ number: '+61255501011', target: { type: 'user', id: String(PRIYA) } }),
    )
  })

  test('calls carry the ids of the department and the office, and the name as it was', async () => {
    const { rows } = await database.asOwner.query(
      'select department, department_id from calls where department is not null',
    )
    const [department] = await list('departments')
    expect(rows).toEqual([{ department: department.name, department_id: department.id }])
    const office = await database.asOwner.query(
      'select user_name from calls where office_id = 77 order by call_id',
    )
    expect(office.rows.map(row => row.user_name)).toEqual(['Priya Rao', 'Priya Nair-Rao'])
  })

  test('is the same after a rebuild', async () => {
    const owner = openAsOwner(database.url)
    expect(await rebuild(owner, database.url, true, () => undefined)).toEqual([])
    await owner.destroy()
  })
})

describe('conversations', () => {
  const database = useTestDatabase()
  const hub = useTestHub(database)
  const message = (id: number, fields: object) =>
    hub.deliver({
      id,
      created_date: START + id,
      event_timestamp: START + id,
      direction: 'inbound',
      target: {
        id: PRIYA,
        type: 'user',
        name: 'Priya Nair',
        phone_number: '+61255501011',
        phone: '+61255501011',
      },
      message_status: 'delivered',
      text: 'Hi',
      ...fields,
    })

  test('hold both directions, and group texts have one of their own', async () => {
    await message(1, { from_number: '+61491570156', to_number: ['+61255501011'] })
    await message(2, { direction: 'outbound', from_number: '+61255501011', to_number: ['+61491570156'] })
    await message(3, { from_number: '+61491570157', to_number: ['+61255501011', '+61491570156'] })
    await message(4, {
      direction: 'outbound',
      from_number: '+61255501011',
      to_number: ['+61491570157', '+61491570156'],
    })
    await until(async () => (await hub.get('/health')).body.events.pending === 0, 'everything to be applied')
    const { rows } = await database.asOwner.query(
      `select c.own_number, c.numbers, c.is_group, array_agg(m.message_id order by m.message_id) as messages
       from conversations as c join messages as m on m.conversation_id = c.id group by c.id, c.app_id order by is_group`,
    )
    expect(rows).toMatchObject([
      { own_number: '+61255501011', numbers: ['+61491570156'], is_group: false, messages: ['1', '2'] },
      {
        own_number: '+61255501011',
        numbers: ['+61491570156', '+61491570157'],
        is_group: true,
        messages: ['3', '4'],
      },
    ])
    const owner = openAsOwner(database.url)
    expect(await rebuild(owner, database.url, true, () => undefined)).toEqual([])
    await owner.destroy()
  })
})
