import type { DialpadClient } from '@trunkline/dialpad'
import { Type } from 'typebox'
import type { EngineQueries } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { EventLog } from '../ingest/event-log.ts'
import { defineJob, type JobContext } from '../jobs/define-job.ts'
import { Uuid } from '../schemas.ts'
import { recordRun } from './sync-runs.ts'

export interface PullContext extends JobContext {
  readonly queries: EngineQueries
  readonly eventLog: EventLog
  /** @throws HubError NOT_CONNECTED, TOKENS_EXPIRED */
  readonly clientOf: (appId: string) => Promise<DialpadClient>
}

/** With these, a retry cannot succeed before the app is connected again, which enqueues the job again. */
const DISCONNECTED = ['NOT_CONNECTED', 'TOKENS_EXPIRED']

/**
 * Pulls the contacts that exist in Dialpad, so that even the first caller has a name. They enter through the event log, as
 * if Dialpad had just sent an event for each.
 */
export const pullContacts = defineJob({
  name: 'pull-contacts',
  payload: Type.Object({ appId: Uuid }),
  key: ({ appId }) => `pull-contacts:${appId}`,
  run: async ({ appId }, { queries, eventLog, clientOf, log, signal }: PullContext) => {
    try {
      const client = await clientOf(appId)
      await recordRun(queries, { appId, subject: 'contacts' }, async syncRunId => {
        let events = 0
        for await (const contact of client.contacts.list()) {
          signal.throwIfAborted()
          const event = { event: 'Updated', contact }
          const payload = JSON.stringify(event)
          const outcome = await eventLog.append({ appId, source: 'pull', syncRunId, payload, event })
          if (outcome === 'stored') events++
        }
        return events
      })
    } catch (error) {
      if (!(error instanceof HubError && DISCONNECTED.includes(error.code))) throw error
      log.info({ appId, code: error.code }, 'did not pull the contacts of an app that is not connected')
    }
  },
})
