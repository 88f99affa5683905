import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import type { RawQuery } from '../database/database.ts'

type Limits = Config['rateLimits']
type Counter = keyof Limits | 'wrongSecrets'

export interface Allowance {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the count resets. */
  readonly resetSeconds: number
}

const WINDOW_S = 60
/**
 * A hub takes one in so many of the requests that are left in advance, so that not each of them costs a query. What it
 * took and does not use is lost to the other hubs: a client is never let in beyond its limit, and refused by at most 2 %
 * for each further hub too early. Limits below this are counted one by one.
 */
const TAKE_ONE_IN = 50
const TAKE_AT_MOST = 200

/** Requests that a hub may let in without asking. */
interface Taken {
  left: number
  /** Of the limit, when they were taken. */
  readonly remaining: number
  /** Of the count, by the process's own clock, in ms. */
  readonly endsAt: number
}

/** Counts requests for all hubs on a database together; while it is away, each hub counts for itself. */
export class RateLimits {
  readonly #counters: Record<Counter, SharedCounter>

  constructor(query: RawQuery, limits: Limits) {
    this.#counters = {
      perKey: new SharedCounter('perKey', query, limits.perKey),
      perAddress: new SharedCounter('perAddress', query, limits.perAddress),
      perAddressForAccess: new SharedCounter('perAddressForAccess', query, limits.perAddressForAccess),
      connections: new SharedCounter('connections', query, limits.connections),
      wrongSecrets: new SharedCounter('wrongSecrets', query, limits.perAddressForAccess),
    }
  }

  /** Counts one more request. @param who the key's id or the network */
  count(counter: Counter, who: string): Promise<Allowance> {
    return this.#counters[counter].count(who)
  }
}

class SharedCounter {
  readonly #limiter: RateLimiterPostgres
  readonly #taken = new Map<string, Taken>()
  /** Several that are about to be taken: requests meanwhile wait for them. */
  readonly #taking = new Map<string, Promise<unknown>>()
  #sweepAt = 0

  constructor(name: Counter, query: RawQuery, points: number) {
    this.#limiter = new RateLimiterPostgres({
      storeClient: { query },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: WINDOW_S,
      // A request over the limit costs no query.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory({ points, duration: WINDOW_S }),
    })
  }

  async count(who: string): Promise<Allowance> {
    const [now, taken] = [performance.now(), this.#taken.get(who)]
    if (taken === undefined || now >= taken.endsAt) return this.#ask(who, 1)
    if (taken.left > 0) {
      taken.left--
      return this.#allowance(true, taken.remaining + taken.left, taken.endsAt - now)
    }
    const size = sizeOf(taken.remaining)
    if (size === 1) return this.#ask(who, 1)
    const taking = this.#taking.get(who)
    if (taking !== undefined) {
      await taking.catch(() => undefined)
      return this.count(who)
    }
    const asked = this.#ask(who, size).finally(() => this.#taking.delete(who))
    this.#taking.set(who, asked)
    return asked
  }

  async #ask(who: string, size: number): Promise<Allowance> {
    const askedAt = performance.now()
    const { allowed, remaining, msLeft } = await this.#consume(who, size)
    if (allowed) this.#keep(who, { left: size - 1, remaining, endsAt: askedAt + msLeft })
    // From then on the limiter refuses by itself, without a query.
    else this.#taken.delete(who)
    return this.#allowance(allowed, remaining + (allowed ? size - 1 : 0), msLeft)
  }

  async #consume(
    who: string,
    points: number,
  ): Promise<{ allowed: boolean; remaining: number; msLeft: number }> {
    const { allowed, result } = await this.#limiter.consume(who, points).then(
      passed => ({ allowed: true, result: passed }),
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return { allowed: false, result: refused }
        throw refused
      },
    )
    return { allowed, remaining: Math.max(0, result.remainingPoints), msLeft: result.msBeforeNext }
  }

  #keep(who: string, taken: Taken): void {
    const now = performance.now()
    if (now >= this.#sweepAt) {
      for (const [name, { endsAt }] of this.#taken) if (now >= endsAt) this.#taken.delete(name)
      this.#sweepAt = now + WINDOW_S * 1_000
    }
    const before = this.#taken.get(who)
    if (before !== undefined && now < before.endsAt) taken.left += before.left
    this.#taken.set(who, taken)
  }

  #allowance(allowed: boolean, remaining: number, msLeft: number): Allowance {
    return { allowed, limit: this.#limiter.points, remaining, resetSeconds: Math.ceil(msLeft / 1_000) }
  }
}

/** How many to take at once when so many are left. */
function sizeOf(remaining: number): number {
  return Math.max(1, Math.min(TAKE_AT_MOST, Math.floor(remaining / TAKE_ONE_IN)))
}
