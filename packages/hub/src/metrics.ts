import { Counter, collectDefaultMetrics, Registry } from 'prom-client'

/** What the hub counts, for Prometheus. */
export interface Metrics {
  readonly registry: Registry
  /** Webhook deliveries by what became of them: stored, repeat or refused. */
  readonly received: Counter<'outcome'>
  /** Applied events by kind; `recognized` is "no" for those of a kind or state that the hub does not know. */
  readonly applied: Counter<'kind' | 'recognized'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    received: new Counter({
      name: 'trunkline_webhook_deliveries_total',
      help: 'Webhook deliveries by what became of them',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    applied: new Counter({
      name: 'trunkline_events_applied_total',
      help: 'Events applied, by kind and by whether the hub knows their kind and state',
      labelNames: ['kind', 'recognized'],
      registers: [registry],
    }),
  }
}
