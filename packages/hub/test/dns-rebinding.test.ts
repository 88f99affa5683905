import { execFileSync, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const NAME_SERVER = '127.0.0.77'
/** Of a public network. Nothing is ever sent there: by the time of a delivery the name leads elsewhere. */
const PUBLIC = '93.184.215.14'

/** Whether this user may give a process a resolver configuration of its own. */
function mayUnshare(): boolean {
  if (!['/etc/resolv.conf', '/etc/nsswitch.conf'].every(file => existsSync(file))) return false
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * A name server in the way of a DNS rebinding attack: for each name the first answer is public, later ones are the
 * loopback address, and none may be cached.
 */
function answerDns(query: Buffer, asked: Map<string, number>): Buffer {
  const labels: string[] = []
  let place = 12
  for (let length = query[place] ?? 0; length > 0; length = query[place] ?? 0) {
    labels.push(query.toString('latin1', place + 1, place + 1 + length))
    place += length + 1
  }
  const question = query.subarray(12, place + 5)
  const type = query.readUInt16BE(place + 1)
  const name = labels.join('.').toLowerCase()
  const header = Buffer.from(query.subarray(0, 12))
  header.writeUInt16BE(0x8580, 2)
  header.writeUInt16BE(1, 4)
  header.fill(0, 6, 12)
  if (type !== 1) return Buffer.concat([header, question])
  const times = (asked.get(name) ?? 0) + 1
  asked.set(name, times)
  header.writeUInt16BE(1, 6)
  const address = name.startsWith('inside') || times > 1 ? '127.0.0.1' : PUBLIC
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)])
  return Buffer.concat([header, question, answer])
}

describe.skipIf(!mayUnshare())('DNS rebinding against the real resolver', () => {
  let dns: Socket
  let inside: Server
  let port: number
  let hits = 0
  const asked = new Map<string, number>()

  beforeAll(async () => {
    dns = createSocket('udp4')
    dns.on('message', (query, { port: from, address }) => dns.send(answerDns(query, asked), from, address))
    await new Promise<void>((done, failed) => {
      dns.once('error', failed)
      dns.bind(53, NAME_SERVER, done)
    })
    inside = createServer((_request, response) => {
      hits++
      response.end()
    })
    await new Promise<void>(done => inside.listen(0, '127.0.0.1', done))
    port = (inside.address() as AddressInfo).port
  })
  afterAll(async () => {
    await new Promise(done => inside.close(done))
    await new Promise<void>(done => dns.close(done))
  })

  /** Runs a module of the hub in a process whose system resolver asks our name server. */
  async function run(script: string): Promise<any> {
    const folder = mkdtempSync(join(tmpdir(), 'trunkline-dns-'))
    writeFileSync(join(folder, 'resolv.conf'), `nameserver ${NAME_SERVER}\noptions attempts:1 timeout:2\n`)
    writeFileSync(join(folder, 'nsswitch.conf'), 'hosts: dns\n')
    const mounts = ['resolv.conf', 'nsswitch.conf'].map(
      file => `mount --bind "${folder}/${file}" /etc/${file}`,
    )
    const command = `${mounts.join(' && ')} && exec "$NODE" --input-type=module-typescript -e "$SCRIPT"`
    const child = spawn('unshare', ['--mount', 'sh', '-c', command], {
      cwd: join(import.meta.dirname, '../src'),
      env: { ...process.env, NODE: process.execPath, SCRIPT: script },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', data => {
      output += data
    })
    await new Promise(done => child.on('close', done))
    return JSON.parse(output)
  }

  test('a name that turned private between its check and the delivery is not connected to', async () => {
    const result = await run(`
      import { isPrivateAddress } from './outbound/public-address.ts'
      import { postWebhook } from './outbound/post.ts'
      const url = 'http://rebind.example:${port}/hook'
      const checked = await isPrivateAddress(new URL(url))
      const posted = await postWebhook(url, '{}', {}, { allowPrivate: false })
      const allowed = await postWebhook(url, '{}', {}, { allowPrivate: true })
      console.log(JSON.stringify({ checked, posted, allowed }))`)
    expect(result.checked).toBe(false)
    expect(result.posted).toMatchObject({ status: null, error: 'The host is not a public address' })
    // The same name does lead to the server inside: without the check the delivery would have arrived.
    expect(result.allowed).toMatchObject({ status: 200 })
    expect([asked.get('rebind.example'), hits]).toEqual([3, 1])
  })

  test('a name that leads inside is refused when the endpoint is created', async () => {
    const result = await run(`
      import { isPrivateAddress } from './outbound/public-address.ts'
      console.log(JSON.stringify({ inside: await isPrivateAddress(new URL('https://inside.example/')) }))`)
    expect(result.inside).toBe(true)
  })
})
