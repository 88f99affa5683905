import { type ChangeLogEvent, readChangeLogEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { applyChanges } from './apply.ts'

/** Changes of settings in Dialpad. */
export const changes: RecordKind<ChangeLogEvent> = {
  name: 'changes',
  parse: { change_log: readChangeLogEvent },
  apply: applyChanges,
  tables: { change_log: { key: ['app_id', 'event_id'] } },
  topic: { name: 'change', types: ['settings.changed'] },
}
