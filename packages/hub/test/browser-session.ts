import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import type { TestHub } from './support.ts'

export const PASSWORD = 'correct horse battery'

/** A browser, as far as cookies and the origin of its pages go. */
export class Visitor {
  readonly #hub: () => TestHub
  readonly #address: (() => string) | null
  readonly #cookies = new Map<string, string>()

  /** @param address where a hub that trusts every proxy takes it to come from */
  constructor(hub: () => TestHub, address: (() => string) | null = null) {
    this.#hub = hub
    this.#address = address
  }

  /** As the browser sends them. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(
    method: string,
    path: string,
    body?: object,
    origin?: string,
  ): Promise<{ status: number; headers: Headers; body: any }> {
    const { url } = this.#hub()
    const answer = await fetch(url + path, {
      method,
      headers: {
        origin: origin ?? url,
        ...(this.#address === null ? {} : { 'x-forwarded-for': this.#address() }),
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/SameSite=(Lax|Strict)/i)
    }
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) }
  }

  signIn(email: string, password = PASSWORD) {
    return this.ask('POST', '/api/auth/sign-in/email', { email, password })
  }

  async join(link: string, person: object) {
    return this.ask('POST', '/session/links', { token: link.split('#')[1], password: PASSWORD, ...person })
  }
}

/** A one-time password as an authenticator shows it (RFC 6238, SHA-1, six digits). */
export function totp(secret: string, now: number): string {
  const bits = [...secret].map(digit =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const hash = createHmac('sha1', Buffer.from(bytes.map(byte => Number.parseInt(byte, 2))))
    .update(counter)
    .digest()
  const place = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
