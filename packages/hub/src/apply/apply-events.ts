import { query } from '../database/statement.ts'
import { type FeedEntry, reserveInFeed, writeToFeed } from '../feed/append.ts'
import type { Batch, Publish } from '../records/record-kind.ts'
import type { KindRegistry } from '../records/registry.ts'
import type { MeaningfulEvent, ParsedEvent } from './parse.ts'

/** Applies one app's events and publishes each meaningful one at its place in the feed. */
export async function applyEvents(
  kinds: KindRegistry,
  batch: Batch,
  events: readonly ParsedEvent[],
): Promise<void> {
  const meaningful = events.filter(isMeaningful)
  if (meaningful.length === 0) return
  const places = new Places(batch, meaningful)
  await applyStages(kinds, batch, meaningful, entries => places.publish(entries))
  places.requireFilled()
}

/** The same without publishing anything: for events that were published long ago. */
export async function applyWithoutPublishing(
  kinds: KindRegistry,
  batch: Batch,
  events: readonly ParsedEvent[],
): Promise<void> {
  await applyStages(kinds, batch, events.filter(isMeaningful), null)
}

async function applyStages(
  kinds: KindRegistry,
  batch: Batch,
  events: readonly MeaningfulEvent[],
  publish: Publish,
): Promise<void> {
  const eventsOf = Map.groupBy(events, ({ kind }) => kind)
  for (const stage of kinds.stages) {
    await Promise.all(
      stage.map(async kind => {
        const own = eventsOf.get(kind)
        if (own !== undefined) await kind.apply(batch, own, publish)
      }),
    )
    // The next stage reads what this one wrote.
    if (stage !== kinds.stages.at(-1)) batch.writes.flush()
  }
}

function isMeaningful(event: ParsedEvent): event is MeaningfulEvent {
  return event.kind !== null
}

/**
 * The places in the feed that a batch fills: each meaningful event has one, in the order of the events, so its place is
 * known before its content is.
 */
class Places {
  readonly #batch: Batch
  readonly #first: Promise<number>
  readonly #free: Map<string, number>

  constructor(batch: Batch, events: readonly MeaningfulEvent[]) {
    this.#batch = batch
    this.#free = new Map(events.map(({ eventId }, place) => [eventId, place]))
    this.#first = this.#reserve(events.length)
    // Awaited by what is published, but something else may fail before.
    this.#first.catch(() => undefined)
  }

  /** @throws when an entry has no event in this batch, or is the second of its event */
  async publish(entries: readonly FeedEntry[]): Promise<void> {
    const first = await this.#first
    const placed = entries.map(entry => ({ ...entry, seq: first + this.#take(entry) }))
    if (placed.length > 0) this.#batch.writes.add(writeToFeed(this.#batch.appId, placed))
  }

  /** @throws when a reserved place is empty: readers of the feed would miss an event */
  requireFilled(): void {
    const [eventId] = this.#free.keys()
    if (eventId !== undefined) throw new Error(`Event ${eventId} was applied but not published`)
  }

  #take({ eventId, type }: FeedEntry): number {
    const place = this.#free.get(eventId ?? '')
    if (place === undefined) throw new Error(`The entry ${type} of event ${eventId} has no place in the feed`)
    this.#free.delete(eventId ?? '')
    return place
  }

  async #reserve(count: number): Promise<number> {
    const { queries, appId } = this.#batch
    const [head] = await query<{ first: string }>(queries, reserveInFeed(appId, count))
    return Number(head?.first)
  }
}
