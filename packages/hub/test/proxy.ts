import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll } from 'vitest'

type Mode = 'open' | 'hole'

/** A way to the database that can be cut, delayed, turned into a black hole, and opened again. */
export class Line {
  readonly #database: { readonly url: string }
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #mode: Mode = 'open'
  #delayMs = 0
  port = 0

  constructor(database: { readonly url: string }) {
    this.#database = database
  }

  get url(): string {
    return Object.assign(new URL(this.#database.url), { port: String(this.port) }).href
  }

  async open(): Promise<void> {
    this.#mode = 'open'
    this.#delayMs = 0
    if (this.#server !== undefined) return
    this.#server = createServer(socket => this.#join(socket)).listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
  }

  /** Ends every connection, and refuses new ones. */
  cut(): void {
    this.#server?.close()
    this.#server = undefined
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  /**
   * Takes what is sent and answers nothing, on every connection there is and on each new one. None of them ever works
   * again, and neither side hears of the other’s end, as when a firewall has forgotten them.
   */
  blackHole(): void {
    this.#mode = 'hole'
    for (const socket of this.#sockets) swallow(socket)
  }

  /** Makes everything arrive later, in both directions. */
  delay(ms: number): void {
    this.#delayMs = ms
  }

  #join(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    if (this.#mode === 'hole') {
      swallow(socket)
      return
    }
    const { port, hostname } = new URL(this.#database.url)
    const onward = connect(Number(port), hostname)
    this.#sockets.add(onward)
    for (const [from, to] of [[socket, onward] as const, [onward, socket] as const]) {
      from.on('data', data => this.#later(() => to.writable && to.write(data)))
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  }

  #later(run: () => void): void {
    if (this.#delayMs === 0) run()
    else setTimeout(run, this.#delayMs)
  }
}

/** A line for all tests of the file or `describe` that calls this: opened before them, cut after them. */
export function useLine(database: { readonly url: string }): Line {
  const line = new Line(database)
  beforeAll(() => line.open())
  afterAll(() => line.cut())
  return line
}

function swallow(socket: Socket): void {
  socket.removeAllListeners('data')
  socket.removeAllListeners('close')
  socket.removeAllListeners('error')
  socket.on('error', () => undefined)
  socket.on('data', () => undefined)
}
