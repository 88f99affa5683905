import type { DialpadClient } from '@trunkline/dialpad'
import type { EventLog } from '../ingest/event-log.ts'

/**
 * Brings in the contacts that Dialpad has already, so that the first caller has a name. They enter where
 * events do, as if Dialpad had just told of each.
 */
export async function pullContacts(client: DialpadClient, log: EventLog, appId: string): Promise<void> {
  for await (const contact of client.contacts.list()) {
    const event = { event: 'Updated', contact }
    await log.append({ appId, source: 'pull', payload: JSON.stringify(event), event })
  }
}
