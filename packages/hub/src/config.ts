import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { OAuthApp } from '@trunkline/dialpad'
import type { DialpadAccess } from './connection/connections.ts'
import {
  readCount,
  readList,
  readOneOf,
  readPort,
  readSeconds,
  readText,
  readUrl,
  requireText,
  requireUrl,
  Variables,
} from './variables.ts'

export type Environment = 'simulated' | 'sandbox' | 'production'

/** Every option of the hub, as the environment variables set it. The functions that read them describe each. */
export type Config = Readonly<ReturnType<typeof readAll>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const NODE_ENVIRONMENTS = ['development', 'test', 'sandbox', 'production'] as const
const DEFAULT_BASE_URL = { sandbox: 'https://sandbox.dialpad.com', production: 'https://dialpad.com' }
const DEFAULT_SCOPES = 'calls:list recordings_export offline_access'
const PROJECT_FOLDER = resolve(import.meta.dirname, '../../..')

/**
 * Reads and checks every variable once.
 *
 * @throws ConfigError naming every variable that is missing or invalid
 */
export function readConfig(environmentVariables: Readonly<Record<string, string | undefined>>): Config {
  const variables = new Variables(environmentVariables)
  const config = readAll(variables)
  variables.throwProblems()
  return config
}

function readAll(variables: Variables) {
  const environment = readEnvironment(variables)
  const port = readPort(variables, 'PORT', 4000)
  const dialpad = environment === 'simulated' ? null : readDialpad(variables, environment)
  const redirectUri = dialpad?.oauth?.redirectUri ?? null
  const fallbackUrl = redirectUri === null ? `http://localhost:${port}` : new URL(redirectUri).origin
  const publicUrl = (readUrl(variables, 'PUBLIC_URL') ?? fallbackUrl).replace(/\/+$/, '')
  return {
    environment,
    port,
    /** The address to listen on: only this machine while simulated, every one otherwise. */
    host: readText(variables, 'HOST') ?? (environment === 'simulated' ? 'localhost' : '0.0.0.0'),
    /** How browsers and Dialpad reach the hub, without a slash at the end. */
    publicUrl,
    ...readLimits(variables),
    ...readStorage(variables),
    /** How the hub reaches Dialpad; null: the bundled simulator. */
    dialpad,
    ...readEvents(variables, environment, publicUrl),
    ...readAccess(variables, environment),
    logLevel:
      readOneOf(variables, 'LOG_LEVEL', LOG_LEVELS) ?? (environment === 'simulated' ? 'warn' : 'info'),
    simulatorPort: readPort(variables, 'SIMULATOR_PORT', 4010),
  }
}

function readLimits(variables: Variables) {
  return {
    /** How many requests are allowed per minute. */
    rateLimits: {
      /** With an API key, wherever it is used. */
      perKey: readCount(variables, 'RATE_LIMIT_PER_KEY', 3_000),
      /** From one address, without a key. */
      perAddress: readCount(variables, 'RATE_LIMIT_PER_ADDRESS', 1_000),
      /** From one address: attempts to sign in or connect; and, counted apart, API keys and internal secrets that are wrong. */
      perAddressForAccess: readCount(variables, 'RATE_LIMIT_ACCESS', 60),
      /** Live connections opened, and tickets for them issued: with a key, or from one address. */
      connections: readCount(variables, 'RATE_LIMIT_CONNECTIONS', 1_200),
    },
    liveLimits: {
      /** WebSockets and event streams that may be open with one key, on each hub. */
      perKey: readCount(variables, 'LIVE_CONNECTIONS_PER_KEY', 2_000),
    },
    /** Whose word about a client's address and protocol counts: nobody's, so many proxies', or those of these networks. */
    trustProxy: readTrustProxy(variables),
  }
}

