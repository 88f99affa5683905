import { createHmac, timingSafeEqual } from 'node:crypto'
import { isRecord } from './json.ts'

/** A compact JWT as it arrived, not yet verified. */
export interface SignedToken {
  /** `header.payload`, the bytes that are signed. */
  readonly signedText: Buffer
  readonly signature: Buffer
  /** In base64url. */
  readonly payload: Buffer
  /** False for `none`, RS256, HS512 and every other algorithm: such a token never verifies. */
  readonly isHs256: boolean
}

export type Delivery =
  | { readonly form: 'token'; readonly token: SignedToken }
  | { readonly form: 'json'; readonly text: string }
  | { readonly form: 'neither' }

const [DOT, BRACE] = [0x2e, 0x7b]
/** Dialpad's has 36 characters. */
const LONGEST_HEADER = 1_024
/** That of the longest algorithm in use (RS512 over 8,192 bits), in base64url. */
const LONGEST_SIGNATURE = 1_366
const BASE64URL = /^[\w-]*$/
/** Dialpad's. */
const HS256_HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/**
 * Determines what a webhook body is, whatever its Content-Type says: Dialpad sends a bare compact JWT when the
 * webhook has a secret, and plain JSON when it has none. Examines only the ends of a token: any client may send
 * megabytes.
 */
export function readDelivery(body: string | Buffer): Delivery {
  const bytes = trim(typeof body === 'string' ? Buffer.from(body) : body)
  if (bytes[0] === BRACE) return { form: 'json', text: bytes.toString('utf8') }
  const token = readToken(bytes)
  return token === null ? { form: 'neither' } : { form: 'token', token }
}

function readToken(bytes: Buffer): SignedToken | null {
  const headerEnd = bytes.subarray(0, LONGEST_HEADER + 1).indexOf(DOT)
  const payloadEnd = bytes.indexOf(DOT, headerEnd + 1)
  if (headerEnd < 0 || payloadEnd <= headerEnd + 1) return null
  if (bytes.length - payloadEnd - 1 > LONGEST_SIGNATURE) return null
  const header = bytes.toString('latin1', 0, headerEnd)
  const signature = bytes.toString('latin1', payloadEnd + 1)
  if (!BASE64URL.test(header) || !BASE64URL.test(signature)) return null
  const algorithm = header === HS256_HEADER ? 'HS256' : headerAlgorithm(header)
  if (algorithm === undefined) return null
  return {
    signedText: bytes.subarray(0, payloadEnd),
    signature: Buffer.from(signature, 'base64url'),
    payload: bytes.subarray(headerEnd + 1, payloadEnd),
    isHs256: algorithm === 'HS256',
  }
}

/** Without the white space at both ends. */
function trim(bytes: Buffer): Buffer {
  let start = 0
  let end = bytes.length
  while (start < end && isSpace(bytes[start])) start++
  while (end > start && isSpace(bytes[end - 1])) end--
  return end - start === bytes.length ? bytes : bytes.subarray(start, end)
}

function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

function headerAlgorithm(header: string): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    return isRecord(parsed) ? parsed.alg : undefined
  } catch {
    return undefined
  }
}

/** SHA-256's, in bytes. */
const SIGNATURE_LENGTH = 32

/** Whether there may be a secret that a token is signed with, as far as can be seen without hashing it. */
export function mayVerify({ isHs256, signature }: SignedToken): boolean {
  return isHs256 && signature.length === SIGNATURE_LENGTH
}

/**
 * Whether the token is signed with this secret. The algorithm is pinned to HS256 and the comparison takes
 * the same time for every signature. No claim about time is looked at: Dialpad's events carry neither `iat`
 * nor `exp`, and a retry may come hours after the event.
 */
export function verifyToken(token: SignedToken, secret: string): boolean {
  if (!mayVerify(token)) return false
  const expected = createHmac('sha256', secret).update(token.signedText).digest()
  return timingSafeEqual(token.signature, expected)
}

/** The claims of a token as JSON text: Dialpad puts the event itself there. */
export function tokenClaims(token: SignedToken): string {
  return Buffer.from(token.payload.toString('latin1'), 'base64url').toString('utf8')
}

/** Signs claims as Dialpad does, for tests and for tools that replay an event. */
export function signToken(claims: string, secret: string): string {
  const signedText = `${HS256_HEADER}.${Buffer.from(claims).toString('base64url')}`
  return `${signedText}.${createHmac('sha256', secret).update(signedText).digest('base64url')}`
}
