import { type PlacedEntry, reserveInFeed, writeToFeed } from '../feed/append.ts'
import { applyAgents } from '../records/agents/apply.ts'
import type { Batch, Publish } from '../records/batch.ts'
import { applyCalls } from '../records/calls/apply.ts'
import { applyChangeLog } from '../records/changes/apply.ts'
import { applyContacts } from '../records/contacts/apply.ts'
import { applyMessages } from '../records/messages/apply.ts'
import { saysSomething, type Understood } from './parse.ts'

/**
 * Writes what one app's events mean and publishes it in the order of the events. Contacts go first: callers get the names
 * that they have now.
 */
export async function applyEvents(batch: Batch, events: readonly Understood[]): Promise<void> {
  // Each meaningful event gets one entry, so its place is known before its content is.
  const published = events.filter(saysSomething)
  if (published.length === 0) return
  const places = new Map(published.map(({ eventId }, place) => [eventId, place]))
  const reserved = reserve(batch, published.length)
  // Whatever publishes awaits it, but something else may fail before.
  reserved.catch(() => undefined)
  await applyEach(batch, events, async entries => {
    const first = await reserved
    const placed: PlacedEntry[] = entries.map(entry => ({
      ...entry,
      seq: first + (places.get(entry.eventId ?? '') ?? 0),
    }))
    if (placed.length > 0) batch.later(writeToFeed(batch.appId, placed))
  })
}

/** The same without publishing anything: for events that were published long ago. */
export async function applyWithoutPublishing(batch: Batch, events: readonly Understood[]): Promise<void> {
  await applyEach(batch, events, null)
}

async function applyEach(batch: Batch, events: readonly Understood[], publish: Publish): Promise<void> {
  const kinds = [applyContacts, applyCalls, applyMessages, applyAgents, applyChangeLog]
  await Promise.all(kinds.map(apply => apply(batch, events, publish)))
}

async function reserve({ queries, appId }: Batch, count: number): Promise<number> {
  const { rows } = await reserveInFeed(appId, count).execute(queries)
  return Number(rows[0]?.first)
}
