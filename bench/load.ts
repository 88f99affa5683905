import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const CRLF = '\r\n'
/** Where a response of the hub ends: it has a length, and a body without line breaks. */
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
  /** Told the place of a body when it leaves. */
  readonly onSent: (index: number) => void
}

/**
 * Posts all bodies over so many connections, one at a time on each, and gives the requests answered a second.
 * It speaks HTTP by hand: a client library would take more of the machine than the server that is measured.
 *
 * @throws when anything but 200 is answered
 */
export async function sendAll(load: Load | PacedLoad): Promise<number> {
  const startedAt = performance.now()
  const queue = 'perSecond' in load ? paced(load) : load.bodies[Symbol.iterator]()
  await Promise.all(Array.from({ length: load.connections }, () => sendInTurn(load, queue)))
  return load.bodies.length / ((performance.now() - startedAt) / 1_000)
}

async function* paced({ bodies, perSecond, onSent }: PacedLoad): AsyncGenerator<string, void> {
  const startedAt = performance.now()
  let index = 0
  for (const body of bodies) {
    const early = startedAt + (index / perSecond) * 1_000 - performance.now()
    if (early > 0) await sleep(early)
    onSent(index++)
    yield body
  }
}

type Queue = Iterator<string, void> | AsyncIterator<string, void>

function sendInTurn({ port, path, headers = {} }: Load, queue: Queue): Promise<void> {
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/jwt', ...headers })
  const head = `POST ${path} HTTP/1.1${CRLF}${lines.map(([name, value]) => `${name}: ${value}${CRLF}`).join('')}`
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let received = Buffer.alloc(0)
    const next = async () => {
      const { value, done } = await queue.next()
      if (done === true) socket.end(() => resolve())
      else socket.write(`${head}content-length: ${Buffer.byteLength(value)}${CRLF}${CRLF}${value}`)
    }
    socket.on('data', part => {
      received = received.length === 0 ? part : Buffer.concat([received, part])
      const end = received.indexOf(HEAD_END)
      if (end < 0) return
      const text = received.toString('latin1', 0, end)
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (received.length < end + HEAD_END.length + length) return
      received = Buffer.alloc(0)
      if (text.startsWith('HTTP/1.1 200')) next()
      else reject(new Error(text.split(CRLF)[0]))
    })
    socket.once('error', reject)
    socket.once('connect', next)
  })
}
