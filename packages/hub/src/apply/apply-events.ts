import { type PlacedEntry, reserveInFeed, writeToFeed } from '../feed/append.ts'
import { applyAgents } from './apply-agents.ts'
import { applyCalls } from './apply-calls.ts'
import { applyChangeLog } from './apply-change-log.ts'
import { applyContacts } from './apply-contacts.ts'
import { applyMessages } from './apply-messages.ts'
import type { Batch, Tell } from './batch.ts'
import { saysSomething, type Understood } from './understand.ts'

/**
 * Writes what one app's events tell, and puts it into the feed in the order of the events. Contacts go first: who calls
 * is named as they are now.
 */
export async function applyEvents(batch: Batch, events: readonly Understood[]): Promise<void> {
  // Each event that says something gets one entry, so its place is known before what it amounts to is.
  const told = events.filter(saysSomething)
  if (told.length === 0) return
  const places = new Map(told.map(({ eventId }, place) => [eventId, place]))
  const reserved = reserve(batch, told.length)
  // Who tells of something waits for it, but something else may fail before.
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

/** The same without a word to the feed: for what was told long ago. */
export async function applyEventsInSilence(batch: Batch, events: readonly Understood[]): Promise<void> {
  await applyEach(batch, events, null)
}

async function applyEach(batch: Batch, events: readonly Understood[], tell: Tell): Promise<void> {
  const kinds = [applyContacts, applyCalls, applyMessages, applyAgents, applyChangeLog]
  await Promise.all(kinds.map(apply => apply(batch, events, tell)))
}

async function reserve({ queries, appId }: Batch, count: number): Promise<number> {
  const { rows } = await reserveInFeed(appId, count).execute(queries)
  return Number(rows[0]?.first)
}
