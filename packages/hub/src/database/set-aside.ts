/** Why an event is set aside, as health and metrics count it. */
export const SET_ASIDE_REASONS = ['invalid_data', 'constraint', 'unreadable', 'timeout', 'internal'] as const
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number]

/** SQLSTATE classes: data exception, limit of PostgreSQL exceeded. */
const INVALID_DATA = /^(22|54)/
/** SQLSTATE class: integrity constraint violation. */
const CONSTRAINT = /^23/
/** SQLSTATE: the statement took longer than it may. */
const CANCELLED = '57014'

export function reasonOf(error: unknown): SetAsideReason {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') {
    if (INVALID_DATA.test(code)) return 'invalid_data'
    if (CONSTRAINT.test(code)) return 'constraint'
    if (code === CANCELLED) return 'timeout'
  }
  if (error instanceof RangeError) return 'invalid_data'
  return error instanceof SyntaxError ? 'unreadable' : 'internal'
}

/** Whether it was refused for what is in it, so that the rest of its batch may pass. */
export function isDataError(error: unknown): boolean {
  return ['invalid_data', 'constraint', 'unreadable'].includes(reasonOf(error))
}

/** In characters; longer messages quote what they complain of. */
const LONGEST_MESSAGE = 1_000

/** An error's message as PostgreSQL can hold it: it may quote the text that was refused. */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.slice(0, LONGEST_MESSAGE).replaceAll('\0', '').toWellFormed()
}
