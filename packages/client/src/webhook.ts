import { TrunklineError } from './errors.ts'

const PREFIX = 'whsec_'
/** An older delivery may be one that somebody recorded and sends again. */
const TOLERANCE_S = 5 * 60

/**
 * Verifies a webhook by the Standard Webhooks specification, and gives what it says.
 *
 * @param request the body as it came, to the letter, and its headers
 * @param secret `whsec_…`
 * @throws TrunklineError INVALID_SIGNATURE
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
  if (id === null || timestamp === null || signatures === null) throw invalid('A header is missing')
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= TOLERANCE_S))
    throw invalid('It is too old, or too new')
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
  throw invalid('No signature fits')
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    throw invalid('It is no base64')
  }
}

function invalid(message: string): TrunklineError {
  return new TrunklineError(message, { status: 400, code: 'INVALID_SIGNATURE' })
}
