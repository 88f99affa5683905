import { Type } from 'typebox'
import type { Database } from '../../database/database.ts'
import { CallIdParams } from '../../records/calls/query.ts'
import { DialpadId, Nullable, Uuid } from '../../schemas.ts'
import {
  IdentityLinkSchema,
  linkCall,
  presentRecording,
  presentTranscript,
  RecordingSchema,
  readContent,
  TranscriptSchema,
} from '../call-content.ts'
import { named } from '../components.ts'
import type { ContentGate } from '../content.ts'
import { defineOperation, type Operation } from '../operation.ts'

const LinkedParty = Type.Object({
  call_id: DialpadId,
  party: Type.Enum(['from', 'to']),
  identity_id: Nullable(Uuid),
})

/** What belongs to a call beside the call itself. */
export function callOperations(database: Database, content: ContentGate): Operation[] {
  const ofCall = { tag: 'calls', params: CallIdParams } as const
  const config = { errors: ['NOT_FOUND', 'PIN_REQUIRED'] } as const
  return [
    defineOperation({
      ...ofCall,
      id: 'getCallTranscript',
      method: 'GET',
      path: 'calls/:id/transcript',
      summary: 'Get the transcript of a call, or of the voicemail that was left',
      config,
      answer: named('CallTranscript', TranscriptSchema),
      handle: async ({ request, caller, params }) =>
        presentTranscript(
          await readContent(database, content, { request, caller, id: params.id, what: 'transcript' }),
        ),
    }),
    defineOperation({
      ...ofCall,
      id: 'getCallRecording',
      method: 'GET',
      path: 'calls/:id/recording',
      summary: 'Get the recording URL of a call, or of the voicemail that was left',
      config,
      answer: named('CallRecording', RecordingSchema),
      handle: async ({ request, caller, params }) =>
        presentRecording(
          await readContent(database, content, { request, caller, id: params.id, what: 'recording' }),
        ),
    }),
    defineOperation({
      ...ofCall,
      id: 'linkCallIdentity',
      method: 'POST',
      path: 'calls/:id/link-identity',
      scope: 'write',
      summary: 'Link a party of a call to an identity in your own records',
      config: { errors: ['NOT_FOUND'] },
      body: named('IdentityLink', IdentityLinkSchema),
      answer: named('LinkedParty', LinkedParty),
      async handle({ request, caller, params, body: { identity_id: identityId, party } }) {
        const by = { actor: caller.actor, address: request.ip }
        const linked = await database.changeForApp(caller.id, queries =>
          linkCall(queries, caller.id, params.id, { identityId, party }, by),
        )
        return { call_id: linked.row.call_id, party: linked.party, identity_id: identityId }
      },
    }),
  ]
}
