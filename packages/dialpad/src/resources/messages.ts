import type { Requester } from '../request.ts'
import { asInteger, requireId } from './ids.ts'

interface NewMessage {
  /** The user who sends the message. */
  readonly userId: string
  /** E.164; ten at most. */
  readonly to: readonly string[]
  readonly text: string
  /** A number of the company in E.164 format; null: the user's own. */
  readonly from: string | null
}

/** Text messages. */
export function messagesOf({ send }: Requester) {
  return {
    /**
     * `POST /sms`: accepts a message for delivery; how that went is reported by events. Dialpad's documented limit
     * is 100 per minute and company, or 800 for companies of its higher tier.
     *
     * @returns the message's id
     */
    async send({ userId, to, text, from }: NewMessage): Promise<string> {
      const sender = from === null ? {} : { from_number: from }
      const body = { user_id: asInteger(userId), to_numbers: [...to], text, ...sender }
      return requireId(await send('POST', 'sms', body), 'POST sms')
    },
  }
}
