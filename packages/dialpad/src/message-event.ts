import { type CallContact, type CallTarget, readCallContact, readTarget } from './call-event.ts'
import {
  type JsonRecord,
  readBoolean,
  readId,
  readMoment,
  readText,
  readTexts,
  readWebAddress,
} from './json.ts'

/**
 * One event of one text message: that it was made, or how far its delivery has come. The text is there only
 * where the scope message_content_export is. Moments are milliseconds.
 */
export interface MessageEvent {
  readonly messageId: string
  /** pending, sent, delivered, undelivered, failed; the list is open. */
  readonly status: string
  readonly timestamp: number | null
  readonly createdAt: number | null
  readonly direction: 'inbound' | 'outbound' | null
  /** Why it was not delivered, or "accepted". */
  readonly deliveryResult: string | null
  readonly fromNumber: string | null
  readonly toNumbers: readonly string[]
  readonly text: string | null
  readonly isMms: boolean | null
  readonly mediaUrl: string | null
  readonly isInternal: boolean | null
  /** Who typed it. */
  readonly senderId: string | null
  readonly contact: CallContact | null
  readonly target: CallTarget | null
}

/** Reads a message event; null when it names no message. */
export function readMessageEvent(event: JsonRecord): MessageEvent | null {
  const messageId = readId(event.id)
  if (messageId === null) return null
  const { direction } = event
  const receiver = readText(event.to_number)
  return {
    messageId,
    status: readText(event.message_status) ?? 'pending',
    timestamp: readMoment(event.event_timestamp),
    createdAt: readMoment(event.created_date),
    direction: direction === 'inbound' || direction === 'outbound' ? direction : null,
    deliveryResult: readText(event.message_delivery_result),
    fromNumber: readText(event.from_number),
    toNumbers: receiver === null ? readTexts(event.to_number) : [receiver],
    text: readText(event.text) ?? readText(event.text_content),
    isMms: readBoolean(event.mms),
    mediaUrl: readWebAddress(event.mms_url),
    isInternal: readBoolean(event.is_internal),
    senderId: readId(event.sender_id),
    contact: readCallContact(event.contact),
    target: readTarget(event.target),
  }
}
