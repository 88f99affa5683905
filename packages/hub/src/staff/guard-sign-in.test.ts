import pino from 'pino'
import { expect, test } from 'vitest'
import { openDatabase } from '../database/database.ts'
import { SignInAttempts } from './attempts.ts'
import { GUESSABLE } from './guard-sign-in.ts'
import { createAuth } from './sign-in.ts'

/** What somebody could guess. */
const SECRETS = ['password', 'currentPassword', 'code']
/** Creates an account, which the hub has disabled; and takes a code that the identity provider compares. */
const COMPARES_NOTHING = ['/sign-up/email', '/callback/:id', '/oauth2/callback/:providerId']

interface Endpoint {
  readonly path?: string
  readonly options?: { readonly body?: Schema; readonly query?: Schema }
}
interface Schema {
  readonly shape?: object
  readonly def?: { readonly innerType?: Schema; readonly options?: Schema[]; left?: Schema; right?: Schema }
}

function fieldsOf(schema: Schema | undefined): string[] {
  if (schema === undefined) return []
  const { innerType, options = [], left, right } = schema.def ?? {}
  const inner = [innerType, left, right, ...options].flatMap(fieldsOf)
  return [...Object.keys(schema.shape ?? {}), ...inner]
}

test('every route of better-auth that takes a password or a code counts attempts', async () => {
  const database = openDatabase('postgres://nobody@127.0.0.1:9/none', pino({ level: 'silent' }))
  const auth = createAuth({
    queries: database.own,
    attempts: new SignInAttempts(database.own),
    publicUrl: 'http://hub.example',
    isHttps: false,
    encryptionKey: Buffer.alloc(32),
    singleSignOn: { name: 'Login', issuer: 'http://login.example', clientId: 'id', clientSecret: 'secret' },
  })
  const endpoints = Object.values(auth.api) as unknown as Endpoint[]
  const guessable = endpoints.flatMap(({ path, options }) => {
    const fields = [...fieldsOf(options?.body), ...fieldsOf(options?.query)]
    return path !== undefined && SECRETS.some(secret => fields.includes(secret)) ? [path] : []
  })
  const guarded = guessable.filter(path => !COMPARES_NOTHING.includes(path))
  expect(guarded.sort()).toEqual([...GUESSABLE].sort())
  await database.close()
})
