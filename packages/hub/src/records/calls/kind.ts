import { type CallEvent, KNOWN_CALL_STATES, readAutomationEvent, readCallEvent } from '@trunkline/dialpad'
import type { RecordKind } from '../record-kind.ts'
import { defineItem, defineList } from '../resource.ts'
import { applyCalls } from './apply.ts'
import { CallDetailsSchema } from './details.ts'
import { CALL_FILTER, CallIdParams, readCallFilter } from './query.ts'
import { listActiveCalls, listCalls, readCall } from './read.ts'
import { markMissedCalls } from './rebuild.ts'
import { TIMED_OUT } from './reduce/leg.ts'
import { CallBodySchema } from './resource.ts'
import { callTopic } from './topic.ts'

/** Calls of people, each made of the legs that Dialpad reports. */
export const calls: RecordKind<CallEvent> = {
  name: 'calls',
  // Callers get the names that they have now.
  after: ['contacts'],
  parse: { call: readCallEvent, automation: readAutomationEvent },
  isRecognized: event => KNOWN_CALL_STATES.has(event.state) || event.state === TIMED_OUT,
  apply: applyCalls,
  tables: {
    calls: { key: ['app_id', 'id'] },
    call_texts: { key: ['app_id', 'id'] },
    active_calls: { key: ['app_id', 'id'] },
    call_counts: {
      key: ['app_id', 'day', 'direction', 'status', 'disposition', 'recorded'],
      // A count that went back to zero keeps its row.
      where: 'calls <> 0',
    },
    call_legs: { key: ['app_id', 'leg_id'], indexes: [['app_id', 'call_uuid']] },
  },
  completeRebuild: markMissedCalls,
  topic: callTopic,
  lists: [
    defineList({
      path: 'calls',
      operationId: 'listCalls',
      summary: 'List calls, newest first; with updated_since, by last change, oldest first',
      schema: CallBodySchema,
      component: 'Call',
      filter: CALL_FILTER,
      list: (queries, { appId, query, page, searchesContent }) =>
        listCalls(queries, appId, readCallFilter(query, searchesContent), page),
    }),
    defineList({
      path: 'calls/active',
      operationId: 'listActiveCalls',
      summary: 'List calls in progress, newest first',
      schema: CallBodySchema,
      component: 'Call',
      list: (queries, { appId, page }) => listActiveCalls(queries, appId, page),
    }),
  ],
  items: [
    defineItem({
      path: 'calls/:id',
      operationId: 'getCall',
      summary: 'Get a call with its legs, participants, timeline and voicemail',
      schema: CallDetailsSchema,
      component: 'CallDetails',
      params: CallIdParams,
      read: (queries, { appId, params }) => readCall(queries, appId, params.id),
    }),
  ],
}
