import { Feed } from './feed.ts'
import { type Connection, createRequester } from './request.ts'
import type { FeedOptions } from './transports/transport.ts'
import type {
  CallFilter,
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

  /** Every item of a list; pages are fetched as needed. */
  async function* itemsOf<Item>(
    read: (page: { limit: number; cursor?: string }) => Promise<{
      readonly data: readonly Item[]
      readonly next_cursor: string | null
    }>,
  ): AsyncGenerator<Item, void> {
    let page = await read({ limit: PAGE })
    yield* page.data
    while (page.next_cursor !== null) {
      page = await read({ limit: PAGE, cursor: page.next_cursor })
      yield* page.data
    }
  }

  return {
    /**
     * Sends a request to any route of the hub, with its types:
     * `hub.request('get', '/api/v1/calls/{id}', { params: { id } })`.
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
      /** The calls in progress, newest first. */
      active: ({ signal }: Abortable = {}) =>
        collect(itemsOf(query => request('get', '/api/v1/calls/active', { query, signal }))),
      /** One call, by its id or by the Dialpad id of any of its legs. */
      get: (id: DialpadId, { signal }: Abortable = {}) =>
        request('get', '/api/v1/calls/{id}', { params: { id }, signal }),
      /** One page of calls, newest first: `{data, next_cursor}`, and `total` if that is asked for. */
      list: (filter: CallFilter & Page = {}, { signal }: Abortable = {}) =>
        request('get', '/api/v1/calls', { query: filter, signal }),
      /** Every matching call, newest first; pages are fetched as needed. */
      all: (filter: CallFilter = {}) =>
        itemsOf(page => request('get', '/api/v1/calls', { query: { ...filter, ...page } })),
      /** What was said in a call or voicemail; null if there is no transcript. Needs the right to read content. */
      transcript: (id: DialpadId, { signal }: Abortable = {}) =>
        request('get', '/api/v1/calls/{id}/transcript', { params: { id }, signal }),
      /** Where to listen to a call or voicemail; null if it was not recorded. Needs the right to read content. */
      recording: (id: DialpadId, { signal }: Abortable = {}) =>
        request('get', '/api/v1/calls/{id}/recording', { params: { id }, signal }),
      /** Places a call: rings the user's phone first, then dials `to` (E.164). */
      place: (call: NewCall, key?: Once) => request('post', '/api/v1/calls', { body: call, ...once(key) }),
      /** Hangs up a call in progress. */
      hangUp: (id: DialpadId, key?: Once) =>
        request('post', '/api/v1/calls/{id}/hangup', { params: { id }, ...once(key) }),
      /** Transfers a call in progress to a number (E.164), or to a user, department or call center. */
      transfer: (id: DialpadId, to: TransferTarget, key?: Once) =>
        request('post', '/api/v1/calls/{id}/transfer', { params: { id }, body: { to }, ...once(key) }),
      /** Replaces the labels of a call. */
      label: (id: DialpadId, labels: readonly string[], key?: Once) =>
        request('put', '/api/v1/calls/{id}/labels', { params: { id }, body: { labels }, ...once(key) }),
    },

    conversations: {
      /** Every conversation, the one with the latest message first. */
      all: () => itemsOf(query => request('get', '/api/v1/conversations', { query })),
    },
    messages: {
      /** Every matching message, newest first; filter by `conversation_id` for one conversation. */
      all: (filter: MessageFilter = {}) =>
        itemsOf(page => request('get', '/api/v1/messages', { query: { ...filter, ...page } })),
      /** Sends a message to one or more numbers (E.164). */
      send: (message: NewMessage, key?: Once) =>
        request('post', '/api/v1/messages', { body: message, ...once(key) }),
    },

    voicemails: { all: () => itemsOf(query => request('get', '/api/v1/voicemails', { query })) },
    contacts: { all: () => itemsOf(query => request('get', '/api/v1/contacts', { query })) },
    agents: { all: () => itemsOf(query => request('get', '/api/v1/agents', { query })) },
    changes: { all: () => itemsOf(query => request('get', '/api/v1/changes', { query })) },

    /** Opens a URL on a user's screen. */
    popScreen: (userId: DialpadId, url: string, key?: Once) =>
      request('post', '/api/v1/users/{user_id}/screen-pop', {
        params: { user_id: userId },
        body: { url },
        ...once(key),
      }),
  }
}

export type Client = ReturnType<typeof createClient>

/** As `Array.fromAsync`, which Node 20 does not have. */
async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
