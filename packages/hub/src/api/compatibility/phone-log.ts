import { type Static, type TSchema, Type } from 'typebox'
import type { AppTransaction, Database } from '../../database/database.ts'
import { notFound } from '../../errors.ts'
import { findCalls } from '../../records/calls/list.ts'
import {
  type PhoneLogEntry,
  PhoneLogEntrySchema,
  presentPhoneLog,
} from '../../records/calls/phone-log-entry.ts'
import type { ProtectedContent } from '../../records/calls/protected-content.ts'
import { CALL_FILTER, CallIdParams, readCallFilter } from '../../records/calls/query.ts'
import { findCall } from '../../records/calls/read.ts'
import { PAGE_OF_LIST, Text } from '../../schemas.ts'
import type { Authenticate } from '../authenticate.ts'
import {
  type CallContent,
  IdentityLinkSchema,
  linkCall,
  presentRecording,
  presentTranscript,
  RecordingSchema,
  readContent,
  TranscriptSchema,
} from '../call-content.ts'
import type { ContentGate } from '../content.ts'
import type { ErrorCode } from '../error-codes.ts'
import { OFFSET_PAGE, PAGE } from '../paging.ts'
import type { Server } from '../server.ts'

const tags = ['compatibility', 'phone log']
const CallQuery = Type.Object({ ...OFFSET_PAGE, cursor: PAGE.cursor, ...CALL_FILTER })
const PhoneLogPage = Type.Object({
  calls: Type.Array(PhoneLogEntrySchema),
  total: Type.Integer(),
  total_is_exact: Type.Boolean(),
  ...PAGE_OF_LIST,
  next_cursor: Text,
})
type WithId = { Params: Static<typeof CallIdParams> }

const older = (canonical: string, ...errors: ErrorCode[]) => ({
  canonical: `/api/v1/${canonical}`,
  errors,
})

/**
 * The phone log: calls in the form that programs read at `/api/v1/phone-log`, as columns of `comms.dialpad_calls`, with pages
 * by offset. `/api/v1/calls` took its place.
 */
export function phoneLogRoutes(
  server: Server,
  database: Database,
  authenticate: Authenticate,
  content: ContentGate,
): void {
  const list = {
    tags,
    operationId: 'listPhoneLog',
    summary: 'List the phone log, newest first',
    querystring: CallQuery,
    response: { 200: PhoneLogPage },
  }
  server.get(
    '/api/v1/phone-log',
    { config: older('calls', 'AUDIT_UNAVAILABLE'), schema: list },
    async request => {
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
    },
  )
  const one = {
    tags,
    operationId: 'getPhoneLogEntry',
    summary: 'Get an entry of the phone log',
    params: CallIdParams,
    response: { 200: PhoneLogEntrySchema },
  }
  const ofOne = older('calls/{id}', 'NOT_FOUND', 'AUDIT_UNAVAILABLE')
  server.get('/api/v1/phone-log/:id', { config: ofOne, schema: one }, async request => {
    const app = await authenticate(request)
    const entry = await database.forApp(app.id, async queries =>
      readEntry(queries, app.id, await findCall(queries, app.id, request.params.id)),
    )
    return content.show(request, app, await content.rightsOf(app), entry)
  })

  const link = {
    tags,
    operationId: 'linkPhoneLogIdentity',
    summary: 'Link a party of a call to an identity in your own records',
    params: CallIdParams,
    body: IdentityLinkSchema,
    response: { 200: PhoneLogEntrySchema },
  }
  const ofLink = older('calls/{id}/link-identity', 'NOT_FOUND', 'AUDIT_UNAVAILABLE')
  server.post('/api/v1/phone-log/:id/link-identity', { config: ofLink, schema: link }, async request => {
    const caller = await authenticate(request, 'write')
    const { identity_id: identityId, party } = request.body
    const entry = await database.changeForApp(caller.id, async queries => {
      const { id } = request.params
      const by = { actor: caller.actor, address: request.ip }
      const { row } = await linkCall(queries, caller.id, id, { identityId, party }, by)
      return readEntry(queries, caller.id, row)
    })
    return content.show(request, caller, content.rightsInLists(caller), entry)
  })

  const route = (
    what: CallContent,
    summary: string,
    body: TSchema,
    present: (said: ProtectedContent) => object,
  ) =>
    server.get<WithId>(
      `/api/v1/phone-log/:id/${what}`,
      {
        config: older(`calls/{id}/${what}`, 'NOT_FOUND', 'PIN_REQUIRED'),
        schema: {
          tags,
          operationId: `getPhoneLog${what === 'transcript' ? 'Transcript' : 'Recording'}`,
          summary,
          params: CallIdParams,
          response: { 200: body },
        },
      },
      async request => {
        const caller = await authenticate(request)
        return present(await readContent(database, content, { caller, request, id: request.params.id, what }))
      },
    )

  route('transcript', 'Get the transcript of a call', TranscriptSchema, presentTranscript)
  route('recording', 'Get the recording URL of a call', RecordingSchema, presentRecording)
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
