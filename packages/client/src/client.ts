import { Feed } from './feed.ts'
import { type Connection, createRequester } from './request.ts'
import type { FeedOptions } from './transports/transport.ts'
import type {
  Call,
  CallFilter,
  CallPage,
  DialpadId,
  MessageFilter,
  NewCall,
  NewMessage,
  Page,
  TransferTarget,
} from './types.ts'

const PAGE = 200

/** Makes retries of an action safe. The key is sent as `Idempotency-Key`; a random one by default. */
interface Once {
  readonly idempotencyKey?: string
}

/** Lets a caller abort a request. */
interface Abortable {
  readonly signal?: AbortSignal
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
  const once = ({ idempotencyKey }: Once = {}) => ({ idempotencyKey: idempotencyKey ?? crypto.randomUUID() })

  /** Every item of a list that has offsets. */
  async function* itemsOf<Item>(read: (page: Page) => Promise<readonly Item[]>): AsyncGenerator<Item, void> {
    for (let offset = 0; ; ) {
      const items = await read({ limit: PAGE, offset })
      yield* items
      offset += items.length
      if (items.length < PAGE) return
    }
  }

  return {
    /**
     * Sends a request to any route of the hub, with its types:
     * `hub.request('get', '/api/calls/{id}', { params: { id } })`.
     */
    request,

    /** The live feed: every event in order, exactly once, resuming after a lost connection. */
    feed: (options: FeedOptions = {}) => new Feed(connection, request, options),

    /** Whether the app is connected to Dialpad. */
    status: ({ signal }: Abortable = {}) => request('get', '/status', { signal }),

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
      active: async ({ signal }: Abortable = {}) =>
        (await request('get', '/api/calls/active', { signal })).calls,
      /** One call, by its id or by the Dialpad id of any of its legs. */
      get: (id: DialpadId, { signal }: Abortable = {}) =>
        request('get', '/api/calls/{id}', { params: { id }, signal }),
      /** One page of calls, newest first. */
      list: (filter: CallFilter & Page = {}, { signal }: Abortable = {}) =>
        request('get', '/api/calls', { query: filter, signal }),
      /** Every matching call, newest first; pages are fetched as needed. */
      async *all(filter: CallFilter = {}): AsyncGenerator<Call, void> {
        let cursor: string | null = null
        do {
          const query = { ...filter, limit: PAGE, cursor }
          const page: CallPage = await request('get', '/api/calls', { query })
          yield* page.calls
          cursor = page.next_cursor
        } while (cursor !== null)
      },
      /** Places a call: rings the user's phone first, then dials `to` (E.164). */
      place: (call: NewCall, key?: Once) => request('post', '/api/calls', { body: call, ...once(key) }),
      /** Hangs up a call in progress. */
      hangUp: (id: DialpadId, key?: Once) =>
        request('post', '/api/calls/{id}/hangup', { params: { id }, ...once(key) }),
      /** Transfers a call in progress to a number (E.164), or to a user, department or call center. */
      transfer: (id: DialpadId, to: TransferTarget, key?: Once) =>
        request('post', '/api/calls/{id}/transfer', { params: { id }, body: { to }, ...once(key) }),
      /** Replaces the labels of a call. */
      label: (id: DialpadId, labels: readonly string[], key?: Once) =>
        request('put', '/api/calls/{id}/labels', { params: { id }, body: { labels }, ...once(key) }),
    },

    messages: {
      /** Every matching message, newest first; filter by `number` for one conversation. */
      all: (filter: MessageFilter = {}) =>
        itemsOf(async page => {
          const query = { ...filter, ...page }
          return (await request('get', '/api/messages', { query })).messages
        }),
      /** Sends a message to one or more numbers (E.164). */
      send: (message: NewMessage, key?: Once) =>
        request('post', '/api/messages', { body: message, ...once(key) }),
    },

    voicemails: {
      all: () => itemsOf(async query => (await request('get', '/api/voicemails', { query })).voicemails),
    },
    contacts: {
      all: () => itemsOf(async query => (await request('get', '/api/contacts', { query })).contacts),
    },
    agents: { list: async () => (await request('get', '/api/agents')).agents },

    /** Opens a URL on a user's screen. */
    popScreen: (userId: DialpadId, url: string, key?: Once) =>
      request('post', '/api/users/{user_id}/screen-pop', {
        params: { user_id: userId },
        body: { url },
        ...once(key),
      }),
  }
}

export type Client = ReturnType<typeof createClient>
