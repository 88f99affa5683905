import { DialpadError, hasStatus } from '../error.ts'
import { isRecord, readText } from '../json.ts'
import type { Requester } from '../request.ts'
import { requireId } from './ids.ts'

interface Websocket {
  readonly id: string
  /** Valid for an hour (says Dialpad's documentation), and as good as a password: keep it out of logs. */
  readonly url: string
}

/** For receivers that Dialpad cannot reach: they connect to it and read the same events as a webhook gets. */
export function websocketsOf({ send }: Requester) {
  return {
    /** `POST /websockets`. Dialpad's documented limit is 500 per two minutes and company. */
    async create(secret: string): Promise<Websocket> {
      return readWebsocket(await send('POST', 'websockets', { secret }))
    },

    /** `GET /websockets/{id}`: the websocket with a new URL; null when it does not exist. */
    async get(id: string): Promise<Websocket | null> {
      try {
        return readWebsocket(await send('GET', `websockets/${id}`))
      } catch (error) {
        if (hasStatus(error, 404)) return null
        throw error
      }
    },

    /** `DELETE /websockets/{id}`. @throws DialpadError 404 when the websocket does not exist */
    async delete(id: string): Promise<void> {
      await send('DELETE', `websockets/${id}`)
    },
  }
}

function readWebsocket(value: unknown): Websocket {
  const url = isRecord(value) ? readText(value.websocket_url) : null
  if (url === null || !/^wss?:/.test(url)) throw new DialpadError('websocket (no address)', 200)
  return { id: requireId(value, 'websocket'), url }
}
