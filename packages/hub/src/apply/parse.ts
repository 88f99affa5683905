import { isRecord, parseJson } from '@trunkline/dialpad'
import type { RecordKind } from '../records/record-kind.ts'
import type { KindRegistry } from '../records/registry.ts'
import type { LoggedEvent } from './claim.ts'

interface EventHead {
  readonly eventId: string
  readonly appId: string
  readonly receivedAt: Date
  /** The kind under which the log has it. */
  readonly source: string
  /** False for an event of unknown kind, shape or state: it stays in the log and is counted. */
  readonly isRecognized: boolean
}

/** An event that changes a record, and is published. */
export type MeaningfulEvent = EventHead & { readonly kind: RecordKind; readonly data: unknown }

/** An event of the log, parsed by the kind of record that it concerns; `kind` is null if it concerns none. */
export type ParsedEvent = MeaningfulEvent | (EventHead & { readonly kind: null })

export function parseEvent(kinds: KindRegistry, logged: LoggedEvent): ParsedEvent {
  const { id, appId, kind: source, receivedAt } = logged
  const head = { eventId: id, appId, receivedAt, source }
  const raw = 'event' in logged ? logged.event : parseJson(logged.payload)
  if (isRecord(raw)) {
    for (const kind of kinds.parsersOf(source)) {
      const data = kind.parse[source]?.(raw) ?? null
      if (data !== null) return { ...head, kind, data, isRecognized: kind.isRecognized?.(data) ?? true }
    }
  }
  return { ...head, kind: null, isRecognized: false }
}
