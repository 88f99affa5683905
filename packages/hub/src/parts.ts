import type { Logger } from 'pino'
import { withTimeout } from './async.ts'

/** Something that runs until it is stopped, or a step of starting. */
export interface Part {
  readonly name: string
  start?(): Promise<void> | void
  stop?(): Promise<void> | void
  /** Stops before all others: work enters here. Otherwise parts stop in the reverse order of their start. */
  readonly stopsFirst?: boolean
}

/**
 * Starts parts one after the other.
 *
 * @throws what a part throws that fails to start; it has been stopped then, and so have all before it
 */
export async function startParts(parts: readonly Part[], log: Logger): Promise<void> {
  const started: Part[] = []
  try {
    for (const part of parts) {
      started.push(part)
      await part.start?.()
    }
  } catch (error) {
    await stopParts(started, log)
    throw error
  }
}

/** Stops parts one after the other. One that fails, or takes longer than `withinMs`, is logged and does not keep the rest. */
export async function stopParts(parts: readonly Part[], log: Logger, withinMs?: number): Promise<void> {
  const reversed = parts.toReversed()
  const inOrder = [
    ...reversed.filter(part => part.stopsFirst === true),
    ...reversed.filter(part => part.stopsFirst !== true),
  ]
  for (const part of inOrder) {
    try {
      const stopping = Promise.resolve(part.stop?.())
      await (withinMs === undefined ? stopping : withTimeout(withinMs, stopping))
    } catch (error) {
      log.error({ err: error, part: part.name }, 'a part did not stop cleanly')
    }
  }
}
