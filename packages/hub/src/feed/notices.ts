import type { FeedTopic } from './topics.ts'

/** The state of an app's connection to Dialpad. */
export interface ConnectionBody {
  readonly connected: boolean
  readonly environment: string
  /** Why it is not connected; null when that needs no explanation. */
  readonly reason: string | null
}

const connection: FeedTopic<ConnectionBody> = {
  name: 'connection',
  types: ['connection.connected', 'connection.expired', 'connection.disconnected'],
}

/** A webhook endpoint of the app that fails. */
export interface EndpointNotice {
  readonly id: string
  readonly url: string
  readonly reason: string
}

const webhook: FeedTopic<EndpointNotice> = { name: 'webhook', types: ['webhook.failing', 'webhook.disabled'] }

/** Topics that report on the hub itself and not on records. */
export const NOTICES: readonly FeedTopic[] = [connection, webhook]
