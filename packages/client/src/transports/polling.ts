import { pause } from '../pause.ts'
import type { FeedEvent } from '../types.ts'
import { placeOf, queryOf } from './query.ts'
import type { Transport } from './transport.ts'

const ASK_EVERY_MS = 2_000
const PAGE = 500

/** Polls, where no connection stays open. */
export const readByPolling: Transport = async function* ({ request, since, feedId, filter, signal }) {
  let known = feedId
  for (let cursor = since; ; ) {
    const query = { ...queryOf(filter), ...placeOf(cursor, known), limit: PAGE }
    const page = await request('get', '/api/v1/feed', { query, signal })
    yield* page.data as readonly FeedEvent[]
    cursor = page.next_cursor
    known ??= page.feed_id
    if (page.has_more) continue
    yield { type: 'feed.ready', cursor, feed_id: known }
    await pause(ASK_EVERY_MS, signal)
  }
}
