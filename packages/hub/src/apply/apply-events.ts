import type { AppTransaction } from '../database/database.ts'
import type { FeedEntry } from '../feed/append.ts'
import { applyAgents } from './apply-agents.ts'
import { applyCalls, applyCallsInSilence } from './apply-calls.ts'
import { applyChangeLog } from './apply-change-log.ts'
import { applyContacts } from './apply-contacts.ts'
import { applyMessages } from './apply-messages.ts'
import type { Understood } from './understand.ts'

/**
 * Writes what one app's events tell, and returns what the feed has to say about it, in the order of the events.
 * Contacts go first: who calls is named as they are now.
 */
export async function applyEvents(
  queries: AppTransaction,
  appId: string,
  events: readonly Understood[],
): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = []
  for (const apply of [applyContacts, applyCalls, applyMessages, applyAgents, applyChangeLog]) {
    entries.push(...(await apply(queries, appId, events)))
  }
  const places = new Map(events.map(({ eventId }, place) => [eventId, place]))
  const place = ({ eventId }: FeedEntry) => places.get(eventId ?? '') ?? 0
  return entries.sort((a, b) => place(a) - place(b))
}

/** The same without a word to the feed: for what was told long ago. */
export async function applyEventsInSilence(
  queries: AppTransaction,
  appId: string,
  events: readonly Understood[],
): Promise<void> {
  for (const apply of [applyContacts, applyCallsInSilence, applyMessages, applyAgents, applyChangeLog]) {
    await apply(queries, appId, events)
  }
}
