import { type Static, Type } from 'typebox'
import { type Actor, audit } from '../access/audit.ts'
import type { AppTransaction, Database } from '../database/database.ts'
import { notFound } from '../errors.ts'
import { linkIdentity, type Side } from '../identity/link.ts'
import type { FullRow } from '../records/calls/details.ts'
import { type ProtectedContent, readProtectedContent } from '../records/calls/protected-content.ts'
import { findCall } from '../records/calls/read.ts'
import { Nullable, Text, Uuid } from '../schemas.ts'
import type { Requester } from './authenticate.ts'
import { type ContentGate, contentRefusal } from './content.ts'

export type CallContent = 'transcript' | 'recording'

const Kind = Nullable(Type.Enum(['call', 'voicemail']))
export const TranscriptSchema = Type.Object({ call_id: Type.String(), transcript: Text, kind: Kind })
export const RecordingSchema = Type.Object({ call_id: Type.String(), recording_url: Text, kind: Kind })

interface ContentRequest {
  readonly caller: Requester
  readonly request: { readonly ip: string }
  /** As addresses of calls have it. */
  readonly id: string
  readonly what: CallContent
}

/**
 * A call's transcript or recording, by the content policy: a person must have entered their PIN within the last ten
 * minutes, a program needs a key with the scope `content`. Every attempt, allowed or refused, is in the audit log before
 * the answer is sent.
 *
 * @throws HubError 404 NOT_FOUND, 403 PIN_REQUIRED, 403 INSUFFICIENT_SCOPE
 */
export async function readContent(
  database: Database,
  content: ContentGate,
  { caller, request, id, what }: ContentRequest,
): Promise<ProtectedContent> {
  const said = await database.forApp(caller.id, queries => readProtectedContent(queries, caller.id, id))
  if (said === null) throw notFound('Call')
  const rights = await content.rightsOf(caller)
  const refusal = rights.has(what === 'transcript' ? 'transcript' : 'audio') ? null : contentRefusal(caller)
  await audit(database.own, {
    appId: caller.id,
    actor: caller.actor,
    action: `${what}.read`,
    subject: said.callUuid,
    outcome: refusal === null ? 'done' : 'refused',
    address: request.ip,
    details: { call_id: said.callId, ...(refusal === null ? {} : { code: refusal.code }) },
  })
  if (refusal !== null) throw refusal
  return said
}

export function presentTranscript(said: ProtectedContent): Static<typeof TranscriptSchema> {
  return {
    call_id: said.callId,
    transcript: said.transcript ?? said.voicemailTranscript,
    kind: said.transcript !== null ? 'call' : said.voicemailTranscript !== null ? 'voicemail' : null,
  }
}

export function presentRecording(said: ProtectedContent): Static<typeof RecordingSchema> {
  return {
    call_id: said.callId,
    recording_url: said.recordingUrl ?? said.voicemailUrl,
    kind: said.recordingUrl !== null ? 'call' : said.voicemailUrl !== null ? 'voicemail' : null,
  }
}

export const IdentityLinkSchema = Type.Object({
  identity_id: Type.Union([Uuid, Type.Null()], { description: 'null removes the link' }),
  party: Type.Optional(
    Type.Enum(['from', 'to'], { description: 'Which party of the call; defaults to the external one' }),
  ),
})

/** Links a party of a call to an identity of the app's own records. @throws HubError 404 NOT_FOUND */
export async function linkCall(
  queries: AppTransaction,
  appId: string,
  id: string,
  { identityId, party }: { identityId: string | null; party: Side | undefined },
  by: Actor,
): Promise<{ row: FullRow; party: Side }> {
  const row = await findCall(queries, appId, id)
  if (row === null) throw notFound('Call')
  const side = party ?? (row.direction === 'inbound' ? 'from' : 'to')
  await linkIdentity(queries, appId, row.call_id, side, identityId)
  await audit(queries, {
    appId,
    ...by,
    action: 'call.linked',
    subject: row.id,
    details: { party: side, identity_id: identityId },
  })
  return { row, party: side }
}
