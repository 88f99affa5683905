import { TrunklineError } from '../errors.ts'
import { placeOf, queryOf } from './query.ts'
import type { Transport } from './transport.ts'

/** Reads Server-Sent Events, where no WebSocket is available. */
export const readEventStream: Transport = async function* ({ request, since, feedId, filter, signal }) {
  const query = { ...queryOf(filter), ...placeOf(since, feedId), format: 'message' }
  const response = await request.raw('/api/events', { query, signal })
  if (response.body === null) throw broken()
  let text = ''
  let cursor = since
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw broken()
      text += decoder.decode(value, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map(line => splitOnce(line)))
        const data = fields.get('data')
        if (fields.get('event') === 'trunkline:ready')
          yield { ...JSON.parse(data ?? '{}'), type: 'feed.ready', cursor }
        else if (fields.get('event') === 'message' && data !== undefined) {
          const event = JSON.parse(data)
          cursor = event.cursor
          yield event
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function splitOnce(line: string): [string, string] {
  const place = line.indexOf(': ')
  return place < 0 ? [line, ''] : [line.slice(0, place), line.slice(place + 2)]
}

function broken(): TrunklineError {
  return new TrunklineError('The event stream ended', { status: 0, code: 'NO_ANSWER' })
}
