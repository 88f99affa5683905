import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { State, Websocket } from '../state.ts'
import type { Clock } from '../world/clock.ts'
import type { Broadcast } from './deliver.ts'

/** How long a token is good for, and how long a connection lives, in simulated ms. */
const LIFETIME = 3_600_000
const PATH = '/events/'
/** Sent when the hour is over. */
const GOING_AWAY = 1001
/** Readers only receive: a longer message from one, in bytes, ends the connection. */
const MOST_RECEIVED = 16 * 1_024
/** A reader who leaves more bytes than this unread is disconnected. */
const MOST_UNREAD = 8 * 1_024 * 1_024
const UNAUTHORIZED = 'HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

export interface Sockets {
  readonly broadcast: Broadcast
  /** Gives a websocket a new token beside those that it has. @returns the token */
  addToken(websocket: Websocket): string
  /** How many read at this moment. */
  count(): number
  close(): void
}

/** Events over WebSocket: a reader with a token of a websocket receives what its subscriptions ask for. */
export function openSockets(server: Server, state: State, clock: Clock): Sockets {
  const readers = new Map<number, Set<WebSocket>>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_RECEIVED })

  const add = (websocket: Websocket, reader: WebSocket) => {
    const mine = readers.get(websocket.id) ?? new Set()
    readers.set(websocket.id, mine.add(reader))
    reader.on('error', () => reader.terminate())
    reader.once('close', () => mine.delete(reader))
    clock.after(LIFETIME, () => reader.close(GOING_AWAY, 'The hour is over'))
  }

  server.on('upgrade', (request, socket, head) => {
    // Node has let go of this socket: without a listener, its reset would end the process.
    socket.on('error', () => socket.destroy())
    try {
      const path = request.url ?? ''
      const token = path.startsWith(PATH) ? path.slice(PATH.length) : ''
      const websocket = state.websockets.find(one =>
        one.tokens.some(known => known.token === token && known.expiresAt > clock.now()),
      )
      if (websocket === undefined) socket.end(UNAUTHORIZED, () => socket.destroy())
      else sockets.handleUpgrade(request, socket, head, reader => add(websocket, reader))
    } catch (error) {
      console.error('An upgrade failed:', error)
      socket.destroy()
    }
  })

  return {
    broadcast(endpointId, text) {
      const mine = [...(readers.get(endpointId) ?? [])].filter(reader => reader.readyState === reader.OPEN)
      for (const reader of mine) {
        if (reader.bufferedAmount > MOST_UNREAD) reader.terminate()
        else reader.send(text)
      }
      return mine.length
    },
    addToken(websocket) {
      const token = randomBytes(24).toString('base64url')
      const alive = websocket.tokens.filter(one => one.expiresAt > clock.now())
      websocket.tokens = [...alive, { token, expiresAt: clock.now() + LIFETIME }]
      state.save()
      return token
    },
    count: () => [...readers.values()].reduce((total, mine) => total + mine.size, 0),
    close() {
      for (const mine of readers.values()) for (const reader of mine) reader.terminate()
      sockets.close()
    },
  }
}

export function socketUrl(baseUrl: string, token: string): string {
  return `${baseUrl.replace(/^http/, 'ws')}${PATH}${token}`
}
