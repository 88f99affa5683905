import { type CallEvent, KNOWN_CALL_STATES, readAutomationEvent, readCallEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { applyCalls } from './apply.ts'
import { markMissedCalls } from './rebuild.ts'
import { callTopic } from './topic.ts'

/** Calls of people, each made of the legs that Dialpad reports. */
export const calls: RecordKind<CallEvent> = {
  name: 'calls',
  // Callers get the names that they have now.
  after: ['contacts'],
  parse: { call: readCallEvent, automation: readAutomationEvent },
  isRecognized: event => KNOWN_CALL_STATES.has(event.state),
  apply: applyCalls,
  tables: {
    calls: { key: ['app_id', 'id'] },
    call_legs: { key: ['app_id', 'leg_id'], indexes: [['app_id', 'call_uuid']] },
  },
  completeRebuild: markMissedCalls,
  topic: callTopic,
}
