import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { EngineQueries, EngineTransaction } from '../database/database.ts'
import { isDatabaseUnavailable, toLog } from '../database/errors.ts'
import { appendToFeed } from '../feed/append.ts'
import { webSocketMessage, withoutContent } from '../feed/messages.ts'
import { type EndpointNotice, webhookTopic } from '../feed/notices.ts'
import type { FeedTopics, StoredEntry } from '../feed/topics.ts'
import type { Part } from '../health.ts'
import { ThrottledLog } from '../throttled-log.ts'
import type { Endpoints } from './endpoints.ts'
import { type Posted, postWebhook } from './post.ts'
import { ALERT_AFTER_H, DISABLE_AFTER_H, retryAfterS } from './retry-schedule.ts'
import { signatureHeaders } from './signature.ts'

const POLL_INTERVAL_MS = 1_000
/** Deliveries under way at once, in all and to one endpoint: a slow one must not hold up the others. */
const MAX_IN_FLIGHT = 64
const MAX_PER_ENDPOINT = 8
/** A delivery that is not done by then was claimed by a hub that died. */
const LEASE_S = 60
const GONE = 410

interface Delivery {
  readonly id: string
  readonly appId: string
  readonly endpointId: string
  readonly seq: string
  readonly type: string
  readonly payload: StoredEntry['payload']
  readonly attempts: number
  readonly url: string
  readonly content: boolean
  readonly app_id: string
  readonly secret: Buffer
  /** Null: there is none that is still valid. */
  readonly previous_secret: Buffer | null
}

export interface SenderOptions {
  readonly queries: EngineQueries
  readonly endpoints: Endpoints
  readonly topics: FeedTopics
  readonly allowPrivate: Config['allowPrivateWebhooks']
  readonly health: Part
  readonly log: Logger
}

/**
 * Delivers feed entries to endpoints: in order for each call, retried until they arrive. States: idle → (woken)
 * making deliveries and taking those that are due → idle; each delivery under way ends on its own and wakes it.
 */
export class WebhookSender {
  readonly #options: SenderOptions
  readonly #unaccounted: ThrottledLog
  readonly #underWay = new Map<string, Promise<void>>()
  readonly #toEndpoint = new Map<string, number>()
  #round: Promise<void> | null = null
  #wokenMeanwhile = false
  #timer: NodeJS.Timeout | undefined
  readonly #stopping = new AbortController()

