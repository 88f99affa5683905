import type { EngineTransaction } from '../database/database.ts'
import { appendToFeed } from '../feed/append.ts'
import { type ConnectionBody, connectionTopic } from '../feed/notices.ts'

export type Announcement = 'connection.connected' | 'connection.expired' | 'connection.disconnected'

/** Tells all who follow an app's feed how its connection to Dialpad stands. */
export function announce(
  transaction: EngineTransaction,
  appId: string,
  type: Announcement,
  { environment, reason }: { environment: string; reason: string | null },
): Promise<void> {
  const body: ConnectionBody = { connected: type === 'connection.connected', environment, reason }
  return appendToFeed(transaction, appId, [
    { eventId: null, topic: connectionTopic, type, subjectId: null, at: new Date().toISOString(), body },
  ])
}
