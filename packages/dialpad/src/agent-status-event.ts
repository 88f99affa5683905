import {
  isRecord,
  type JsonRecord,
  readBoolean,
  readId,
  readMoment,
  readName,
  readText,
  readTexts,
} from './json.ts'

/** How an agent stands in the call centers from some moment on. Moments are milliseconds. */
export interface AgentStatusEvent {
  readonly userId: string
  readonly userName: string | null
  readonly userEmail: string | null
  readonly changedAt: number | null
  readonly timestamp: number | null
  /** Neither on a call nor undisturbed. */
  readonly isAvailable: boolean | null
  /** available, unavailable, occupied, wrapup, busy; the list is open. */
  readonly dutyStatus: string
  readonly dutyReason: string | null
  /** Where the agent is still on duty. */
  readonly callCenterIds: readonly string[]
  readonly isPowerDialing: boolean | null
}

/** In characters: it is part of a key, together with the reason. */
const LONGEST_STATUS = 50

/** Reads an agent's status; null when it names no user or no status. */
export function readAgentStatusEvent(event: JsonRecord): AgentStatusEvent | null {
  const target = isRecord(event.target) ? event.target : {}
  const userId = readId(target.id)
  const dutyStatus = readName(event.on_duty_status, LONGEST_STATUS)?.toLowerCase() ?? null
  if (userId === null || dutyStatus === null) return null
  return {
    userId,
    userName: readName(target.name),
    userEmail: readName(target.email),
    changedAt: readMoment(event.date),
    timestamp: readMoment(event.event_timestamp),
    isAvailable: readAvailability(event.availability_status),
    dutyStatus,
    dutyReason: readName(event.on_duty_status_reason),
    callCenterIds: readTexts(event.call_center_ids, readId),
    isPowerDialing: readBoolean(event.powerdialer_mode),
  }
}

/** Real events say it in words; a community description of them says that it is a boolean. */
function readAvailability(value: unknown): boolean | null {
  const text = readText(value)
  return readBoolean(value) ?? (text === null ? null : text.toLowerCase() === 'available')
}
