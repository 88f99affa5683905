import { EVERYTHING, type FeedFilter, matches } from '../feed/feed-filter.ts'
import { memoize } from '../feed/messages.ts'
import type { FeedRow } from '../feed/topics.ts'

/** A reader is sent no more than this at once, or one entry that is larger: what they do not take stays in memory. */
const WRITE_BYTES = 64 * 1024
/** So many of the last writes are kept: most readers are sent the same together. */
const KEEP_WRITES = 8

/** The beginning of some rows, as one write, and the last of the rows that is in it. */
interface Write {
  readonly bytes: Buffer
  readonly last: FeedRow
}

interface KnownWrite extends Write {
  readonly first: FeedRow
  /** The last of the rows that it was made from. */
  readonly end: FeedRow
}

/** A feed's entries, made into bytes once for all who read them: they share its rows. */
export class Frames {
  readonly #frame: (row: FeedRow) => Buffer
  #known: readonly KnownWrite[] = []

  constructor(frame: (row: FeedRow) => Buffer) {
    this.#frame = memoize(frame)
  }

  /** As much as one write takes of consecutive rows, of which there must be one, as far as somebody wants them. */
  take(rows: readonly FeedRow[], filter: FeedFilter): Write {
    const [first, end] = [rows[0], rows.at(-1)]
    if (first === undefined || end === undefined) throw new Error('There are no rows to take')
    if (filter !== EVERYTHING) return this.#make(rows, end, row => matches(filter, row))
    const known = this.#known.find(write => write.first === first && write.end === end)
    if (known !== undefined) return known
    const write = { first, end, ...this.#make(rows, end, () => true) }
    this.#known = [write, ...this.#known.slice(0, KEEP_WRITES - 1)]
    return write
  }

  #make(rows: readonly FeedRow[], end: FeedRow, isWanted: (row: FeedRow) => boolean): Write {
    const frames: Buffer[] = []
    let length = 0
    for (const row of rows) {
      if (!isWanted(row)) continue
      const frame = this.#frame(row)
      frames.push(frame)
      length += frame.length
      if (length >= WRITE_BYTES) return { bytes: Buffer.concat(frames, length), last: row }
    }
    const [only] = frames
    return {
      bytes: frames.length === 1 && only !== undefined ? only : Buffer.concat(frames, length),
      last: end,
    }
  }
}
