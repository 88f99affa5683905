import type { Logger } from 'pino'
import { findValidRights, type LiveHolder, type LiveRight, rightKey } from '../access/live-rights.ts'
import type { Config } from '../config.ts'
import type { RequestQueries } from '../database/database.ts'
import type { Notifications } from '../database/notifications.ts'
import { HubError } from '../errors.ts'
import type { Person, Requester } from './authenticate.ts'
import { SendBuffers } from './send-buffers.ts'

/** How many live connections may be open on one hub. */
export interface LiveLimits extends Readonly<Config['liveLimits']> {
  readonly perPerson: number
  readonly perHub: number
}

export const LIVE_LIMITS: LiveLimits = { perKey: 2_000, perPerson: 50, perHub: 5_000 }

/** Why a live connection ends. */
export type Ending =
  | { readonly kind: 'gone' | 'failed' | 'slow' | 'stopping' }
  | { readonly kind: 'revoked'; readonly code: string; readonly message: string }

/** Should a notification be lost, this is how long a connection outlives its right. */
const CHECK_EVERY_MS = 30_000
const RETRY_AFTER_MS = 1_000
const RETRY_AFTER_S = 30

/** A WebSocket or an event stream. Its signal is aborted, with an `Ending`, when nothing more may be sent. */
export class LiveConnection {
  readonly holder: LiveHolder
  readonly #ended = new AbortController()
  readonly #held: SendBuffers<LiveConnection>

  constructor(holder: LiveHolder, held: SendBuffers<LiveConnection>) {
    this.holder = holder
    this.#held = held
  }

  get signal(): AbortSignal {
    return this.#ended.signal
  }

  /** The first ending counts. */
  end(ending: Ending): void {
    this.#held.set(this, 0)
    if (!this.signal.aborted) this.#ended.abort(ending)
  }

  /** How much waits in memory for its reader. */
  hold(bytes: number): void {
    if (!this.signal.aborted) this.#held.set(this, bytes)
  }
}

/** What the connections that were opened by one right have in common. */
interface Held {
  readonly right: LiveRight
  readonly connections: Set<LiveConnection>
  /** Resolves when it was checked after the first of them asked. */
  readonly checked: PromiseWithResolvers<void>
  /** As `performance.now` counts; null: it does not end by itself. */
  endsAt: number | null
}

/**
 * All live connections of this hub: who may open one more, and which must end because their right did. A right is checked
 * when its first connection opens, when a commit may have changed any, when it expires by the database's clock, and now
 * and then, always in one query for all that are open.
 */
