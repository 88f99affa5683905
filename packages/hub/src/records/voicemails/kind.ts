import type { RecordKind } from '../record-kind.ts'

/** Messages that callers left. They are derived from the events of calls, which write and publish them, too. */
export const voicemails: RecordKind<never> = {
  name: 'voicemails',
  parse: {},
  apply: async () => undefined,
  tables: { voicemails: { key: ['app_id', 'id'] } },
}
