import { NO_CONTENT_RIGHTS, redact } from '../access/content-policy.ts'
import { withNumberIds } from '../compatible-ids.ts'
import type { FeedRow } from './topics.ts'

/** Made once for a row, however many readers receive it: they share the rows. */
export function madeOnce<Made extends object | string>(make: (row: FeedRow) => Made): (row: FeedRow) => Made {
  const made = new WeakMap<FeedRow, Made>()
  return row => {
    const known = made.get(row)
    if (known !== undefined) return known
    const fresh = make(row)
    made.set(row, fresh)
    return fresh
  }
}

/** An entry for readers that may not read content: most of them. */
export function withoutContent(row: FeedRow): FeedRow {
  return { ...row, body: redact(row.body, NO_CONTENT_RIGHTS) }
}

/** A feed entry as the WebSocket sends it: `type`, `cursor`, `timestamp`, the fields of its topic, and the body as `data`. */
export function webSocketMessage(row: FeedRow): string {
  const { seq, type, at, topic } = row
  const body = compatibleBody(row)
  const fields = topic.webSocketFields?.({ ...row, body })
  return JSON.stringify({ type, cursor: seq, timestamp: at, ...fields, data: body })
}

/** The WebSocket's message as a Server-Sent Event. */
export function messageEvent(row: FeedRow): string {
  return `id: ${row.seq}\nevent: message\ndata: ${webSocketMessage(row)}\n\n`
}

/** A feed entry as the event stream sends it: `dialpad:call`, `dialpad:message`, `dialpad:agent`… */
export function serverSentEvent(row: FeedRow): string {
  const { seq, type, at, topic } = row
  const body = compatibleBody(row)
  const fields = topic.streamFields?.({ ...row, body }) ?? { [topic.name]: body }
  const data = JSON.stringify({ type, cursor: seq, timestamp: at, ...fields })
  return `id: ${seq}\nevent: dialpad:${topic.name}\ndata: ${data}\n\n`
}

function compatibleBody({ topic, body }: FeedRow): unknown {
  return topic.compatible === undefined ? withNumberIds(topic.schema).convert(body) : topic.compatible(body)
}
