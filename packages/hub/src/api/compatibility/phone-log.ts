import { type Static, type TSchema, Type } from 'typebox'
import { audit } from '../../access/audit.ts'
import type { AppTransaction, Database } from '../../database/database.ts'
import { notFound } from '../../errors.ts'
import { linkIdentity } from '../../identity/link.ts'
import { readWhatWasSaid, type WhatWasSaid } from '../../records/calls/content.ts'
import { findCalls } from '../../records/calls/find.ts'
import {
  type PhoneLogEntry,
  PhoneLogEntrySchema,
  presentPhoneLog,
} from '../../records/calls/phone-log-entry.ts'
import { CALL_FILTER, CallIdParams, readCallFilter } from '../../records/calls/query.ts'
import { findCall } from '../../records/calls/read.ts'
import { Nullable, PAGE_OF_LIST, Text, Uuid } from '../../schemas.ts'
import type { Asking, Authenticate } from '../authenticate.ts'
import { type ContentGate, contentRefusal } from '../content.ts'
import { OFFSET_PAGE, PAGE } from '../paging.ts'
import type { Server } from '../server.ts'

const tags = ['phone log']
const CallQuery = Type.Object({ ...OFFSET_PAGE, cursor: PAGE.cursor, ...CALL_FILTER })
const PhoneLogPage = Type.Object({
  calls: Type.Array(PhoneLogEntrySchema),
  total: Type.Integer(),
  total_is_exact: Type.Boolean(),
  ...PAGE_OF_LIST,
  next_cursor: Text,
})
const Link = Type.Object({
  identity_id: Type.Union([Uuid, Type.Null()], { description: 'null removes the link' }),
  party: Type.Optional(
    Type.Enum(['from', 'to'], { description: 'Which party of the call; defaults to the external one' }),
  ),
})
type Content = 'transcript' | 'recording'
type WithId = { Params: Static<typeof CallIdParams> }

/**
 * The phone log, with ids as text; and a call's transcript and recording, by the content policy: a person must have
 * entered their PIN within the last ten minutes, a program needs a key with the scope `content`. Every attempt, allowed
 * or refused, is in the audit log before the answer is sent.
 */
export function phoneLogRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  const look = async (request: WithId['Params'], caller: Asking, what: Content, address: string) => {
    const said = await database.forApp(caller.id, queries => readWhatWasSaid(queries, caller.id, request.id))
    if (said === null) throw notFound('Call')
    const rights = await content.rightsOf(caller)
    const refusal = rights.has(what === 'transcript' ? 'transcript' : 'audio') ? null : contentRefusal(caller)
    await audit(database.own, {
      appId: caller.id,
      actor: caller.actor,
      action: `${what}.read`,
      subject: said.callUuid,
      outcome: refusal === null ? 'done' : 'refused',
      address,
      details: { call_id: said.callId, ...(refusal === null ? {} : { code: refusal.code }) },
    })
    if (refusal !== null) throw refusal
    return said
  }

  const list = {
    tags,
    summary: 'List the phone log, newest first',
    querystring: CallQuery,
    response: { 200: PhoneLogPage },
  }
  server.get('/api/v1/phone-log', { schema: list }, async request => {
    const app = await authenticate(request)
    const searched = await content.rightsOf(app)
    const filter = readCallFilter(request.query, searched.has('transcript'))
    const { limit, offset, cursor = null } = request.query
    return database.forApp(app.id, async queries => {
      const found = await findCalls(queries, app.id, filter, { limit, offset, cursor, total: true })
      const calls = await presentPhoneLog(queries, app.id, found.rows)
      return {
        calls: content.show(request, app, content.rightsInLists(app), calls),
        total: found.total ?? 0,
        total_is_exact: found.isTotalExact,
        limit,
        offset,
        next_cursor: found.nextCursor,
      }
    })
  })
  const one = {
    tags,
    summary: 'Get an entry of the phone log',
    params: CallIdParams,
    response: { 200: PhoneLogEntrySchema },
  }
  server.get('/api/v1/phone-log/:id', { schema: one }, async request => {
    const app = await authenticate(request)
    const entry = await database.forApp(app.id, async queries =>
      readEntry(queries, app.id, await findCall(queries, app.id, request.params.id)),
    )
    return content.show(request, app, await content.rightsOf(app), entry)
  })

  const link = {
    tags,
    summary: 'Link a party of a call to an identity in your own records',
    params: CallIdParams,
    body: Link,
    response: { 200: PhoneLogEntrySchema },
  }
  server.post('/api/v1/phone-log/:id/link-identity', { schema: link }, async request => {
    const caller = await authenticate(request, 'write')
    const { identity_id: identityId, party } = request.body
    const entry = await database.changeForApp(caller.id, async queries => {
      const row = await findCall(queries, caller.id, request.params.id)
      if (row === null) throw notFound('Call')
      const side = party ?? (row.direction === 'inbound' ? 'from' : 'to')
      await linkIdentity(queries, caller.id, row.call_id, side, identityId)
      await audit(queries, {
        appId: caller.id,
        actor: caller.actor,
        action: 'call.linked',
        subject: row.id,
        address: request.ip,
        details: { party: side, identity_id: identityId },
      })
      return readEntry(queries, caller.id, row)
    })
    return content.show(request, caller, content.rightsInLists(caller), entry)
  })

  const route = (what: Content, summary: string, body: TSchema, present: (said: WhatWasSaid) => object) =>
    server.get<WithId>(
      `/api/v1/phone-log/:id/${what}`,
      { schema: { tags, summary, params: CallIdParams, response: { 200: body } } },
      async request => {
        const caller = await authenticate(request)
        return present(await look(request.params, caller, what, request.ip))
      },
    )

  const kind = Nullable(Type.Enum(['call', 'voicemail']))
  const transcript = Type.Object({ call_id: Type.String(), transcript: Text, kind })
  route('transcript', 'Get the transcript of a call', transcript, said => ({
    call_id: said.callId,
    transcript: said.transcript ?? said.voicemailTranscript,
    kind: said.transcript !== null ? 'call' : said.voicemailTranscript !== null ? 'voicemail' : null,
  }))
  const recording = Type.Object({ call_id: Type.String(), recording_url: Text, kind })
  route('recording', 'Get the recording URL of a call', recording, said => ({
    call_id: said.callId,
    recording_url: said.recordingUrl ?? said.voicemailUrl,
    kind: said.recordingUrl !== null ? 'call' : said.voicemailUrl !== null ? 'voicemail' : null,
  }))
}

/** @throws HubError NOT_FOUND */
async function readEntry(
  queries: AppTransaction,
  appId: string,
  call: Awaited<ReturnType<typeof findCall>>,
): Promise<PhoneLogEntry> {
  const [entry] = call === null ? [] : await presentPhoneLog(queries, appId, [call])
  if (entry === undefined) throw notFound('Call')
  return entry
}
