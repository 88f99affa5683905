import { EventSourceParserStream } from 'eventsource-parser/stream'
import { TrunklineError } from '../errors.ts'
import { placeOf, queryOf } from './query.ts'
import type { Transport } from './transport.ts'

/** Reads Server-Sent Events, where no WebSocket is available. */
export const readEventStream: Transport = async function* ({ request, since, feedId, filter, signal }) {
  const query = { ...queryOf(filter), ...placeOf(since, feedId) }
  const response = await request.raw('get', '/api/v1/events', { query, signal })
  if (response.body === null) throw broken()
  // Not `for await`: Safari cannot iterate over a stream.
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  let cursor = since
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw broken()
      const { event: name = 'message', data } = value
      if (name === 'trunkline:ready') yield { ...JSON.parse(data), type: 'feed.ready', cursor }
      else if (name === 'message') {
        const event = JSON.parse(data)
        cursor = event.cursor
        yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function broken(): TrunklineError {
  return new TrunklineError('The event stream ended', { status: 0, code: 'NO_ANSWER' })
}