function readStorage(variables: Variables) {
  return {
    /** Null: the embedded PostgreSQL. */
    databaseUrl: readDatabaseUrl(variables),
    /** Where the owner of the tables logs in, at the start only, to migrate them; null: as `databaseUrl`. */
    databaseOwnerUrl: readPostgresUrl(variables, 'DATABASE_OWNER_URL'),
    /** Holds the embedded database, and the secrets that the hub generated. */
    dataFolder: resolve(PROJECT_FOLDER, readText(variables, 'DATA_DIR') ?? '.trunkline'),
  }
}

function readEvents(variables: Variables, environment: Environment, publicUrl: string) {
  return {
    /** How events are received, unless an app has its own setting: Dialpad calls the hub, the hub calls Dialpad, or both. */
    intake:
      readOneOf(variables, 'DIALPAD_EVENTS', ['webhook', 'websocket', 'both'] as const) ??
      (environment === 'simulated' || !isPrivate(publicUrl) ? 'webhook' : 'websocket'),
    /** Signs events on the shared address, beside the secrets of the webhooks that the hub created; null: none does. */
    sharedWebhookSecret: readText(variables, 'DIALPAD_WEBHOOK_SECRET'),
    /** After so many days raw events are packed into compressed blocks, from which a rebuild reads them as well. */
    eventRetentionDays: readCount(variables, 'EVENT_RETENTION_DAYS', 7),
    /** After so many days entries of the feed are dropped; older cursors are refused with 410 CURSOR_GONE. */
    feedRetentionDays: readCount(variables, 'FEED_RETENTION_DAYS', 90),
    /** How long an answered leg may lag behind those that were not, in ms: `call.missed` waits for it. 0: not at all. */
    missedCallGraceMs: readSeconds(variables, 'MISSED_CALL_GRACE_SECONDS', 10) * 1_000,
  }
}

function readAccess(variables: Variables, environment: Environment) {
  return {
    /** Where, beside this hub's own pages, a browser may be sent after it connected an app. */
    returnOrigins: readOrigins(variables, 'RETURN_TO_ORIGINS'),
    /** Required by the internal API; null: generated at the first start. */
    internalApiSecret: readText(variables, 'INTERNAL_API_SECRET'),
    /** 32 bytes that encrypt secrets in the database; null: generated at the first start. */
    encryptionKey: readEncryptionKey(variables),
    /** Those that it replaced: they still decrypt what they encrypted. */
    oldEncryptionKeys: readKeys(variables, 'ENCRYPTION_KEY_OLD'),
    /** Whether webhook endpoints may be in a private network, or on this machine. */
    allowPrivateWebhooks:
      (readOneOf(variables, 'ALLOW_PRIVATE_WEBHOOKS', ['true', 'false'] as const) ??
        (environment === 'simulated' ? 'true' : 'false')) === 'true',
    /** Single sign-on by OpenID Connect, for people who were invited; null: there is none. */
    singleSignOn: readSingleSignOn(variables),
  }
}

/** Without any Dialpad variable, the bundled simulator stands in for Dialpad. */
function readEnvironment(variables: Variables): Environment {
  const node = readOneOf(variables, 'NODE_ENV', NODE_ENVIRONMENTS)
  if (node === 'production' || node === 'sandbox') return node
  if (readText(variables, 'DIALPAD_SANDBOX_CLIENT_ID') !== null) return 'sandbox'
  if (readText(variables, 'DIALPAD_PROD_CLIENT_ID') !== null) {
    variables.report('NODE_ENV', 'must be "production" when DIALPAD_PROD_CLIENT_ID is set')
    return 'production'
  }
  if (readText(variables, 'DIALPAD_API_KEY') === null) return 'simulated'
  variables.report('NODE_ENV', 'must be "production" or "sandbox" when DIALPAD_API_KEY is set')
  return 'production'
}

/** An OAuth app, a key for the whole system, or both: then each app may be connected in either way. */
function readDialpad(variables: Variables, environment: 'sandbox' | 'production'): DialpadAccess {
  const prefix = environment === 'production' ? 'DIALPAD_PROD' : 'DIALPAD_SANDBOX'
  const baseUrl = new URL(readUrl(variables, `${prefix}_BASE_URL`) ?? DEFAULT_BASE_URL[environment]).origin
  const apiKey = readText(variables, 'DIALPAD_API_KEY')
  const hasOAuth = apiKey === null || readText(variables, `${prefix}_CLIENT_ID`) !== null
  return { baseUrl, apiKey, oauth: hasOAuth ? readOAuthApp(variables, prefix, baseUrl) : null }
}

