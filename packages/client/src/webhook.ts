import { TrunklineError } from './errors.ts'

const PREFIX = 'whsec_'
/** An older delivery may be a replay attack. */
const TOLERANCE_S = 5 * 60

/**
 * Verifies a webhook as the Standard Webhooks specification requires, and returns its parsed payload.
 *
 * @param request the raw body, unmodified, and the headers
 * @param secret the secret of the webhook endpoint, `whsec_…`
 * @throws TrunklineError with the code `INVALID_SIGNATURE`
 */
export async function verifyWebhook<Payload = unknown>(
  request: {
    readonly body: string
    readonly headers: Headers | Readonly<Record<string, string | string[] | undefined>>
  },
  secret: string,
): Promise<Payload> {
  const header = (name: string) =>
    request.headers instanceof Headers
      ? request.headers.get(name)
      : (request.headers[name]?.toString() ?? null)
  const [id, timestamp, signatures] = [
    header('webhook-id'),
    header('webhook-timestamp'),
    header('webhook-signature'),
  ]
  if (id === null || timestamp === null || signatures === null)
    throw invalid('A webhook-id, webhook-timestamp or webhook-signature header is missing')
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= TOLERANCE_S))
    throw invalid('The timestamp is not within 5 minutes of the current time')
  const bytes = fromBase64(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret)
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${request.body}`)
  for (const signature of signatures.split(' ')) {
    const [version, text] = signature.split(',')
    if (version !== 'v1' || text === undefined) continue
    if (await crypto.subtle.verify('HMAC', key, fromBase64(text), signed))
      return JSON.parse(request.body) as Payload
  }
  throw invalid('No signature matches')
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    throw invalid('The secret or a signature is not valid base64')
  }
}

function invalid(message: string): TrunklineError {
  return new TrunklineError(message, { status: 400, code: 'INVALID_SIGNATURE' })
}
