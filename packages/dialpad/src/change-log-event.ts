import { isRecord, type JsonRecord, readDetails, readId, readMoment, readName, readText } from './json.ts'

/** A change that somebody made to the settings of the company. */
export interface ChangeLogEvent {
  readonly action: string
  /** ms since 1970 */
  readonly changedAt: number | null
  /** For people; its form is not settled, and it may name e-mail addresses. */
  readonly note: string | null
  readonly details: JsonRecord | null
  /** With a capital, as in Office. */
  readonly targetType: string | null
  readonly targetId: string | null
  /** Nobody's name where Dialpad's own staff did it. */
  readonly changedByName: string | null
  readonly changedById: string | null
}

/** Reads an entry of the change log; null when it names no action. */
export function readChangeLogEvent(event: JsonRecord): ChangeLogEvent | null {
  const action = readName(event.action)
  if (action === null) return null
  const target = isRecord(event.target) ? event.target : {}
  const author = isRecord(event.changed_by) ? event.changed_by : {}
  return {
    action,
    changedAt: readMoment(event.date),
    note: readText(event.note),
    details: readDetails(event.additional_data),
    targetType: readName(target.type),
    targetId: readId(target.id),
    changedByName: readName(author.name),
    changedById: readId(author.id),
  }
}
