import type { JsonRecord } from '@trunkline/dialpad'

/** Parsed, an event takes several times the bytes of its text. */
const MOST_BYTES = 8 * 1024 * 1024

interface RecentEvent {
  readonly kind: string
  readonly event: JsonRecord
  readonly bytes: number
}

/**
 * Events that this hub has received and parsed, until they are applied: most are within milliseconds, and need not be read
 * and parsed once more. Those that another hub applies, and those of a backlog, are forgotten, the oldest first.
 */
export class RecentEvents {
  readonly #events = new Map<string, RecentEvent>()
  #bytes = 0

  add({ id, kind, event, bytes }: RecentEvent & { readonly id: string }): void {
    this.#events.set(id, { kind, event, bytes })
    this.#bytes += bytes
    for (const oldest of this.#events.keys()) {
      if (this.#bytes <= MOST_BYTES) break
      this.delete(oldest)
    }
  }

  get(id: string): RecentEvent | undefined {
    return this.#events.get(id)
  }

  delete(id: string): void {
    this.#bytes -= this.#events.get(id)?.bytes ?? 0
    this.#events.delete(id)
  }
}
