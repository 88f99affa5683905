import type { FeedRow } from '../feed/app-feed.ts'
import { EVERYTHING, type FeedFilter, matches } from '../feed/feed-filter.ts'
import { madeOnce } from '../feed/messages.ts'

/** RFC 6455, section 5.2: the last (and only) frame of a text. */
const FINAL_TEXT = 0x81

/** A text as the server's side of a WebSocket sends it: one frame, not masked. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = FINAL_TEXT
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}

const NOTHING = Buffer.alloc(0)

/** What a feed says, made into frames once for all who read it: they share its rows. */
export class Frames {
  readonly #frame: (row: FeedRow) => Buffer
  /** By the last of the rows and the place of the first: most readers are told the same together. */
  readonly #many = new WeakMap<FeedRow, Map<number, Buffer>>()

  constructor(write: (row: FeedRow) => string) {
    this.#frame = madeOnce(row => textFrame(write(row)))
  }

  /** Consecutive rows, as far as somebody wants them. */
  of(rows: readonly FeedRow[], filter: FeedFilter): Buffer {
    if (filter !== EVERYTHING) return this.#join(rows.filter(row => matches(filter, row)))
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) return NOTHING
    const known = this.#many.get(last) ?? new Map<number, Buffer>()
    const bytes = known.get(first.seq) ?? this.#join(rows)
    this.#many.set(last, known.set(first.seq, bytes))
    return bytes
  }

  #join(rows: readonly FeedRow[]): Buffer {
    const frames = rows.map(row => this.#frame(row))
    return frames.length === 1 ? (frames[0] ?? NOTHING) : Buffer.concat(frames)
  }
}
