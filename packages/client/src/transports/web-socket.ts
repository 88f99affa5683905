import { TrunklineError } from '../errors.ts'
import type { FeedEvent } from '../types.ts'
import { placeOf, queryOf } from './query.ts'
import type { Ready, Transport } from './transport.ts'

/** A slow consumer disconnects here and resumes later: the hub keeps the events. */
const MOST_WAITING = 20_000

/** Reads a WebSocket, authenticated by the session or by a ticket, because browsers cannot set its headers. */
export const readWebSocket: Transport = async function* (reader) {
  const { url, hasSession, request, since, feedId, filter, signal } = reader
  if (typeof WebSocket === 'undefined') throw broken()
  const proof = hasSession
    ? {}
    : { ticket: (await request('post', '/api/v1/live/tickets', { signal })).ticket }
  const address = new URL('api/v1/ws', url.endsWith('/') ? url : `${url}/`)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const place = placeOf(since, feedId)
  address.search = new URLSearchParams({ ...queryOf(filter), ...place, ...proof }).toString()
  const socket = new WebSocket(address)
  const waiting: (FeedEvent | Ready)[] = []
  let isOpen = false
  let isClosed = false
  let wake = () => {}
  socket.addEventListener('message', ({ data }) => {
    waiting.push(JSON.parse(String(data)))
    if (waiting.length > MOST_WAITING) socket.close()
    wake()
  })
  socket.addEventListener('open', () => {
    isOpen = true
  })
  const end = () => {
    isClosed = true
    wake()
  }
  socket.addEventListener('close', end)
  socket.addEventListener('error', end)
  const stop = () => socket.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    while (!signal.aborted) {
      while (waiting.length > 0) for (const event of waiting.splice(0)) yield event
      // A WebSocket does not report why it was refused, but a request does.
      if (isClosed && !isOpen) await request('get', '/api/v1/feed', { query: { ...place, limit: 1 }, signal })
      if (isClosed) throw broken()
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    socket.close()
  }
}

function broken(): TrunklineError {
  return new TrunklineError('The WebSocket is closed', { status: 0, code: 'NO_ANSWER' })
}
