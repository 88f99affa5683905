import { createHmac, timingSafeEqual } from 'node:crypto'
import { isRecord } from './json.ts'

/** A compact JWT as it arrived, not yet verified. */
export interface SignedToken {
  /** `header.payload`, the text that is signed. */
  readonly signedText: string
  readonly signature: Buffer
  readonly payload: string
  /** False for `none`, RS256, HS512 and every other algorithm: such a token never verifies. */
  readonly isHs256: boolean
}

export type Delivery =
  | { readonly form: 'token'; readonly token: SignedToken }
  | { readonly form: 'json'; readonly text: string }
  | { readonly form: 'neither' }

const COMPACT_TOKEN = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/

/**
 * Tells what a webhook body is, whatever its Content-Type says: Dialpad sends a bare compact JWT when the
 * webhook has a secret, and plain JSON when it has none.
 */
export function readDelivery(body: string): Delivery {
  const text = body.trim()
  if (text.startsWith('{')) return { form: 'json', text }
  const [, header, payload, signature] = COMPACT_TOKEN.exec(text) ?? []
  if (header === undefined || payload === undefined || signature === undefined) return { form: 'neither' }
  const algorithm = headerAlgorithm(header)
  if (algorithm === undefined) return { form: 'neither' }
  return {
    form: 'token',
    token: {
      signedText: `${header}.${payload}`,
      signature: Buffer.from(signature, 'base64url'),
      payload,
      isHs256: algorithm === 'HS256',
    },
  }
}

function headerAlgorithm(header: string): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
    return isRecord(parsed) ? parsed.alg : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether the token is signed with this secret. The algorithm is pinned to HS256 and the comparison takes
 * the same time for every signature. No claim about time is looked at: Dialpad's events carry neither `iat`
 * nor `exp`, and a retry may come hours after the event.
 */
export function verifyToken(token: SignedToken, secret: string): boolean {
  if (!token.isHs256) return false
  const expected = createHmac('sha256', secret).update(token.signedText).digest()
  return token.signature.length === expected.length && timingSafeEqual(token.signature, expected)
}

/** The claims of a token as JSON text: Dialpad puts the event itself there. */
export function tokenClaims(token: SignedToken): string {
  return Buffer.from(token.payload, 'base64url').toString('utf8')
}

const HS256_HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/** Signs claims as Dialpad does, for tests and for tools that replay an event. */
export function signToken(claims: string, secret: string): string {
  const signedText = `${HS256_HEADER}.${Buffer.from(claims).toString('base64url')}`
  return `${signedText}.${createHmac('sha256', secret).update(signedText).digest('base64url')}`
}
