import { beforeAll, describe, expect, test } from 'vitest'
import { AGENT_LEG, answeredByDepartment, ROOT_LEG } from './calls-of-dialpad.ts'
import { until, useTestHub } from './support.ts'

describe('a call that Dialpad reports', () => {
  const hub = useTestHub()

  beforeAll(async () => {
    await hub.deliver({
      event: 'Created',
      contact: {
        id: '77',
        type: 'shared',
        display_name: 'John Smith',
        company_name: 'NDIS',
        phones: ['+61491570156'],
        emails: [],
      },
    })
  })

  test('rings, is answered, held, resumed and ends, as one call with two legs', async () => {
    const seen: string[] = []
    for (const event of answeredByDepartment()) {
      const response = await hub.deliver(event)
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({ success: true })
      const call = await until(async () => {
        const { body } = await hub.get(`/api/calls/${event.call_id}`)
        const leg = body.legs?.find((one: { call_id: number }) => one.call_id === event.call_id)
        return leg?.state === event.state ? body : null
      }, `leg ${event.call_id} to be ${event.state}`)
      if (call.status !== seen.at(-1)) seen.push(call.status)
    }
    expect(seen).toEqual(['ringing', 'active', 'held', 'active', 'ended'])

    const { body } = await hub.get('/api/calls')
    expect(body).toMatchObject({ total: 1, limit: 50, offset: 0 })
    expect(body.calls).toHaveLength(1)
    expect(body.calls[0]).toMatchObject({
      call_id: ROOT_LEG,
      direction: 'inbound',
      status: 'ended',
      from: '+61491570156',
      from_name: 'John Smith',
      from_organization: 'NDIS',
      department: 'Staff Enquiries',
      user: { name: 'Jennifer Albert', email: 'jennifer@example.com' },
      started_at: '2026-03-02T01:00:00.000Z',
      answered_at: '2026-03-02T01:00:05.000Z',
      ended_at: '2026-03-02T01:01:05.100Z',
      duration: 60_000,
      duration_seconds: 60,
      was_recorded: true,
      recording_url: 'https://dialpad.example/r/1',
      mos_score: 4.4,
      provisional: false,
    })
  })

  test('is found by any of its legs, and by its own id, with its story', async () => {
    const byLeg = await hub.get(`/api/calls/${AGENT_LEG}`)
    const byId = await hub.get(`/api/calls/${byLeg.body.id}`)
    expect(byId.body).toEqual(byLeg.body)
    expect(byId.body.timeline.map((entry: { event: string }) => entry.event)).toEqual([
      'rang',
      'rang',
      'answered',
      'held',
      'resumed',
      'ended',
    ])
  })

  test('leaves nothing behind among the active ones', async () => {
    expect((await hub.get('/api/calls/active')).body).toEqual({ calls: [] })
  })
})
