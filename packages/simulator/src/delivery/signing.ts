import { createHmac } from 'node:crypto'

const HEADER = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')

/** A compact JWT, HS256, whose claims are the event itself. */
export function sign(claims: string, secret: string): string {
  const text = `${HEADER}.${Buffer.from(claims).toString('base64url')}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

/** An event as it travels: signed where there is a secret, else as it is. */
export function wording(event: Record<string, unknown>, secret: string | null): string {
  const json = JSON.stringify(event)
  return secret === null ? json : sign(json, secret)
}
