import { pause } from '../pause.ts'
import type { FeedEvent } from '../types.ts'
import { queryOf } from './query.ts'
import type { Transport } from './transport.ts'

const ASK_EVERY_MS = 2_000
const PAGE = 500

interface FeedPage {
  readonly entries: readonly FeedEvent[]
  readonly cursor: number
  readonly has_more: boolean
}

/** Polls, where no connection stays open. */
export const readByPolling: Transport = async function* ({ request, since, filter, signal }) {
  for (let cursor = since; ; ) {
    const query = { ...queryOf(filter), since: cursor, limit: PAGE }
    const page: FeedPage = await request('/api/feed', { query, signal })
    yield* page.entries
    cursor = page.cursor
    if (page.has_more) continue
    yield { type: 'feed.ready', cursor }
    await pause(ASK_EVERY_MS, signal)
  }
}
