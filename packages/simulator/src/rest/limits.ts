import type { Clock } from '../world/clock.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

interface Limit {
  readonly count: number
  /** ms */
  readonly window: number
  /** Whether each user has a limit of their own. */
  readonly perUser?: true
}

const OF_COMPANY: Limit = { count: 20, window: SECOND }
/** Beside that of the company (its page on rate limits, and x-ratelimit in its API description). */
const OF_ROUTE: Readonly<Record<string, Limit>> = {
  'GET /call/:id': { count: 10, window: MINUTE },
  'GET /call/:id/ai_recap': { count: 1, window: 5 * SECOND },
  'PUT /call/:id/labels': { count: 500, window: 2 * MINUTE },
  'POST /call': { count: 5, window: MINUTE, perUser: true },
  'POST /users/:id/initiate_call': { count: 5, window: MINUTE, perUser: true },
  'POST /users/:id/screenpop': { count: 5, window: MINUTE, perUser: true },
  'POST /contacts': { count: 100, window: MINUTE },
  'PUT /contacts': { count: 100, window: MINUTE },
  'POST /sms': { count: 100, window: MINUTE },
  'POST /stats': { count: 200, window: HOUR },
  'POST /webhooks': { count: 100, window: MINUTE },
  'POST /websockets': { count: 500, window: 2 * MINUTE },
  'POST /recordingsharelink': { count: 100, window: MINUTE },
  'POST /callreviewsharelink': { count: 500, window: 2 * MINUTE },
}

/** How much may be asked, in simulated time. */
export class RateLimits {
  readonly #clock: Clock
  readonly #seen = new Map<string, number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @param route as in the table @param user for whom it is asked */
  allow(route: string, user: string): boolean {
    const limit = OF_ROUTE[route]
    if (limit !== undefined && !this.#take(limit.perUser === true ? `${route} ${user}` : route, limit))
      return false
    return this.#take('', OF_COMPANY)
  }

  #take(key: string, { count, window }: Limit): boolean {
    const now = this.#clock.now()
    const recent = (this.#seen.get(key) ?? []).filter(at => at > now - window)
    const isFree = recent.length < count
    if (isFree) recent.push(now)
    this.#seen.set(key, recent)
    return isFree
  }
}
