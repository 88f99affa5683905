import { isUser, type Target } from '../calls/leg.ts'
import type { Visible } from '../delivery/publish.ts'
import { EVENT_LAG, type Scene } from '../scene.ts'
import { type Contact, contactName, type User } from '../world/company.ts'

/** A text message, with or without a picture, as Dialpad keeps it. */
export interface Message {
  readonly id: number
  readonly direction: 'inbound' | 'outbound'
  readonly target: Target
  readonly contact: Contact
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
  readonly mediaUrl: string | null
  /** Who typed it; null when a caller or a program did. */
  readonly sender: User | null
  readonly isInternal: boolean
  /** ms since 1970 */
  readonly createdAt: number
  status: 'pending' | 'sent' | 'delivered' | 'undelivered' | 'failed'
  deliveryResult: string | null
}

/** Changes how far a message's delivery has come, and publishes it. */
export function publishMessage(scene: Scene, message: Message, change: Partial<Message> = {}): void {
  Object.assign(message, change)
  const snapshot = { ...message }
  const timestamp = scene.now() + EVENT_LAG
  const { direction, isInternal, target } = message
  const subject = { target, direction, isInternal, isStatus: message.status !== 'pending' }
  scene.publish('sms', subject, visible => messageEvent(snapshot, timestamp, visible))
}

function messageEvent(message: Message, timestamp: number, visible: Visible): Record<string, unknown> {
  const { target, contact } = message
  // A picture's address stands in for the text that it came without.
  const text = visible.messageText ? (message.text === '' ? message.mediaUrl : message.text) : null
  return {
    ...(isUser(target) ? {} : { admins: target.members.slice(0, 1).map(adminField) }),
    contact: {
      id: /^\d+$/.test(contact.id) ? Number(contact.id) : contact.id,
      name: contactName(contact),
      phone_number: contact.phones[0] ?? '',
    },
    created_date: message.createdAt,
    direction: message.direction,
    event_timestamp: timestamp,
    from_number: message.from,
    id: message.id,
    is_internal: message.isInternal,
    message_delivery_result: message.deliveryResult,
    message_status: message.status,
    mms: message.mediaUrl !== null,
    mms_url: message.mediaUrl,
    sender_id: message.sender?.id ?? null,
    target: {
      id: target.id,
      name: target.name,
      phone_number: nationalFormat(target.phone),
      type: isUser(target) ? 'user' : target.type,
    },
    text,
    text_content: text,
    to_number: message.to,
  }
}

function adminField(user: User) {
  return { id: user.id, name: user.name, phone_number: nationalFormat(user.phone), type: 'user' }
}

/** +61255501000 → (02) 5550 1000: events give the company's own numbers as people dial them at home. */
function nationalFormat(phone: string): string {
  const parts = /^\+61(\d)(\d{4})(\d{4})$/.exec(phone)
  return parts === null ? phone : `(0${parts[1]}) ${parts[2]} ${parts[3]}`
}
