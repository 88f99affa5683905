import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** 1: without the key's id, as it was before there could be two keys. */
const VERSION_WITHOUT_KEY = 1
const VERSION = 2
const KEY_ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts what must be read again, like Dialpad's tokens: AES-256-GCM. */
export interface Sealer {
  /** @param context what the secret is for; it opens only for the same. */
  seal(secret: string, context: string): Buffer
  /** @throws when no key fits, the context is another one, or the bytes were changed. */
  open(sealed: Buffer, context: string): string
  /** Whether it was sealed with today's key. */
  isCurrent(sealed: Buffer): boolean
}

/**
 * @param key 32 bytes, which seals from now on
 * @param oldKeys those that it took the place of, which still open what they sealed
 */
export function createSealer(key: Buffer, oldKeys: readonly Buffer[] = []): Sealer {
  const keys = [key, ...oldKeys].map(bytes => ({ bytes, id: keyId(bytes) }))
  const head = Buffer.concat([Buffer.of(VERSION), keyId(key)])
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), encrypted])
    },
    open(sealed, context) {
      if (sealed[0] === VERSION) {
        const id = sealed.subarray(1, 1 + KEY_ID_BYTES)
        const fitting = keys.find(one => one.id.equals(id))
        if (fitting === undefined)
          throw new Error('The key that encrypted a secret is missing: add it to ENCRYPTION_KEY_OLD')
        return unseal(sealed.subarray(head.length), fitting.bytes, context)
      }
      if (sealed[0] !== VERSION_WITHOUT_KEY)
        throw new Error(`Unknown version of an encrypted secret: ${sealed[0]}`)
      return tryEach(keys, ({ bytes }) => unseal(sealed.subarray(1), bytes, context))
    },
    isCurrent: sealed => sealed.subarray(0, head.length).equals(head),
  }
}

function unseal(body: Buffer, key: Buffer, context: string): string {
  const nonce = body.subarray(0, NONCE_BYTES)
  const tag = body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag)
  const encrypted = body.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
}

function tryEach<Key>(keys: readonly Key[], open: (key: Key) => string): string {
  let failure: unknown
  for (const key of keys) {
    try {
      return open(key)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('key id').update(key).digest().subarray(0, KEY_ID_BYTES)
}
