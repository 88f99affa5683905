import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const SANDBOX = {
  NODE_ENV: 'sandbox',
  DIALPAD_SANDBOX_CLIENT_ID: 'id',
  DIALPAD_SANDBOX_CLIENT_SECRET: 'secret',
  DIALPAD_SANDBOX_REDIRECT_URI: 'https://hub.example/auth/dialpad/callback',
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
      'MISSED_CALL_GRACE_SECONDS: "4000" is no number of seconds from 0 to 3600',
    ],
    [{ EVENT_RETENTION_DAYS: '0' }, 'EVENT_RETENTION_DAYS: "0" is no number from 1 to 99999'],
    [{ PORT: 'abc' }, 'PORT: "abc" is no port number (1 to 65535)'],
    [{ PORT: '70000' }, 'PORT: "70000" is no port number (1 to 65535)'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV: "prod" is none of development, test, sandbox, production'],
    [{ NODE_ENV: 'production' }, 'DIALPAD_PROD_CLIENT_ID: is missing'],
    [{ ...SANDBOX, DIALPAD_SANDBOX_CLIENT_SECRET: ' ' }, 'DIALPAD_SANDBOX_CLIENT_SECRET: is missing'],
    [
      { ...SANDBOX, DIALPAD_SANDBOX_REDIRECT_URI: 'hub.example' },
      'DIALPAD_SANDBOX_REDIRECT_URI: "hub.example" is no http:// or https:// address',
    ],
    [
      { DIALPAD_PROD_CLIENT_ID: 'id' },
      'NODE_ENV: must be "production" for DIALPAD_PROD_CLIENT_ID to be used',
    ],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: is no postgres:// address'],
    [{ DB_HOST: 'db' }, 'DB_USER: is missing'],
    [
      { ENCRYPTION_KEY: 'short' },
      'ENCRYPTION_KEY: is not 32 bytes in base64 (make one: openssl rand -base64 32)',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud" is none of fatal, error, warn, info, debug, trace, silent'],
  ])('of %j is refused by name', (variables, message) => {
    expect(() => readConfig(variables)).toThrow(
      new ConfigError(message.split(': ')[0] ?? '', message.replace(/^[^:]+: /, '')),
    )
  })
})
