import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RawQuery } from '../database/database.ts'

/** How often one may ask in a minute. */
export interface Limits {
  /** With an API key, wherever it is used. */
  readonly perKey: number
  /** From one address, without a key. */
  readonly perAddress: number
  /** What lets somebody in: signing in, connecting, the internal secret, and every key that is none. */
  readonly perAddressForAccess: number
}

export interface Allowance {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the count begins anew. */
  readonly resetSeconds: number
}

const WINDOW_S = 60

/** Counts requests for all hubs on a database together; while it is away, each for itself. */
export class RateLimits {
  readonly #limiters: Record<keyof Limits, RateLimiterPostgres>

  constructor(query: RawQuery, limits: Limits) {
    const make = (kind: keyof Limits) =>
      new RateLimiterPostgres({
        storeClient: { query },
        storeType: 'client',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: kind,
        points: limits[kind],
        duration: WINDOW_S,
        // Whoever is over the limit costs no more queries.
        inMemoryBlockOnConsumed: limits[kind] + 1,
        insuranceLimiter: new RateLimiterMemory({ points: limits[kind], duration: WINDOW_S }),
      })
    this.#limiters = {
      perKey: make('perKey'),
      perAddress: make('perAddress'),
      perAddressForAccess: make('perAddressForAccess'),
    }
  }

  /** Counts one more request. @param who the key's hash or the address */
  async count(kind: keyof Limits, who: string): Promise<Allowance> {
    const limiter = this.#limiters[kind]
    const result = await limiter.consume(who).then(
      passed => ({ allowed: true, passed }),
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return { allowed: false, passed: refused }
        throw refused
      },
    )
    return {
      allowed: result.allowed,
      limit: limiter.points,
      remaining: Math.max(0, result.passed.remainingPoints),
      resetSeconds: Math.ceil(result.passed.msBeforeNext / 1_000),
    }
  }
}
