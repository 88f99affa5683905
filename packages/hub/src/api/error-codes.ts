/** Every code that a route may answer with, and its HTTP statuses. A test compares it with what the code throws. */
export const STATUSES_OF = {
  ACCESS_DENIED: [400],
  ACCOUNT_LOCKED: [423],
  APP_ACTIVE: [409],
  APP_INACTIVE: [403],
  AUDIT_UNAVAILABLE: [503],
  BODY_TOO_LARGE: [413],
  COMPANY_MISMATCH: [409],
  CONNECT_NOT_ALLOWED: [403],
  CURSOR_GONE: [410],
  DATABASE_UNAVAILABLE: [503],
  DIALPAD_BUSY: [429],
  DIALPAD_REFUSED: [400],
  DIALPAD_UNAVAILABLE: [503],
  EMAIL_TAKEN: [409],
  EMPTY_JSON_BODY: [400],
  FOREIGN_ORIGIN: [403],
  HTTPS_REQUIRED: [403],
  IDEMPOTENCY_KEY_REUSED: [422],
  INSUFFICIENT_SCOPE: [403],
  INTERNAL_ERROR: [500],
  INVALID_API_KEY: [401],
  INVALID_BODY: [400],
  INVALID_CONTENT_LENGTH: [400],
  INVALID_CURSOR: [400],
  INVALID_INTERNAL_SECRET: [401],
  INVALID_JSON_BODY: [400],
  INVALID_MEDIA_TYPE: [415],
  INVALID_PAYLOAD: [400],
  INVALID_REQUEST: [400],
  INVALID_SIGNATURE: [401],
  INVALID_STATE: [400],
  INVALID_TICKET: [401],
  IN_PROGRESS: [409],
  JOB_NOT_FAILED: [409],
  KEY_EXISTS: [409],
  LAST_ADMIN: [409],
  LINK_INVALID: [404],
  MEMBER_ELSEWHERE: [403],
  NOT_A_MEMBER: [403],
  NOT_CONNECTED: [409],
  NOT_FOUND: [404],
  NOT_STORED: [503],
  NO_PIN: [409],
  NO_SYSTEM_KEY: [409],
  NO_WEBHOOK: [409],
  OAUTH_NOT_CONFIGURED: [409],
  OFFICE_TAKEN: [409],
  OVERLOADED: [503],
  PERSON_NEEDED: [403],
  PIN_LOCKED: [423],
  PIN_REQUIRED: [403],
  PRIVATE_ADDRESS: [400],
  RATE_LIMITED: [429],
  SESSION_ENDED: [401],
  SIGN_IN_AGAIN: [403],
  SIGN_IN_NEEDED: [401],
  STARTING: [503],
  STOPPING: [503],
  TIMEOUT: [503],
  TOKENS_EXPIRED: [401],
  TOO_MANY_ATTEMPTS: [429],
  TOO_MANY_CONNECTIONS: [429, 503],
  TOO_MANY_TICKETS: [429],
  WEAK_PASSWORD: [400],
  WRONG_PASSWORD: [401],
  WRONG_PIN: [403],
} as const satisfies Readonly<Record<string, readonly number[]>>

export type ErrorCode = keyof typeof STATUSES_OF

/** What acting in Dialpad for an app may fail with. */
export const OF_DIALPAD = [
  'NOT_CONNECTED',
  'TOKENS_EXPIRED',
  'DIALPAD_BUSY',
  'DIALPAD_REFUSED',
  'DIALPAD_UNAVAILABLE',
] as const satisfies readonly ErrorCode[]

/** The codes by their statuses, both in order. */
export function byStatus(codes: ReadonlySet<ErrorCode>): ReadonlyMap<number, readonly ErrorCode[]> {
  const statuses = new Map<number, ErrorCode[]>()
  for (const code of [...codes].sort())
    for (const status of STATUSES_OF[code]) statuses.set(status, [...(statuses.get(status) ?? []), code])
  return new Map([...statuses].sort(([a], [b]) => a - b))
}
