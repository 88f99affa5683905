import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { listVoicemails } from './read.ts'
import { VoicemailBodySchema } from './resource.ts'

/** Messages that callers left. They are derived from the events of calls, which write and publish them, too. */
export const voicemails: RecordKind<never> = {
  name: 'voicemails',
  parse: {},
  apply: async () => undefined,
  tables: { voicemails: { key: ['app_id', 'id'] } },
  lists: [
    defineList({
      path: 'voicemails',
      operationId: 'listVoicemails',
      summary: 'List voicemails, newest first',
      schema: VoicemailBodySchema,
      component: 'Voicemail',
      list: (queries, { appId, page }) => listVoicemails(queries, appId, page),
    }),
  ],
}
