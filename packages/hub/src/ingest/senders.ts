import { setTimeout as sleep } from 'node:timers/promises'
import { type SignedToken, verifyToken } from '@trunkline/dialpad'
import type { Sealer } from '../access/sealing.ts'
import type { Queries } from '../database/database.ts'

interface Sender {
  readonly appId: string
  readonly secret: string
}

/** A flood of forged tokens must not become a flood of queries. */
const RELOAD_AT_MOST_EVERY_MS = 1_000

/**
 * Knows the secrets of all webhooks and so tells who signed a token. They are kept in memory: an event in
 * the rush of a busy hour costs no query to verify.
 */
export class Senders {
  readonly #queries: Queries
  readonly #sealer: Sealer
  readonly #sharedSecret: string | null
  #known: readonly Sender[] = []
  #appIds: readonly string[] = []
  #loadedAt = 0
  #loading: Promise<void> | null = null

  constructor(queries: Queries, sealer: Sealer, sharedSecret: string | null) {
    this.#queries = queries
    this.#sealer = sealer
    this.#sharedSecret = sharedSecret
  }

  /**
   * Whose event a token is: the app whose webhook has the secret that signed it. A token signed with the
   * shared secret names nobody; while the hub has one app only, it is that app's. Undefined: the signature
   * is nobody's.
   *
   * @param appId the app that the address names, when it names one
   */
  async identify(token: SignedToken, appId: string | null): Promise<{ appId: string | null } | undefined> {
    const signer = this.#signer(token, appId)
    if (signer !== undefined) return signer
    // The secret may have been made a moment ago by another process, and a wrong no would lose the event.
    await this.#loadSoon()
    return this.#signer(token, appId)
  }

  #loadSoon(): Promise<void> {
    const wait = Math.max(0, this.#loadedAt + RELOAD_AT_MOST_EVERY_MS - Date.now())
    this.#loading ??= sleep(wait)
      .then(() => this.load())
      .finally(() => {
        this.#loading = null
      })
    return this.#loading
  }

  /** Reads the secrets again, as after a webhook was created. */
  async load(): Promise<void> {
    const webhooks = await this.#queries.selectFrom('dialpad_webhooks').select(['app_id', 'secret']).execute()
    const apps = await this.#queries.selectFrom('apps').select('id').where('active', '=', true).execute()
    this.#known = webhooks.map(({ app_id, secret }) => ({
      appId: app_id,
      secret: this.#sealer.open(secret, webhookSecretContext(app_id)),
    }))
    this.#appIds = apps.map(app => app.id)
    this.#loadedAt = Date.now()
  }

  #signer(token: SignedToken, appId: string | null): { appId: string | null } | undefined {
    const sender = this.#known.find(
      known => (appId === null || known.appId === appId) && verifyToken(token, known.secret),
    )
    if (sender !== undefined) return { appId: sender.appId }
    if (this.#sharedSecret === null || !verifyToken(token, this.#sharedSecret)) return undefined
    if (appId !== null) return this.#appIds.includes(appId) ? { appId } : undefined
    return { appId: this.#appIds.length === 1 ? (this.#appIds[0] ?? null) : null }
  }
}

export function webhookSecretContext(appId: string): string {
  return `webhook secret of ${appId}`
}
