import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts what must be read again, like Dialpad's tokens: AES-256-GCM. */
export interface Sealer {
  /** @param context what the secret is for; it opens only for the same. */
  seal(secret: string, context: string): Buffer
  /** @throws when the key or the context is another one, or the bytes were changed. */
  open(sealed: Buffer, context: string): string
}

/** @param key 32 bytes */
export function createSealer(key: Buffer): Sealer {
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), encrypted])
    },
    open(sealed, context) {
      if (sealed[0] !== VERSION) throw new Error(`A sealed secret of unknown version ${sealed[0]}`)
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag)
      const encrypted = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)
      return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
    },
  }
}
