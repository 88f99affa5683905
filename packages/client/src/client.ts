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

/** Makes retries of an action safe. The key is sent as `Idempotency-Key`; a random one by default. */
interface Once {
  readonly idempotencyKey?: string
}

/**
 * Creates a client for one app of a hub. Every method throws a TrunklineError when the hub does not succeed.
 *
 * ```ts
 * const hub = createClient({ url: 'https://hub.example', apiKey: process.env.TRUNKLINE_API_KEY ?? '' })
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
    /** The live feed: every event in order, exactly once, resuming after a lost connection. */
    feed: (options: FeedOptions = {}) => new Feed(connection.url, request, options),

    /** Whether the app is connected to Dialpad. */
    status: () => request<Status>('/status'),

    /** The URL at which an administrator connects an app to Dialpad. @param returnTo where to redirect afterwards */
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
      /** The calls in progress. */
      active: async () => (await request<{ calls: Call[] }>('/api/calls/active')).calls,
      /** One call, by its id or by the Dialpad id of any of its legs. */
      get: (id: DialpadId) => request<CallDetails>(callPath(id)),
      /** One page of calls, newest first. */
      list: (filter: CallFilter & Page = {}) => request<CallPage>('/api/calls', { query: filter }),
      /** Every matching call, newest first; pages are fetched as needed. */
      async *all(filter: CallFilter = {}): AsyncGenerator<Call, void> {
        let cursor: string | null = null
        do {
          const page: CallPage = await request('/api/calls', { query: { ...filter, limit: PAGE, cursor } })
          yield* page.calls
          cursor = page.next_cursor
        } while (cursor !== null)
      },
      /** Places a call: rings the user's phone first, then dials `to` (E.164). */
      place: (
        call: { user_id: DialpadId; to: string; caller_id?: string; custom_data?: string },
        once?: Once,
      ) => act<{ call_id: DialpadId; status: string }>('POST', '/api/calls', call, once),
      /** Hangs up a call in progress. */
      hangUp: (id: DialpadId, once?: Once) =>
        act<{ call_id: DialpadId }>('POST', `${callPath(id)}/hangup`, undefined, once),
      /** Transfers a call in progress to a number (E.164), or to a user, department or call center. */
      transfer: (id: DialpadId, to: { number: string } | { type: string; id: DialpadId }, once?: Once) =>
        act<{ call_id: DialpadId }>('POST', `${callPath(id)}/transfer`, { to }, once),
      /** Replaces the labels of a call. */
      label: (id: DialpadId, labels: readonly string[], once?: Once) =>
        act<{ call_id: DialpadId }>('PUT', `${callPath(id)}/labels`, { labels }, once),
    },

    messages: {
      /** Every matching message, newest first; filter by `number` for one conversation. */
      all: (filter: { number?: string; direction?: 'inbound' | 'outbound' } = {}) =>
        pages<Message>('/api/messages', 'messages', filter),
      /** Sends a message to one or more numbers (E.164). */
      send: (
        message: { user_id: DialpadId; to: readonly string[]; text: string; from?: string },
        once?: Once,
      ) => act<{ id: DialpadId; status: string }>('POST', '/api/messages', message, once),
    },

    voicemails: { all: () => pages<Voicemail>('/api/voicemails', 'voicemails') },
    contacts: { all: () => pages<Contact>('/api/contacts', 'contacts') },
    agents: { list: async () => (await request<{ agents: Agent[] }>('/api/agents')).agents },

    /** Opens a URL on a user's screen. */
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