function readOAuthApp(variables: Variables, prefix: string, baseUrl: string): OAuthApp {
  return {
    baseUrl,
    clientId: requireText(variables, `${prefix}_CLIENT_ID`),
    clientSecret: requireText(variables, `${prefix}_CLIENT_SECRET`),
    redirectUri: requireUrl(variables, `${prefix}_REDIRECT_URI`),
    scopes: readText(variables, 'DIALPAD_SCOPES') ?? DEFAULT_SCOPES,
  }
}

/** Whether an address is one that Dialpad cannot call. */
function isPrivate(url: string): boolean {
  const host = new URL(url).hostname
  return /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|.*\.local$)/.test(host)
}

function readSingleSignOn(variables: Variables) {
  const issuer = readUrl(variables, 'OIDC_ISSUER')
  if (issuer === null) return null
  return {
    /** As the button in the web app says it. */
    name: readText(variables, 'OIDC_NAME') ?? new URL(issuer).hostname,
    issuer,
    clientId: requireText(variables, 'OIDC_CLIENT_ID'),
    clientSecret: requireText(variables, 'OIDC_CLIENT_SECRET'),
  }
}

/** `true`, how many proxies there are, or their networks, separated by commas. */
function readTrustProxy(variables: Variables): boolean | number | readonly string[] {
  const text = readText(variables, 'TRUST_PROXY')
  if (text === null || text === 'false') return false
  if (text === 'true') return true
  if (/^[1-9]$/.test(text)) return Number(text)
  const networks = readList(variables, 'TRUST_PROXY')
  const wrong = networks.find(network => isIP(network.split('/')[0] ?? '') === 0)
  if (wrong !== undefined)
    variables.report('TRUST_PROXY', `must be true, a number from 1 to 9, or networks; got "${wrong}"`)
  return networks
}

function readDatabaseUrl(variables: Variables): string | null {
  const url = readPostgresUrl(variables, 'DATABASE_URL')
  if (url !== null) return url
  const host = readText(variables, 'DB_HOST')
  if (host === null) return null
  const parts = new URL('postgres://host')
  parts.hostname = host
  parts.port = String(readPort(variables, 'DB_PORT', 5432))
  parts.username = encodeURIComponent(requireText(variables, 'DB_USER'))
  parts.password = encodeURIComponent(requireText(variables, 'DB_PASSWORD'))
  parts.pathname = `/${encodeURIComponent(requireText(variables, 'DB_NAME'))}`
  if (readOneOf(variables, 'DB_SSL', ['true', 'false'] as const) === 'true') {
    parts.searchParams.set('sslmode', 'require')
  }
  return parts.href
}

function readPostgresUrl(variables: Variables, name: string): string | null {
  const url = readText(variables, name)
  if (url !== null && !(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) {
    variables.report(name, 'must be a postgres:// URL')
    return null
  }
  return url
}

function readEncryptionKey(variables: Variables): Buffer | null {
  const text = readText(variables, 'ENCRYPTION_KEY')
  return text === null ? null : parseKey(variables, 'ENCRYPTION_KEY', text)
}

/** Several, separated by commas. */
function readKeys(variables: Variables, name: string): readonly Buffer[] {
  return readList(variables, name).map(text => parseKey(variables, name, text))
}

function parseKey(variables: Variables, name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) {
    variables.report(name, 'must be 32 bytes in base64 (generate one: openssl rand -base64 32)')
  }
  return key
}

function readOrigins(variables: Variables, name: string): readonly string[] {
  return readList(variables, name).flatMap(text => {
    if (/^https?:\/\//.test(text) && URL.canParse(text)) return [new URL(text).origin]
    variables.report(name, `must be http:// or https:// origins; got "${text}"`)
    return []
  })
}
