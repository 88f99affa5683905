import { readMessageEvent } from '@trunkline/dialpad'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageFact, reduceMessage, statusOfMessage, UNKNOWN_MESSAGE } from './reduce.ts'

const EVENTS = [
  { message_status: 'pending', text: '', text_content: 'Hello' },
  { message_status: 'sent' },
  { message_status: 'delivered', message_delivery_result: 'accepted' },
  { message_status: 'on_its_way' },
].map(event => ({ id: 'SM-1', direction: 'outbound', ...event }))

test('12: a message without times ends up the same in whatever order its events come', () => {
  const order = fc.shuffledSubarray([...EVENTS, ...EVENTS], { minLength: EVENTS.length * 2 })
  fc.assert(
    fc.property(order, events => {
      const known = events.reduce((known, raw, at) => {
        const event = readMessageEvent(raw)
        return event === null ? known : reduceMessage(known, event, 1_000 + at)
      }, UNKNOWN_MESSAGE)
      expect(statusOfMessage(known)[1]).toBe('delivered')
      expect(known.statuses.map(([, status]) => status)).toEqual([
        'pending',
        'on_its_way',
        'sent',
        'delivered',
      ])
      expect(messageFact(known, 'deliveryResult')).toBe('accepted')
      expect(messageFact(known, 'text')).toBe('Hello')
    }),
  )
})
