import { Feed } from './feed.ts'
import { type Connection, createRequester } from './request.ts'
import type { FeedOptions } from './transports/transport.ts'
import type {
  Agent,
  Call,
  CallDetails,
  CallFilter,
  CallPage,
  Contact,
  DialpadId,
  Message,
  Page,
  Status,
  Voicemail,
} from './types.ts'

const PAGE = 200

/** Something that is done once, however often it is asked: by a key of one's own, or one that is made up. */
interface Once {
  readonly idempotencyKey?: string
}

/**
 * A hub, as one app sees it. Every call throws TrunklineError.
 *
 * ```ts
 * const hub = createClient({ url: 'https://hub.example', apiKey: process.env.TRUNKLINE_KEY })
 * for await (const event of hub.feed()) console.log(event.type)
 * ```
 */
export function createClient(connection: Connection) {
  const request = createRequester(connection)
  const act = <Answer>(method: 'POST' | 'PUT', path: string, body: unknown, { idempotencyKey }: Once = {}) =>
    request<Answer>(path, { method, body, idempotencyKey: idempotencyKey ?? crypto.randomUUID() })
  const callPath = (id: DialpadId) => `/api/calls/${encodeURIComponent(id)}`

  async function* pages<Item>(path: string, name: string, query: object = {}): AsyncGenerator<Item, void> {
    for (let offset = 0; ; ) {
      const page: Record<string, Item[] | undefined> & { total?: number } = await request(path, {
        query: { ...query, limit: PAGE, offset },
      })
      const items = page[name] ?? []
      yield* items
      offset += items.length
      if (items.length < PAGE) return
    }
  }

  return {
    /** Every event in order, without a gap or a double. */
    feed: (options: FeedOptions = {}) => new Feed(connection.url, request, options),

    /** Is this app connected to Dialpad? */
    status: () => request<Status>('/status'),

    /** Where an administrator's browser goes to connect an app to Dialpad. */
    connectUrl(appId: string, returnTo?: string): string {
      const url = new URL(
        'auth/dialpad/connect',
        connection.url.endsWith('/') ? connection.url : `${connection.url}/`,
      )
      url.searchParams.set('app_id', appId)
      if (returnTo !== undefined) url.searchParams.set('return_to', returnTo)
      return url.href
    },

    calls: {
      active: async () => (await request<{ calls: Call[] }>('/api/calls/active')).calls,
      /** By its id, or by the Dialpad id of any of its legs. */
      get: (id: DialpadId) => request<CallDetails>(callPath(id)),
      list: (filter: CallFilter & Page = {}) => request<CallPage>('/api/calls', { query: filter }),
      /** Every call that matches, page by page as they are taken. */
      async *all(filter: CallFilter = {}): AsyncGenerator<Call, void> {
        let cursor: string | null = null
        do {
          const page: CallPage = await request('/api/calls', { query: { ...filter, limit: PAGE, cursor } })
          yield* page.calls
          cursor = page.next_cursor
        } while (cursor !== null)
      },
      /** Rings the user, then whom they call. */
      place: (
        call: { user_id: DialpadId; to: string; caller_id?: string; custom_data?: string },
        once?: Once,
      ) => act<{ call_id: DialpadId; status: string }>('POST', '/api/calls', call, once),
      hangUp: (id: DialpadId, once?: Once) =>
        act<{ call_id: DialpadId }>('POST', `${callPath(id)}/hangup`, undefined, once),
      transfer: (id: DialpadId, to: { number: string } | { type: string; id: DialpadId }, once?: Once) =>
        act<{ call_id: DialpadId }>('POST', `${callPath(id)}/transfer`, { to }, once),
      label: (id: DialpadId, labels: readonly string[], once?: Once) =>
        act<{ call_id: DialpadId }>('PUT', `${callPath(id)}/labels`, { labels }, once),
    },

    messages: {
      /** The newest first; of one number: a conversation. */
      all: (filter: { number?: string; direction?: 'inbound' | 'outbound' } = {}) =>
        pages<Message>('/api/messages', 'messages', filter),
      send: (
        message: { user_id: DialpadId; to: readonly string[]; text: string; from?: string },
        once?: Once,
      ) => act<{ id: DialpadId; status: string }>('POST', '/api/messages', message, once),
    },

    voicemails: { all: () => pages<Voicemail>('/api/voicemails', 'voicemails') },
    contacts: { all: () => pages<Contact>('/api/contacts', 'contacts') },
    agents: { list: async () => (await request<{ agents: Agent[] }>('/api/agents')).agents },

    /** Opens an address on a user's screen. */
    popScreen: (userId: DialpadId, url: string, once?: Once) =>
      act<{ user_id: DialpadId }>(
        'POST',
        `/api/users/${encodeURIComponent(userId)}/screen-pop`,
        { url },
        once,
      ),
  }
}

export type Client = ReturnType<typeof createClient>