  constructor(options: SenderOptions) {
    this.#options = options
    this.#unaccounted = new ThrottledLog(
      options.log,
      'could not record the results of webhook deliveries: they will be sent again',
    )
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), POLL_INTERVAL_MS)
    this.wake()
  }

  wake(): void {
    if (this.#stopping.signal.aborted) return
    this.#wokenMeanwhile = true
    this.#round ??= this.#work().finally(() => {
      this.#round = null
    })
  }

  /** Abandons what is under way: it is sent again by a hub once its lease has expired. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    clearInterval(this.#timer)
    await this.#round
    await Promise.all(this.#underWay.values())
  }

  async #work(): Promise<void> {
    try {
      while (this.#wokenMeanwhile && !this.#stopping.signal.aborted) {
        this.#wokenMeanwhile = false
        const due = await this.#options.health.watch(async () => {
          await makeDeliveries(this.#options.queries)
          return this.#takeDue()
        })
        for (const delivery of due) this.#begin(delivery)
      }
    } catch (error) {
      if (!isDatabaseUnavailable(error))
        this.#options.log.error({ err: error }, 'cannot send webhooks, retrying')
    }
  }

  #begin(delivery: Delivery): void {
    const { id, endpointId } = delivery
    this.#toEndpoint.set(endpointId, (this.#toEndpoint.get(endpointId) ?? 0) + 1)
    const sending = this.#send(delivery)
      .catch(error => this.#unaccounted.add({ ...toLog(error), endpointId }))
      .finally(() => {
        this.#underWay.delete(id)
        this.#toEndpoint.set(endpointId, (this.#toEndpoint.get(endpointId) ?? 1) - 1)
        this.wake()
      })
    this.#underWay.set(id, sending)
  }

  async #takeDue(): Promise<Delivery[]> {
    const room = MAX_IN_FLIGHT - this.#underWay.size
    if (room <= 0) return []
    const busy = [...this.#toEndpoint].filter(([, count]) => count >= MAX_PER_ENDPOINT).map(([id]) => id)
    const { rows } = await sql<Delivery>`
      with due as (
        select d.id, row_number() over (partition by d.endpoint_id order by d.next_attempt_at, d.seq) as place
        from webhook_deliveries as d join webhook_endpoints as e on e.id = d.endpoint_id
        where d.status = 'pending' and d.next_attempt_at <= now() and e.enabled
          and not (d.endpoint_id = any(${busy}::uuid[]))
          and not exists (
            select from subjects_of_delivery(d.app_id, d.type, d.subject) as s(subject)
              join webhook_deliveries as earlier on earlier.subject = s.subject
            where earlier.endpoint_id = d.endpoint_id and earlier.status = 'pending' and earlier.seq < d.seq)
        limit 1000
      ), taken as (
        update webhook_deliveries as d set
          attempts = d.attempts + 1, next_attempt_at = now() + ${LEASE_S} * interval '1 second'
        where d.id in (select id from due where place <= ${MAX_PER_ENDPOINT} limit ${room})
          and d.status = 'pending' and d.next_attempt_at <= now()
        returning d.*
      )
      select t.id, t.app_id as "appId", t.endpoint_id as "endpointId", t.seq, t.type, f.payload, t.attempts,
        e.url, e.content, e.app_id, e.secret,
        case when e.previous_secret_until > now() then e.previous_secret end as previous_secret
      from taken as t join webhook_endpoints as e on e.id = t.endpoint_id
        join feed as f on f.app_id = t.app_id and f.seq = t.seq
      order by t.seq`.execute(this.#options.queries)
    return rows
  }

  async #send(delivery: Delivery): Promise<void> {
    const { endpoints, topics, allowPrivate } = this.#options
    const row = topics.parse(delivery)
    const body = webSocketMessage(delivery.content ? row : withoutContent(row))
    const headers = signatureHeaders(`msg_${delivery.id}`, body, endpoints.secretsOf(delivery), Date.now())
    const { signal } = this.#stopping
    const posted = await postWebhook(delivery.url, body, headers, { allowPrivate, signal })
    if (posted.status !== null || !signal.aborted) await this.#account(delivery, posted)
  }

  async #account(delivery: Delivery, { status, error, tookMs }: Posted): Promise<void> {
    const { queries } = this.#options
    const hasArrived = status !== null && status >= 200 && status < 300
    const wait = retryAfterS(delivery.attempts)
    await queries.transaction().execute(async transaction => {
      await transaction
        .insertInto('webhook_attempts')
        .values({ app_id: delivery.appId, delivery_id: delivery.id, status, error, took_ms: tookMs })
        .execute()
      await transaction
        .updateTable('webhook_deliveries')
        .set(
          hasArrived
            ? { status: 'delivered', delivered_at: sql<Date>`now()` }
            : wait === null
              ? { status: 'failed' }
              : { next_attempt_at: sql<Date>`now() + ${wait} * interval '1 s'` },
        )
        .where('id', '=', delivery.id)
        .execute()
      await transaction
        .updateTable('webhook_endpoints')
        .set(
          hasArrived
            ? { failing_since: null, alerted: false }
            : { failing_since: sql<Date>`coalesce(failing_since, now())` },
        )
        .where('id', '=', delivery.endpointId)
        .$if(hasArrived, query => query.where('failing_since', 'is not', null))
        .execute()
      if (status === GONE)
        await disable(transaction, delivery.endpointId, 'the endpoint responded with 410 Gone')
    })
  }
}

/** One delivery for each entry of the feed that an endpoint wants; each entry once, however many hubs try. */
async function makeDeliveries(queries: EngineQueries): Promise<void> {
  const AT_ONCE = 5_000
  await sql`
    with behind as (
      select e.id, e.app_id, e.cursor, e.types, least(h.last_seq, e.cursor + ${AT_ONCE}) as until
      from webhook_endpoints as e join feed_heads as h on h.app_id = e.app_id
      where e.enabled and h.last_seq > e.cursor
      for update of e skip locked
    ), made as (
      insert into webhook_deliveries (app_id, endpoint_id, seq, type, subject)
      select b.app_id, b.id, f.seq, f.type, coalesce(f.subject_id, f.seq::text)
      from behind as b join feed as f on f.app_id = b.app_id and f.seq > b.cursor and f.seq <= b.until
      where is_wanted(f.type, b.types)
    )
    update webhook_endpoints as e set cursor = b.until from behind as b where e.id = b.id`.execute(queries)
}

async function disable(queries: EngineTransaction, id: string, reason: string): Promise<void> {
  const row = await queries
    .updateTable('webhook_endpoints')
    .set({ enabled: false, disabled_reason: reason })
    .where('id', '=', id)
    .where('enabled', '=', true)
    .returning(['app_id', 'url'])
    .executeTakeFirst()
  if (row !== undefined) await publish(queries, row.app_id, 'webhook.disabled', { id, url: row.url, reason })
}

async function publish(
  queries: EngineTransaction,
  appId: string,
  type: 'webhook.failing' | 'webhook.disabled',
  body: EndpointNotice,
): Promise<void> {
  await appendToFeed(queries, appId, [
    { eventId: null, topic: webhookTopic, type, subjectId: null, at: new Date().toISOString(), body },
  ])
}

/** Publishes that no delivery to an endpoint succeeded for a day, and disables it after five. */
export async function checkEndpoints(queries: EngineQueries): Promise<void> {
  await queries.transaction().execute(async transaction => {
    const { rows } = await sql<{ id: string; app_id: string; url: string; hours: number; alerted: boolean }>`
      select id, app_id, url, alerted, extract(epoch from now() - failing_since)::float8 / 3600 as hours
      from webhook_endpoints
      where enabled and failing_since < now() - ${ALERT_AFTER_H} * interval '1 hour'
      for update skip locked`.execute(transaction)
    for (const { id, app_id: appId, url, hours, alerted } of rows) {
      if (hours >= DISABLE_AFTER_H) await disable(transaction, id, 'no delivery succeeded for five days')
      else if (!alerted) {
        await transaction
          .updateTable('webhook_endpoints')
          .set({ alerted: true })
          .where('id', '=', id)
          .execute()
        await publish(transaction, appId, 'webhook.failing', {
          id,
          url,
          reason: 'no delivery succeeded for a day',
        })
      }
    }
  })
}
