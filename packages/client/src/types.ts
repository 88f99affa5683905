import type { Query, RequestBody, ResponseBody } from './bodies.ts'

/** A 64-bit id of Dialpad's: a string, because a number would lose precision. */
export type DialpadId = string
type Moment = string | Date | number

// What the hub responds with. Times are ISO 8601 in UTC.
export type CallPage = ResponseBody<'get', '/api/v1/calls'>
export type Call = CallPage['data'][number]
export type CallDetails = ResponseBody<'get', '/api/v1/calls/{id}'>
export type Conversation = ResponseBody<'get', '/api/v1/conversations'>['data'][number]
export type Message = ResponseBody<'get', '/api/v1/messages'>['data'][number]
export type Voicemail = ResponseBody<'get', '/api/v1/voicemails'>['data'][number]
export type Contact = ResponseBody<'get', '/api/v1/contacts'>['data'][number]
export type Agent = ResponseBody<'get', '/api/v1/agents'>['data'][number]
export type Change = ResponseBody<'get', '/api/v1/changes'>['data'][number]
export type Status = ResponseBody<'get', '/status'>

export type CallStatus = Call['status']
/** `missed` is an inbound call that nobody answered, `no_answer` an outbound one. */
export type CallDisposition = NonNullable<Call['disposition']>

// What the hub takes.
export type NewCall = RequestBody<'post', '/api/v1/calls'>
export type TransferTarget = RequestBody<'post', '/api/v1/calls/{id}/transfer'>['to']
export type NewMessage = RequestBody<'post', '/api/v1/messages'>

/** Selects a page of a list; `total` counts all of them. */
export type Page = Pick<Query<'/api/v1/calls'>, 'limit' | 'cursor' | 'total'>

type Moments = 'since' | 'until' | 'updated_since'
/** Selects calls; numbers are in E.164 format, `user` is a Dialpad id or an email address. */
export type CallFilter = Omit<Query<'/api/v1/calls'>, keyof Page | Moments> & {
  readonly since?: Moment
  readonly until?: Moment
  /** Sorts by last change, oldest first. */
  readonly updated_since?: Moment
}
export type MessageFilter = Omit<Query<'/api/v1/messages'>, keyof Page>

export type CallEventType =
  | 'call.ring'
  | 'call.started'
  | 'call.held'
  | 'call.resumed'
  | 'call.ended'
  | 'call.missed'
  | 'voicemail.received'
  | 'call.updated'

interface EventHead {
  /** The position in the feed; pass it as `since` to resume after this event. */
  readonly cursor: number
  /** When it happened in Dialpad. */
  readonly timestamp: string
}

export interface CallEvent extends EventHead {
  readonly type: CallEventType
  /** The ids of calls that turned out to be part of this one and no longer exist. */
  readonly merged?: readonly string[]
  readonly data: Call
}

export interface MessageEvent extends EventHead {
  readonly type: 'sms.received' | 'sms.sent' | 'sms.delivered' | 'sms.failed' | 'sms.updated'
  readonly data: Message
}

export interface AgentEvent extends EventHead {
  readonly type: 'agent.status'
  readonly data: Agent
}

export interface ContactEvent extends EventHead {
  readonly type: 'contact.created' | 'contact.updated' | 'contact.deleted'
  readonly data: Contact
}

export interface ChangeEvent extends EventHead {
  readonly type: 'settings.changed'
  readonly data: Change
}

export interface OtherEvent extends EventHead {
  readonly type:
    | 'connection.connected'
    | 'connection.expired'
    | 'connection.disconnected'
    | 'webhook.failing'
    | 'webhook.disabled'
  readonly data: unknown
}

export type FeedEvent = CallEvent | MessageEvent | AgentEvent | ContactEvent | ChangeEvent | OtherEvent
