/** Why the database fails, for logs and health checks: no addresses, no secrets. */
export interface DatabaseFailure {
  readonly code: DatabaseFailureCode
  /** In plain words. */
  readonly cause: string
}

export type DatabaseFailureCode =
  | 'TIMEOUT'
  | 'CONNECTION'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'OVERLOADED'
  | 'ACCESS'
  | 'FAILED'
  | 'STARTING'

const TIMEOUT: DatabaseFailure = { code: 'TIMEOUT', cause: 'The database did not respond in time' }
const CONNECTION: DatabaseFailure = { code: 'CONNECTION', cause: 'The database cannot be reached' }

/** By SQLSTATE, or by its class. */
const FAILURE_BY_STATE: Readonly<Record<string, DatabaseFailure>> = {
  '08': CONNECTION,
  // Class 25 but for these is about how a transaction is used.
  '25006': { code: 'READ_ONLY', cause: 'The database is read-only' },
  '25P03': TIMEOUT,
  '53': { code: 'OVERLOADED', cause: 'The database is out of resources' },
  '53100': { code: 'DISK_FULL', cause: 'The disk of the database server is full' },
  '53200': { code: 'OVERLOADED', cause: 'The database is out of memory' },
  '53300': { code: 'OVERLOADED', cause: 'The database has no free connections' },
  '57': CONNECTION,
  '57014': { code: 'TIMEOUT', cause: 'A statement exceeded its time limit' },
  '58': { code: 'FAILED', cause: 'The database server reports a system error' },
}

const FAILURE_BY_ERRNO: Readonly<Record<string, DatabaseFailure>> = {
  ETIMEDOUT: TIMEOUT,
  ECONNREFUSED: CONNECTION,
  ECONNRESET: CONNECTION,
  ECONNABORTED: CONNECTION,
  EPIPE: CONNECTION,
  ENOTFOUND: CONNECTION,
  EAI_AGAIN: CONNECTION,
  ENETUNREACH: CONNECTION,
  EHOSTUNREACH: CONNECTION,
}

/** What pg says, without a code. */
const MISSED_DEADLINE =
  /Query read timeout|timeout exceeded when trying to connect|connection timeout|timeout expired/
const LOST = /Connection terminated|Client has encountered a connection error|Client was closed/

/** The SQLSTATE, or what the system calls it. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Why the database is away or overloaded; null when it is not, and the error says something of the query. */
export function databaseFailureOf(error: unknown): DatabaseFailure | null {
  if (!(error instanceof Error)) return null
  const code = codeOf(error)
  if (code !== undefined) {
    return FAILURE_BY_STATE[code] ?? FAILURE_BY_ERRNO[code] ?? FAILURE_BY_STATE[code.slice(0, 2)] ?? null
  }
  if (MISSED_DEADLINE.test(error.message)) return TIMEOUT
  return LOST.test(error.message) ? CONNECTION : null
}

/** Whether an error means that the database is away or overloaded, not that the query was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return databaseFailureOf(error) !== null
}

/** SQLSTATE classes of errors that say something of the data and nothing of the database. */
const ABOUT_DATA = /^(22|23)/

/** As `databaseFailureOf`, but whatever else PostgreSQL refuses for another reason than the data counts, too. */
export function failureOf(error: unknown): DatabaseFailure | null {
  const known = databaseFailureOf(error)
  if (known !== null) return known
  const code = codeOf(error)
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || ABOUT_DATA.test(code)) return null
  const isAccess = /^(28|42501)/.test(code)
  return isAccess
    ? { code: 'ACCESS', cause: 'The database denied access' }
    : { code: 'FAILED', cause: `The database rejected a statement (SQLSTATE ${code})` }
}

/** What to log of an error: of trouble with the database a few words, of anything else all, as it may be a bug. */
export function toLog(error: unknown): Record<string, unknown> {
  const trouble = databaseFailureOf(error)
  return trouble === null ? { err: error } : { ...trouble, reason: codeOf(error) }
}
