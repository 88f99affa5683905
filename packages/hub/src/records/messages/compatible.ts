import { Type } from 'typebox'
import { type Compatible, withNumberIds } from '../../compatible-ids.ts'
import { type MessageBody, MessageBodySchema } from './resource.ts'

const { conversation_id: _, ...properties } = MessageBodySchema.properties
const { schema, convert } = withNumberIds(Type.Object(properties))

/** A message in the form that `/api/messages`, `/ws` and `/api/events` have always had. */
export function toCompatibleMessage({ conversation_id: _, ...message }: MessageBody) {
  return convert(message)
}

export const compatibleMessage: Compatible = {
  schema,
  convert: body => toCompatibleMessage(body as MessageBody) as typeof body,
}
