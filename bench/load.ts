import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Drive, Driven } from './drive.ts'
import { quantiles } from './report.ts'

const CRLF = '\r\n'
/** Where the head of a response ends; its body has a length. */
const HEAD_END = Buffer.from('\r\n\r\n')

export interface Load {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly bodies: Iterable<string> & { readonly length: number }
  readonly connections: number
}

/** Bodies leave at their time, as long as a connection is free. */
interface PacedLoad extends Load {
  readonly perSecond: number
  /** Called with the index of a body when it is sent. */
  readonly onSent: (index: number) => void
}

interface Request {
  readonly path: string
  readonly body?: string
  readonly onAnswered?: () => void
}

/**
 * Posts all bodies over so many connections, one at a time on each, and gives the requests answered a second.
 * It speaks HTTP by hand: a client library would take more of the machine than the server that is measured.
 *
 * @throws when anything but 200 is answered
 */
export async function sendAll(load: Load | PacedLoad): Promise<number> {
  const startedAt = performance.now()
  const queue = 'perSecond' in load ? paced(load) : inTurn(load)
  await Promise.all(Array.from({ length: load.connections }, () => sendInTurn(load, queue)))
  return load.bodies.length / ((performance.now() - startedAt) / 1_000)
}

function* inTurn({ path, bodies }: Load): Generator<Request, void> {
  for (const body of bodies) yield { path, body }
}

async function* paced({ path, bodies, perSecond, onSent }: PacedLoad): AsyncGenerator<Request, void> {
  const startedAt = performance.now()
  let index = 0
  for (const body of bodies) {
    const early = startedAt + (index / perSecond) * 1_000 - performance.now()
    if (early > 0) await sleep(early)
    onSent(index++)
    yield { path, body }
  }
}

/** What `drive` does where wrk is missing. */
export async function sendFor(load: Drive): Promise<Driven> {
  const waits: number[] = []
  const startedAt = performance.now()
  function* requests(): Generator<Request, void> {
    for (let index = 0; performance.now() < startedAt + load.seconds * 1_000; index++) {
      const request = load.requests[index % load.requests.length]
      if (request === undefined || (!load.repeats && index >= load.requests.length)) return
      const sentAt = performance.now()
      yield { ...request, onAnswered: () => waits.push(performance.now() - sentAt) }
    }
  }
  const queue = requests()
  await Promise.all(Array.from({ length: load.connections }, () => sendInTurn(load, queue)))
  const seconds = (performance.now() - startedAt) / 1_000
  return { answered: waits.length, perSecond: waits.length / seconds, ...quantiles(waits) }
}

type Queue = Iterator<Request, void> | AsyncIterator<Request, void>

function sendInTurn({ port, headers = {} }: Pick<Load, 'port' | 'headers'>, queue: Queue): Promise<void> {
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/jwt', ...headers })
  const head = lines.map(([name, value]) => `${name}: ${value}${CRLF}`).join('')
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let received = Buffer.alloc(0)
    let current: Request | undefined
    const next = async () => {
      const { value, done } = await queue.next()
      if (done === true) {
        socket.end(() => resolve())
        return
      }
      current = value
      const { path, body } = value
      if (body === undefined) socket.write(`GET ${path} HTTP/1.1${CRLF}${head}${CRLF}`)
      else {
        const length = `content-length: ${Buffer.byteLength(body)}${CRLF}`
        socket.write(`POST ${path} HTTP/1.1${CRLF}${head}${length}${CRLF}${body}`)
      }
    }
    socket.on('data', part => {
      received = received.length === 0 ? part : Buffer.concat([received, part])
      const end = received.indexOf(HEAD_END)
      if (end < 0) return
      const text = received.toString('latin1', 0, end)
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (received.length < end + HEAD_END.length + length) return
      received = Buffer.alloc(0)
      if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text.split(CRLF)[0]))
      current?.onAnswered?.()
      next()
    })
    socket.once('error', reject)
    socket.once('connect', next)
  })
}
