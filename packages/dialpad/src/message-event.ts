import { type CallContact, type CallTarget, readCallContact, readTarget } from './call-event.ts'
import {
  type JsonRecord,
  readBoolean,
  readId,
  readMoment,
  readName,
  readPhone,
  readText,
  readTexts,
  readWebAddress,
} from './json.ts'

/**
 * One event of one text message: that it was made, or how far its delivery has come. The text is there only
 * where the scope message_content_export is. Moments are milliseconds.
 */
export interface MessageEvent {
  /** Digits where Dialpad names it by a number; the list of forms is open. */
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
  const messageId = readMessageId(event.id)
  if (messageId === null) return null
  const { direction } = event
  const receiver = readPhone(event.to_number)
  return {
    messageId,
    status: readName(event.message_status) ?? 'pending',
    timestamp: readMoment(event.event_timestamp),
    createdAt: readMoment(event.created_date),
    direction: direction === 'inbound' || direction === 'outbound' ? direction : null,
    deliveryResult: readName(event.message_delivery_result),
    fromNumber: readPhone(event.from_number),
    toNumbers: receiver === null ? readTexts(event.to_number, readPhone) : [receiver],
    text: readWords(event.text) ?? readWords(event.text_content),
    isMms: readBoolean(event.mms),
    mediaUrl: readWebAddress(event.mms_url),
    isInternal: readBoolean(event.is_internal),
    senderId: readId(event.sender_id),
    contact: readCallContact(event.contact),
    target: readTarget(event.target),
  }
}

/** Longer than any id; an index holds no key without a bound. */
const LONGEST_MESSAGE_ID = 255

/** The id of a message as text. Numbers are read as every id is; any other text is kept as it is. Null: none. */
export function readMessageId(value: unknown): string | null {
  const id = readId(value)
  if (id !== null || typeof value !== 'string') return id
  const text = readText(value)?.trim() ?? ''
  return text === '' || text === 'null' || /^0+$/.test(text) || text.length > LONGEST_MESSAGE_ID ? null : text
}

/** Text with something to read in it; null where it is blank. */
function readWords(value: unknown): string | null {
  const text = readText(value)
  return text === null || text.trim() === '' ? null : text
}
