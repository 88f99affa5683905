import { type Static, Type } from 'typebox'
import { Text, Uuid } from '../schemas.ts'
import type { FeedTopic } from './topics.ts'

/** The state of an app's connection to Dialpad. */
const ConnectionSchema = Type.Object({
  connected: Type.Boolean(),
  environment: Type.String(),
  /** Why it is not connected; null when that needs no explanation. */
  reason: Text,
})
export type ConnectionBody = Static<typeof ConnectionSchema>

export const connectionTopic: FeedTopic<ConnectionBody> = {
  name: 'connection',
  schema: ConnectionSchema,
  types: ['connection.connected', 'connection.expired', 'connection.disconnected'],
}

/** A webhook endpoint of the app that fails. */
const EndpointNoticeSchema = Type.Object({ id: Uuid, url: Type.String(), reason: Type.String() })
export type EndpointNotice = Static<typeof EndpointNoticeSchema>

export const webhookTopic: FeedTopic<EndpointNotice> = {
  name: 'webhook',
  schema: EndpointNoticeSchema,
  types: ['webhook.failing', 'webhook.disabled'],
}

/** Topics that report on the hub itself and not on records. */
export const NOTICES: readonly FeedTopic[] = [connectionTopic, webhookTopic]
