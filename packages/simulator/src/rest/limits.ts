import type { Clock } from '../world/clock.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

interface Limit {
  readonly count: number
  /** ms */
  readonly window: number
  /** The parameter or field each of whose values has a limit of its own; none: the company has one. */
  readonly per?: 'id' | 'user_id' | 'phone_number' | 'call_center_id'
}

const OF_COMPANY: Limit = { count: 20, window: SECOND }
/** Beside that of the company (its page on rate limits, and x-ratelimit in its API description). */
const OF_ROUTE = new Map<string, readonly Limit[]>(
  Object.entries({
    'GET /call/:id': [{ count: 10, window: MINUTE }],
    'GET /call/:id/ai_recap': [{ count: 1, window: 5 * SECOND }],
    'PUT /call/:id/labels': [{ count: 500, window: 2 * MINUTE }],
    'POST /call': [{ count: 5, window: MINUTE, per: 'user_id' }],
    'POST /users/:id/initiate_call': [{ count: 5, window: MINUTE, per: 'id' }],
    'POST /users/:id/screenpop': [{ count: 5, window: MINUTE, per: 'id' }],
    'POST /callback': [
      { count: 5, window: MINUTE, per: 'phone_number' },
      { count: 100, window: MINUTE, per: 'call_center_id' },
      { count: 1_000, window: MINUTE },
    ],
    'PATCH /callrouters/:id': [{ count: 1, window: 5 * MINUTE, per: 'id' }],
    'POST /contacts': [{ count: 100, window: MINUTE }],
    'PUT /contacts': [{ count: 100, window: MINUTE }],
    'POST /sms': [{ count: 100, window: MINUTE }],
    'POST /stats': [{ count: 200, window: HOUR }],
    'POST /webhooks': [{ count: 100, window: MINUTE }],
    'POST /websockets': [{ count: 500, window: 2 * MINUTE }],
    'POST /recordingsharelink': [{ count: 100, window: MINUTE }],
    'POST /callreviewsharelink': [{ count: 500, window: 2 * MINUTE }],
  }),
)

/** How much may be asked, in simulated time. */
export class RateLimits {
  readonly #clock: Clock
  readonly #seen = new Map<string, number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @param route as in the table @param about the request's parameters and fields: whom it is about */
  allow(route: string, about: Readonly<Record<string, unknown>>): boolean {
    const limits = (OF_ROUTE.get(route) ?? []).map(limit => {
      const whom = limit.per === undefined ? '' : `${limit.per} ${String(about[limit.per] ?? '')}`
      return { key: `${route} ${whom}`, limit }
    })
    return [...limits, { key: '', limit: OF_COMPANY }].every(({ key, limit }) => this.#take(key, limit))
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
