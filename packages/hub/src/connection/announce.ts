import type { AppTransaction } from '../database/database.ts'
import { appendToFeed } from '../feed/append.ts'

export type Announcement = 'connection.connected' | 'connection.expired' | 'connection.disconnected'

/** Tells all who follow an app's feed how its connection to Dialpad stands. */
export function announce(
  transaction: AppTransaction,
  appId: string,
  type: Announcement,
  { environment, reason }: { environment: string; reason: string | null },
): Promise<void> {
  const connection = { connected: type === 'connection.connected', environment, reason }
  const payload = { at: new Date().toISOString(), connection }
  return appendToFeed(transaction, appId, [{ eventId: null, type, subjectId: null, payload }])
}
