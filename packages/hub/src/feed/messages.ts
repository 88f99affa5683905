import { NO_CONTENT_RIGHTS, redact } from '../access/content-policy.ts'
import { withNumberIds } from '../compatible-ids.ts'
import type { FeedRow } from './topics.ts'

/** Made once for a row, however many readers receive it: they share the rows. */
export function memoize<Made extends object | string>(make: (row: FeedRow) => Made): (row: FeedRow) => Made {
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

/** A feed entry as `/api/v1` shows it. */
export interface FeedMessage {
  readonly type: string
  readonly cursor: number
  readonly timestamp: string
  readonly data: unknown
  readonly merged?: readonly string[]
}

/** The one form of a feed entry in `/api/v1`, whichever way it is sent: with the record as its address shows it. */
export function feedMessage({ seq, type, at, body, merged }: FeedRow): FeedMessage {
  return { type, cursor: seq, timestamp: at, data: body, ...(merged === undefined ? {} : { merged }) }
}

/** As a Server-Sent Event, of the type that clients listen to by default. */
export function feedMessageEvent(row: FeedRow): string {
  return `id: ${row.seq}\ndata: ${JSON.stringify(feedMessage(row))}\n\n`
}

/** A feed entry as `/ws` and `/api/feed` have always sent it: `type`, `cursor`, `timestamp`, the fields of its topic, and the body as `data`. */
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
