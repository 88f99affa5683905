import { type TSchema, Type } from 'typebox'
import { withNumberIds } from '../../compatible-ids.ts'
import { DialpadId, Nullable, Text } from '../../schemas.ts'
import { type CallDetails, CallDetailsSchema } from './details.ts'
import { type CallBody, CallBodySchema } from './resource.ts'

/** Fields of a call by which older addresses of the API, the WebSocket and the event stream differ. */
const COMPATIBLE_FIELDS = {
  from: Text,
  to: Text,
  dialpad_user_id: Nullable(DialpadId),
  duration: Nullable(
    Type.Integer({
      description: 'Talk time in milliseconds; null while the call is in progress or if it is not known yet',
    }),
  ),
  duration_seconds: Nullable(Type.Integer()),
  transcript: Nullable(Type.String({ description: 'Transcript of the voicemail' })),
}

/** The compatible form of a schema that has the properties of a call. */
function compatibleSchema(schema: { readonly properties: Record<string, TSchema> }) {
  const { duration_ms: _, voicemail_transcript: __, ...properties } = schema.properties
  return withNumberIds(Type.Object({ ...properties, ...COMPATIBLE_FIELDS }))
}

const listed = compatibleSchema(CallBodySchema)
const detailed = compatibleSchema(CallDetailsSchema)
export const CompatibleCallSchema = listed.schema
export const CompatibleCallDetailsSchema = detailed.schema

export type CompatibleCall = ReturnType<typeof withSecondNames<CallBody>>

/** A call in the form that `/api/calls`, the WebSocket and the event stream have always had. */
export function toCompatibleCall(call: CallBody): CompatibleCall {
  return listed.convert(withSecondNames(call))
}

export function toCompatibleCallDetails(call: CallDetails) {
  return detailed.convert(withSecondNames(call))
}

function withSecondNames<Body extends CallBody>(call: Body) {
  const { duration_ms, voicemail_transcript, redacted, ...rest } = call
  const names = redacted?.map(name => (name === 'voicemail_transcript' ? 'transcript' : name))
  return {
    ...rest,
    from: call.from_number,
    to: call.to_number,
    dialpad_user_id: call.user?.id ?? null,
    duration: duration_ms,
    duration_seconds: duration_ms === null ? null : Math.round(duration_ms / 1000),
    transcript: voicemail_transcript,
    ...(names === undefined ? {} : { redacted: names }),
  }
}
