import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { freePort, until, useTestDatabase } from '../packages/hub/test/support.ts'
import { HubProcess } from './hub-process.ts'

const READERS = 300
const DEAF_READERS = 200
const ENTRIES = 3_800
const MEGABYTE = 1024 * 1024
/** Generous: what every reader is sent amounts to about 5 MB. */
const MOST_GROWTH = 400 * MEGABYTE

describe('readers that all start at 0', () => {
  const database = useTestDatabase()
  let hub: HubProcess
  let port: number
  let apiKey: string

  beforeAll(async () => {
    port = await freePort()
    hub = new HubProcess(database.url, port)
    apiKey = await hub.start()
    await database.asOwner.query(
      `insert into feed (app_id, seq, type, payload)
       select apps.id, n, 'settings.changed',
         json_build_array(now(), 0, 'note_changed', repeat('x', 1200))
       from apps, generate_series(1, $1) as n`,
      [ENTRIES],
    )
    await database.asOwner.query('insert into feed_heads select id, $1 from apps', [ENTRIES])
  })
  afterAll(async () => {
    await hub.kill()
  })

  async function memory(): Promise<number> {
    const text = await (await fetch(`${hub.url}/metrics`)).text()
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
  }

  /** Asks for the feed from its beginning, and takes nothing of it. */
  async function openDeaf(): Promise<Socket> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => undefined)
    socket.pause()
    socket.write(`GET /api/events?since=0 HTTP/1.1\r\nHost: hub\r\nX-Api-Key: ${apiKey}\r\n\r\n`)
    return socket
  }

  test('neither exhaust the hub nor each other: requests are answered, everybody gets everything, memory stays', async () => {
    const before = await memory()
    let most = before
    let failed = 0
    let asked = 0
    let isOver = false
    const watching = (async () => {
      while (!isOver) {
        const answer = await fetch(`${hub.url}/api/calls`, { headers: { 'x-api-key': apiKey } })
        if (answer.status !== 200) failed++
        await answer.arrayBuffer()
        asked++
        most = Math.max(most, await memory())
      }
    })()
    const deaf = await Promise.all(Array.from({ length: DEAF_READERS }, openDeaf))
    const cursors = new Array<number>(READERS).fill(0)
    const closed: number[] = []
    let gaps = 0
    const readers = cursors.map((_, index) => {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws?since=0`, {
        headers: { 'x-api-key': apiKey },
      })
      socket.on('message', (data: Buffer) => {
        const [, type, cursor] = /"type":"([^"]+)","cursor":(\d+)/.exec(data.toString('latin1', 0, 100)) ?? []
        if (type === 'feed.ready') return
        if (Number(cursor) !== (cursors[index] ?? 0) + 1) gaps++
        cursors[index] = Number(cursor)
      })
      socket.on('close', code => closed.push(code))
      return socket
    })
    const isComplete = async () => closed.length > 0 || cursors.every(cursor => cursor === ENTRIES)
    await until(isComplete, 'everybody to get everything', 120_000)
    isOver = true
    await watching
    expect({ closed, gaps, failed }).toEqual({ closed: [], gaps: 0, failed: 0 })
    expect(cursors.every(cursor => cursor === ENTRIES)).toBe(true)
    expect(asked).toBeGreaterThan(0)
    expect((most - before) / MEGABYTE).toBeLessThan(MOST_GROWTH / MEGABYTE)
    for (const socket of readers) socket.terminate()
    for (const socket of deaf) socket.destroy()
  }, 180_000)
})
