import type { DialpadClient } from '@trunkline/dialpad'
import type { EventLog } from '../ingest/event-log.ts'

/**
 * Back-fills the contacts that exist in Dialpad, so that even the first caller has a name. They enter through the event log,
 * as if Dialpad had just sent an event for each.
 *
 * @throws DialpadError
 */
export async function pullContacts(client: DialpadClient, log: EventLog, appId: string): Promise<void> {
  for await (const contact of client.contacts.list()) {
    const event = { event: 'Updated', contact }
    await log.append({ appId, source: 'pull', payload: JSON.stringify(event), event })
  }
}
