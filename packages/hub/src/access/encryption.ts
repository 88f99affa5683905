import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** 1: without the key's id, as it was before there could be two keys. */
const VERSION_WITHOUT_KEY = 1
const VERSION = 2
const KEY_ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts what must be read again, like Dialpad's tokens: AES-256-GCM. */
export interface Encryptor {
  /** @param context what the secret is for; it is decrypted only for the same. */
  encrypt(secret: string, context: string): Buffer
  /** @throws when no key fits, the context is another one, or the bytes were changed. */
  decrypt(encrypted: Buffer, context: string): string
  /** Whether it was encrypted with today's key. */
  isCurrent(encrypted: Buffer): boolean
}

/**
 * @param key 32 bytes, which encrypts from now on
 * @param oldKeys those that it took the place of, which still decrypt what they encrypted
 */
export function createEncryptor(key: Buffer, oldKeys: readonly Buffer[] = []): Encryptor {
  const keys = [key, ...oldKeys].map(bytes => ({ bytes, id: keyId(bytes) }))
  const head = Buffer.concat([Buffer.of(VERSION), keyId(key)])
  return {
    encrypt(secret, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), encrypted])
    },
    decrypt(encrypted, context) {
      if (encrypted[0] === VERSION) {
        const id = encrypted.subarray(1, 1 + KEY_ID_BYTES)
        const fitting = keys.find(one => one.id.equals(id))
        if (fitting === undefined)
          throw new Error('The key that encrypted a secret is missing: add it to ENCRYPTION_KEY_OLD')
        return decryptBody(encrypted.subarray(head.length), fitting.bytes, context)
      }
      if (encrypted[0] !== VERSION_WITHOUT_KEY)
        throw new Error(`Unknown version of an encrypted secret: ${encrypted[0]}`)
      return tryEach(keys, ({ bytes }) => decryptBody(encrypted.subarray(1), bytes, context))
    },
    isCurrent: encrypted => encrypted.subarray(0, head.length).equals(head),
  }
}

function decryptBody(body: Buffer, key: Buffer, context: string): string {
  const nonce = body.subarray(0, NONCE_BYTES)
  const tag = body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag)
  const encrypted = body.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
}

function tryEach<Key>(keys: readonly Key[], decrypt: (key: Key) => string): string {
  let failure: unknown
  for (const key of keys) {
    try {
      return decrypt(key)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('key id').update(key).digest().subarray(0, KEY_ID_BYTES)
}
