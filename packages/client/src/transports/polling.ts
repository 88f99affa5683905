import { pause } from '../pause.ts'
import type { FeedEvent } from '../types.ts'
import { placeOf, queryOf } from './query.ts'
import type { Transport } from './transport.ts'

const ASK_EVERY_MS = 2_000
const PAGE = 500

interface FeedPage {
  readonly entries: readonly FeedEvent[]
  readonly cursor: number
  readonly has_more: boolean
  readonly feed_id?: string
}

/** Polls, where no connection stays open. */
export const readByPolling: Transport = async function* ({ request, since, feedId, filter, signal }) {
  let known = feedId
  for (let cursor = since; ; ) {
    const query = { ...queryOf(filter), ...placeOf(cursor, known), limit: PAGE }
    const page: FeedPage = await request('/api/feed', { query, signal })
    yield* page.entries
    cursor = page.cursor
    known ??= page.feed_id ?? null
    if (page.has_more) continue
    yield { type: 'feed.ready', cursor, ...(known === null ? {} : { feed_id: known }) }
    await pause(ASK_EVERY_MS, signal)
  }
}
