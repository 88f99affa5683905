import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { ConfigError } from './variables.ts'

const SANDBOX = {
  NODE_ENV: 'sandbox',
  DIALPAD_SANDBOX_CLIENT_ID: 'id',
  DIALPAD_SANDBOX_CLIENT_SECRET: 'secret',
  DIALPAD_SANDBOX_REDIRECT_URI: 'https://hub.example/auth/dialpad/callback',
}

function problemsOf(variables: Record<string, string>): string[] {
  try {
    readConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('the configuration', () => {
  test('of nothing at all is the simulated Dialpad, an embedded database and port 4000, for this machine only', () => {
    expect(readConfig({})).toMatchObject({
      environment: 'simulated',
      dialpad: null,
      databaseUrl: null,
      port: 4000,
      host: 'localhost',
      publicUrl: 'http://localhost:4000',
    })
  })

  test('names the Dialpad of each environment', () => {
    expect(readConfig(SANDBOX).dialpad?.baseUrl).toBe('https://sandbox.dialpad.com')
    const production = {
      NODE_ENV: 'production',
      DIALPAD_PROD_CLIENT_ID: 'id',
      DIALPAD_PROD_CLIENT_SECRET: 'secret',
      DIALPAD_PROD_REDIRECT_URI: 'https://hub.example/auth/dialpad/callback',
    }
    expect(readConfig(production)).toMatchObject({
      dialpad: {
        baseUrl: 'https://dialpad.com',
        apiKey: null,
        oauth: { scopes: 'calls:list recordings_export offline_access' },
      },
      publicUrl: 'https://hub.example',
      host: '0.0.0.0',
    })
  })

  test('takes the database as an address or in parts', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://u:p@db/x' }).databaseUrl).toBe('postgres://u:p@db/x')
    expect(readConfig({ DATABASE_URL: 'postgres://u:p@db/x' }).databaseOwnerUrl).toBe(null)
    expect(() => readConfig({ DATABASE_OWNER_URL: 'db' })).toThrow('DATABASE_OWNER_URL')
    const parts = { DB_HOST: 'db', DB_USER: 'u', DB_PASSWORD: 'p@ss/word', DB_NAME: 'x', DB_SSL: 'true' }
    expect(readConfig(parts).databaseUrl).toBe('postgres://u:p%40ss%2Fword@db:5432/x?sslmode=require')
  })

  test.each([
    [
      { MISSED_CALL_GRACE_SECONDS: '4000' },
      'MISSED_CALL_GRACE_SECONDS: must be a whole number of seconds from 0 to 3600; got "4000"',
    ],
    [{ EVENT_RETENTION_DAYS: '0' }, 'EVENT_RETENTION_DAYS: must be a whole number from 1 to 99999; got "0"'],
    [{ PORT: 'abc' }, 'PORT: must be a port number from 1 to 65535; got "abc"'],
    [{ PORT: '70000' }, 'PORT: must be a port number from 1 to 65535; got "70000"'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV: must be one of development, test, sandbox, production; got "prod"'],
    [{ ...SANDBOX, DIALPAD_SANDBOX_CLIENT_SECRET: ' ' }, 'DIALPAD_SANDBOX_CLIENT_SECRET: is missing'],
    [
      { ...SANDBOX, DIALPAD_SANDBOX_REDIRECT_URI: 'hub.example' },
      'DIALPAD_SANDBOX_REDIRECT_URI: must be an http:// or https:// URL; got "hub.example"',
    ],
    [{ DIALPAD_API_KEY: 'key' }, 'NODE_ENV: must be "production" or "sandbox" when DIALPAD_API_KEY is set'],
    [{ DATABASE_URL: 'mysql://u:password@db' }, 'DATABASE_URL: must be a postgres:// URL'],
    [
      { ENCRYPTION_KEY: 'short' },
      'ENCRYPTION_KEY: must be 32 bytes in base64 (generate one: openssl rand -base64 32)',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent; got "loud"',
    ],
    [
      { TRUST_PROXY: '10.0.0.0/8,me' },
      'TRUST_PROXY: must be true, a number from 1 to 9, or networks; got "me"',
    ],
    [
      { RETURN_TO_ORIGINS: 'https://crm.example,crm' },
      'RETURN_TO_ORIGINS: must be http:// or https:// origins; got "crm"',
    ],
    [
      { INTERNAL_API_SECRET: 's', INTERNAL_API_SECRET_FILE: '/secret' },
      'INTERNAL_API_SECRET: is set, and so is INTERNAL_API_SECRET_FILE: set only one of them',
    ],
    [
      { NODE_ENV: 'production', DIALPAD_API_KEY_FILE: '/does/not/exist' },
      'DIALPAD_API_KEY_FILE: cannot be read (ENOENT)',
      'DIALPAD_PROD_CLIENT_ID: is missing',
      'DIALPAD_PROD_CLIENT_SECRET: is missing',
      'DIALPAD_PROD_REDIRECT_URI: is missing',
    ],
  ])('of %j is refused by name', (variables, ...lines) => {
    expect(problemsOf(variables)).toEqual(lines)
  })

  test('reports all missing and invalid variables at once, one line each, under one code', () => {
    const variables = {
      NODE_ENV: 'production',
      PORT: 'abc',
      DB_HOST: 'db',
      OIDC_ISSUER: 'https://login.example',
      ENCRYPTION_KEY: 'short',
    }
    expect(problemsOf(variables)).toEqual([
      'PORT: must be a port number from 1 to 65535; got "abc"',
      'DIALPAD_PROD_CLIENT_ID: is missing',
      'DIALPAD_PROD_CLIENT_SECRET: is missing',
      'DIALPAD_PROD_REDIRECT_URI: is missing',
      'DB_USER: is missing',
      'DB_PASSWORD: is missing',
      'DB_NAME: is missing',
      'ENCRYPTION_KEY: must be 32 bytes in base64 (generate one: openssl rand -base64 32)',
      'OIDC_CLIENT_ID: is missing',
      'OIDC_CLIENT_SECRET: is missing',
    ])
    expect(() => readConfig(variables)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIGURATION' }))
  })

  test('reports what else is missing for the Dialpad that the variables point to, though NODE_ENV is not set', () => {
    expect(problemsOf({ DIALPAD_PROD_CLIENT_ID: 'id' })).toEqual([
      'NODE_ENV: must be "production" when DIALPAD_PROD_CLIENT_ID is set',
      'DIALPAD_PROD_CLIENT_SECRET: is missing',
      'DIALPAD_PROD_REDIRECT_URI: is missing',
    ])
  })
})
