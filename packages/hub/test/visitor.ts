import { expect } from 'vitest'
import type { TestHub } from './support.ts'

export const PASSWORD = 'correct horse battery'

/** A browser, as far as cookies and the origin of its pages go. */
export class Visitor {
  readonly #hub: () => TestHub
  readonly #cookies = new Map<string, string>()

  constructor(hub: () => TestHub) {
    this.#hub = hub
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
  ): Promise<{ status: number; body: any }> {
    const { url } = this.#hub()
    const answer = await fetch(url + path, {
      method,
      headers: {
        origin: origin ?? url,
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
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }

  signIn(email: string, password = PASSWORD) {
    return this.ask('POST', '/api/auth/sign-in/email', { email, password })
  }

  async join(link: string, person: object) {
    return this.ask('POST', '/session/links', { token: link.split('#')[1], password: PASSWORD, ...person })
  }
}
