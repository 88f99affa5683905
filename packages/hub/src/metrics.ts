import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { singleFlight } from './async.ts'
import { countIdsGivenAsText } from './compatible-ids.ts'
import type { CallCount } from './records/calls/count.ts'

/** What the hub counts, for Prometheus. */
export interface Metrics {
  readonly registry: Registry
  /** Webhook deliveries by what became of them: stored, repeat or refused. */
  readonly received: Counter<'outcome'>
  /** Applied events by kind; `recognized` is "no" for those of a kind or state that the hub does not know. */
  readonly applied: Counter<'kind' | 'recognized'>
  /** From the moment an event was stored until it was applied, in s. */
  readonly applyLag: Histogram
  /** Requests to Dialpad by their answer: the status, or "none". */
  readonly dialpadRequests: Counter<'status'>
  /** Attempts to run a job by its name and outcome: succeeded or failed. */
  readonly jobAttempts: Counter<'job' | 'outcome'>
}

/** What is looked up at the moment when somebody asks. */
export interface Gauges {
  /** Readers of live feeds. */
  readonly feedReaders: () => number
  readonly pool: () => { total: number; idle: number; waiting: number }
  /** Events that wait, and for how long the oldest has waited, in s. */
  readonly queue: () => Promise<{
    pending: number
    failed: number
    /** Those that failed, by why. */
    setAside: Readonly<Record<string, number>>
    unassigned: number
    lagSeconds: number
  }>
  /** All calls that are known, by their direction and how they ended. */
  readonly calls: () => Promise<readonly CallCount[]>
  /** Jobs that are not done, by state. */
  readonly jobs: () => Promise<Readonly<Record<string, number>>>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    received: new Counter({
      name: 'trunkline_webhooks_received_total',
      help: 'Webhooks received from Dialpad, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    applied: new Counter({
      name: 'trunkline_events_applied_total',
      help: 'Applied events, by kind and by whether the hub knows their kind and state',
      labelNames: ['kind', 'recognized'],
      registers,
    }),
    applyLag: new Histogram({
      name: 'trunkline_apply_lag_seconds',
      help: 'Time from storing an event to applying it',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
      registers,
    }),
    dialpadRequests: new Counter({
      name: 'trunkline_dialpad_requests_total',
      help: 'Requests to Dialpad, by response status; 429: rate limited by Dialpad',
      labelNames: ['status'],
      registers,
    }),
    jobAttempts: new Counter({
      name: 'trunkline_job_attempts_total',
      help: 'Attempts to run a job, by job and outcome: succeeded, failed',
      labelNames: ['job', 'outcome'],
      registers,
    }),
  }
}

/** Adds what is measured when it is asked for. */
export function addGauges({ registry }: Metrics, gauges: Gauges): void {
  const registers = [registry]
  new Gauge({
    name: 'trunkline_feed_readers',
    help: 'Open WebSockets and event streams',
    registers,
    collect() {
      this.set(gauges.feedReaders())
    },
  })
  new Gauge({
    name: 'trunkline_ids_given_as_text',
    help: 'Ids above 2^53 serialized as strings since startup: clients that parse ids as numbers must change',
    registers,
    collect() {
      this.set(countIdsGivenAsText())
    },
  })
  new Gauge({
    name: 'trunkline_database_connections',
    help: 'Database pool connections, by state; waiting: requests waiting for a connection',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle, waiting } = gauges.pool()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  // Three gauges share one query.
  const countQueue = singleFlight(gauges.queue)
  const readQueue = () => countQueue().catch(() => null)
  new Gauge({
    name: 'trunkline_calls',
    help: 'Calls by direction and disposition: answered, no_answer (outbound), missed (inbound), voicemail, or ongoing',
    labelNames: ['direction', 'disposition'],
    registers,
    async collect() {
      const counts = await gauges.calls().catch(() => null)
      if (counts === null) return
      this.reset()
      for (const { direction, disposition, count } of counts)
        this.set({ direction, disposition: disposition ?? 'ongoing' }, count)
    },
  })
  new Gauge({
    name: 'trunkline_jobs',
    help: 'Jobs that are not done, by state: waiting, running, retrying, failed',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await gauges.jobs().catch(() => null)
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'trunkline_queue_lag_seconds',
    help: 'Age of the oldest pending event',
    registers,
    async collect() {
      const queue = await readQueue()
      if (queue !== null) this.set(queue.lagSeconds)
    },
  })
  new Gauge({
    name: 'trunkline_events_set_aside',
    help: 'Events set aside after they failed, by reason',
    labelNames: ['reason'],
    registers,
    async collect() {
      const queue = await readQueue()
      for (const [reason, count] of Object.entries(queue?.setAside ?? {})) this.set({ reason }, count)
    },
  })
  new Gauge({
    name: 'trunkline_events_waiting',
    help: 'Events not applied, by state: pending, failed, unassigned',
    labelNames: ['state'],
    registers,
    async collect() {
      const queue = await readQueue()
      if (queue === null) return
      this.set({ state: 'pending' }, queue.pending)
      this.set({ state: 'failed' }, queue.failed)
      this.set({ state: 'unassigned' }, queue.unassigned)
    },
  })
}
