import { connect } from 'node:net'

const CRLF = '\r\n'
/** Where a response of the hub ends: it has a length, and a body without line breaks. */
const HEAD_END = Buffer.from('\r\n\r\n')

export interface Load {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly bodies: readonly string[]
  readonly connections: number
}

/**
 * Posts all bodies over so many connections, one at a time on each, and gives the requests answered a second.
 * It speaks HTTP by hand: a client library would take more of the machine than the server that is measured.
 *
 * @throws when anything but 200 is answered
 */
export async function sendAll(load: Load): Promise<number> {
  const queue = load.bodies.values()
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: load.connections }, () => sendInTurn(load, queue)))
  return load.bodies.length / ((performance.now() - startedAt) / 1_000)
}

function sendInTurn({ port, path, headers = {} }: Load, queue: Iterator<string>): Promise<void> {
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/jwt', ...headers })
  const head = `POST ${path} HTTP/1.1${CRLF}${lines.map(([name, value]) => `${name}: ${value}${CRLF}`).join('')}`
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let received = Buffer.alloc(0)
    const next = () => {
      const { value, done } = queue.next()
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
