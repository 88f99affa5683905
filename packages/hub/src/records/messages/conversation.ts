import type { MessageRow } from '../../database/tables.ts'
import { toE164 } from '../../identity/phone-number.ts'

/** Who writes to each other: one of the company's numbers, and the others, several in a group text. */
export interface Conversation {
  readonly ownNumber: string | null
  /** E.164 where possible, sorted, each once. */
  readonly numbers: readonly string[]
}

type Addressed = Pick<MessageRow, 'direction' | 'from_number' | 'to_numbers'>

/**
 * The conversation that a message belongs to: the same for both directions.
 *
 * @param ownPhone of the user or group whose message it is: among several recipients, the company's own number
 */
export function conversationOf(
  { direction, from_number: from, to_numbers: to }: Addressed,
  ownPhone: string | null,
): Conversation {
  const all = [from, ...to].filter(number => number !== null).map(number => toE164(number) ?? number)
  const named = ownPhone === null ? null : (toE164(ownPhone) ?? ownPhone)
  const [sender, ...recipients] = from === null ? [null, ...all] : all
  const fallback = direction === 'outbound' ? sender : (recipients[0] ?? null)
  const own = named !== null && all.includes(named) ? named : (fallback ?? null)
  return { ownNumber: own, numbers: [...new Set(all)].filter(number => number !== own).sort() }
}

/** Identifies a conversation within its app. */
export function conversationKey({ ownNumber, numbers }: Conversation): string {
  return `conversation ${ownNumber ?? ''} ${numbers.join(' ')}`
}