export class LiveConnections {
  readonly #queries: RequestQueries
  readonly #limits: LiveLimits
  readonly #log: Logger
  readonly #open = new Set<LiveConnection>()
  readonly #byActor = new Map<string, number>()
  readonly #rights = new Map<string, Held>()
  readonly #held = new SendBuffers<LiveConnection>(connection => connection.end({ kind: 'slow' }))
  #checking: Promise<void> | null = null
  #checkAgain = false
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(queries: RequestQueries, notifications: Notifications, limits: LiveLimits, log: Logger) {
    this.#queries = queries
    this.#limits = limits
    this.#log = log
    notifications.on('trunkline_rights', () => this.#check())
    notifications.on('reconnected', () => this.#check())
  }

  /**
   * Takes a place for one more connection, which is free again when the connection ended.
   *
   * @throws HubError 429 or 503 TOO_MANY_CONNECTIONS, 401 INVALID_API_KEY or SESSION_ENDED
   */
  async open(holder: LiveHolder): Promise<LiveConnection> {
    this.#requirePlace(holder)
    const connection = new LiveConnection(holder, this.#held)
    const held = this.#heldFor(holder.right)
    this.#count(holder.actor, 1)
    this.#open.add(connection)
    held.connections.add(connection)
    connection.signal.addEventListener('abort', () => this.#forget(connection, held), { once: true })
    await held.checked.promise.catch(error => {
      connection.end({ kind: 'failed' })
      throw error
    })
    const ending = connection.signal.reason as Ending | undefined
    if (ending?.kind === 'revoked') throw new HubError(401, ending.code, ending.message)
    if (ending !== undefined) throw new HubError(503, 'STOPPING', 'The hub is stopping')
    return connection
  }

  /** Ends all of them, and lets nobody in any more. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    for (const connection of this.#open) connection.end({ kind: 'stopping' })
  }

  #requirePlace({ actor, right }: LiveHolder): void {
    const { perKey, perPerson, perHub } = this.#limits
    const most = right.session === null ? perKey : perPerson
    const wait = { retry_after_seconds: RETRY_AFTER_S }
    if ((this.#byActor.get(actor) ?? 0) >= most)
      throw new HubError(
        429,
        'TOO_MANY_CONNECTIONS',
        `At most ${most} live connections can be open at the same time`,
        wait,
      )
    if (this.#isStopped || this.#open.size >= perHub)
      throw new HubError(503, 'TOO_MANY_CONNECTIONS', 'The hub accepts no more live connections', wait)
  }

  #count(actor: string, change: number): void {
    const count = (this.#byActor.get(actor) ?? 0) + change
    if (count === 0) this.#byActor.delete(actor)
    else this.#byActor.set(actor, count)
  }

  #heldFor(right: LiveRight): Held {
    const name = rightKey(right)
    const known = this.#rights.get(name)
    if (known !== undefined) return known
    const held = {
      right,
      connections: new Set<LiveConnection>(),
      checked: Promise.withResolvers<void>(),
      endsAt: null,
    }
    this.#rights.set(name, held)
    this.#check()
    return held
  }

  #forget(connection: LiveConnection, held: Held): void {
    this.#open.delete(connection)
    this.#count(connection.holder.actor, -1)
    held.connections.delete(connection)
    const name = rightKey(held.right)
    if (held.connections.size > 0) return
    if (this.#rights.get(name) === held) this.#rights.delete(name)
    // Nobody asks about it any more.
    held.checked.resolve()
  }

  #check(): void {
    this.#checkAgain = true
    this.#checking ??= this.#checkAll().then(isDone => {
      this.#checking = null
      if (isDone && this.#checkAgain && this.#rights.size > 0) this.#check()
      else this.#checkLater(isDone ? CHECK_EVERY_MS : RETRY_AFTER_MS)
    })
  }

  /** False: the database could not be asked. */
  async #checkAll(): Promise<boolean> {
    while (this.#checkAgain && this.#rights.size > 0) {
      this.#checkAgain = false
      const asked = [...this.#rights.values()]
      try {
        this.#apply(
          asked,
          await findValidRights(
            this.#queries,
            asked.map(({ right }) => right),
          ),
        )
      } catch (error) {
        this.#log.warn({ err: error }, 'cannot check the permissions of live connections, retrying')
        // Those that were checked before stay: nothing new reaches them either while the database is away.
        for (const { checked } of asked) checked.reject(error)
        return false
      }
    }
    return true
  }

  #apply(asked: readonly Held[], standing: ReadonlyMap<string, number | null>): void {
    const now = performance.now()
    for (const held of asked) {
      const endsInMs = standing.get(rightKey(held.right))
      if (endsInMs === undefined) revoke(held)
      else held.endsAt = endsInMs === null ? null : now + endsInMs
      held.checked.resolve()
    }
  }

  #checkLater(mostMs: number): void {
    clearTimeout(this.#timer)
    if (this.#isStopped || this.#rights.size === 0) return
    const ends = [...this.#rights.values()].flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]))
    const waitMs = Math.max(0, Math.min(mostMs, ...ends.map(endsAt => endsAt - performance.now())))
    this.#timer = setTimeout(() => {
      const now = performance.now()
      for (const held of this.#rights.values()) if (held.endsAt !== null && held.endsAt <= now) revoke(held)
      this.#check()
    }, Math.ceil(waitMs))
  }
}

/** Whom a live connection is for that somebody asks for themselves. @param content whether it carries content */
export function holderOf({ id, actor, keyId, person }: Requester, content: boolean): LiveHolder {
  return { appId: id, content, actor, right: rightOf(id, keyId, person, content) }
}

function rightOf(appId: string, keyId: string | null, person: Person | null, content: boolean): LiveRight {
  if (person !== null) {
    const { sessionId, role } = person
    return { keyId: null, session: { sessionId, appId, role } }
  }
  if (keyId === null) throw new Error('The caller has neither a key nor a session')
  return { keyId, session: null, content }
}

function revoke({ right, connections }: Held): void {
  const [code, message] =
    right.session === null
      ? [
          'INVALID_API_KEY',
          'The API key was revoked, has expired or has lost a scope, or its app is inactive',
        ]
      : ['SESSION_ENDED', 'The session has ended, or the person’s role has changed']
  for (const connection of connections) connection.end({ kind: 'revoked', code, message })
}
