import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import type { RawQuery } from '../database/database.ts'

type Limits = Config['rateLimits']
type Counter = keyof Limits | 'wrongSecrets'

export interface Allowance {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the count begins anew. */
  readonly resetSeconds: number
}

const WINDOW_S = 60

/** Counts requests for all hubs on a database together; while it is away, each hub counts for itself. */
export class RateLimits {
  readonly #limiters: Record<Counter, RateLimiterPostgres>

  constructor(query: RawQuery, limits: Limits) {
    const make = (counter: Counter, points: number) =>
      new RateLimiterPostgres({
        storeClient: { query },
        storeType: 'client',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: counter,
        points,
        duration: WINDOW_S,
        // A request over the limit costs no query.
        inMemoryBlockOnConsumed: points + 1,
        insuranceLimiter: new RateLimiterMemory({ points, duration: WINDOW_S }),
      })
    this.#limiters = {
      perKey: make('perKey', limits.perKey),
      perAddress: make('perAddress', limits.perAddress),
      perAddressForAccess: make('perAddressForAccess', limits.perAddressForAccess),
      connections: make('connections', limits.connections),
      wrongSecrets: make('wrongSecrets', limits.perAddressForAccess),
    }
  }

  /** Counts one more request. @param who the key's id or the network */
  async count(counter: Counter, who: string): Promise<Allowance> {
    const limiter = this.#limiters[counter]
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
