import { type ChangeLogEvent, readChangeLogEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { applyChanges } from './apply.ts'
import { listChanges } from './read.ts'
import { ChangeBodySchema } from './resource.ts'
import { changeTopic } from './topic.ts'

/** Changes of settings in Dialpad. */
export const changes: RecordKind<ChangeLogEvent> = {
  name: 'changes',
  parse: { change_log: readChangeLogEvent },
  apply: applyChanges,
  tables: { change_log: { key: ['app_id', 'event_id'] } },
  lists: [
    defineList({
      path: 'changes',
      operationId: 'listChanges',
      summary: 'List changes to Dialpad’s settings, newest first',
      schema: ChangeBodySchema,
      component: 'Change',
      list: (queries, { appId, page }) => listChanges(queries, appId, page),
    }),
  ],
  topic: changeTopic,
}
