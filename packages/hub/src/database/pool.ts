import type { Socket } from 'node:net'
import pg from 'pg'

/** A date stays its text: as a Date, it would be another day in some zones. */
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

/** How long PostgreSQL waits for the next statement of a transaction, in ms, unless something else is said. */
const IDLE_IN_TRANSACTION_MS = 60_000
/** PostgreSQL gives up by itself so much earlier, in ms: then the connection is fine, and the error says more. */
const HEAD_START_MS = 500

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? parseMoment
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

export interface PoolOptions {
  readonly url: string
  /** The most connections. */
  readonly max: number
  readonly applicationName: string
  /** For an attempt to connect, and for the wait until one of the connections is free, in ms. */
  readonly connectWithinMs: number
  /** For each statement, in ms, from when it was asked. */
  readonly answerWithinMs: number
  /** Settings of the sessions, as `name=value`. */
  readonly settings?: readonly string[]
}

/**
 * Connections of which every attempt and every statement has a deadline on this side. One that misses it is destroyed,
 * and what else was asked on it fails; the idle ones of the pool are destroyed with it, because they lead the same way.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const { answerWithinMs, settings = [] } = options
  const pool = new pg.Pool({
    connectionString: withOptions(options.url, [
      `idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`,
      // As cursors and `parseMoment` need it.
      'TimeZone=UTC',
      ...settings,
    ]),
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectWithinMs,
    query_timeout: answerWithinMs,
    statement_timeout: answerWithinMs - HEAD_START_MS,
    keepAlive: true,
    types,
    // Also what makes pg destroy a connection whose query missed its deadline.
    pipeline: true,
  })
  const idle = new Set<pg.PoolClient>()
  pool.on('acquire', client => idle.delete(client))
  pool.on('remove', client => idle.delete(client))
  pool.on('release', (_error, client) => {
    if (!isBroken(client)) return idle.add(client)
    for (const neighbour of idle) streamOf(neighbour).destroy()
    return idle.clear()
  })
  // Without listeners, a lost connection would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** Whether nothing can be asked on a connection any more, though the pool may not have heard of it yet. */
export function isBroken(client: pg.ClientBase): boolean {
  return streamOf(client).destroyed
}

/** Says goodbye, and does not wait for an answer. */
export function hangUp(client: pg.Client): void {
  client.end().catch(() => undefined)
  setTimeout(() => streamOf(client).destroy(), 100).unref()
}

export function streamOf(client: pg.ClientBase): Socket {
  return (client as pg.ClientBase & { connection: { stream: Socket } }).connection.stream
}

/** The same database, with settings for the session. */
export function withOptions(url: string, settings: readonly string[]): string {
  const address = new URL(url)
  const options = [address.searchParams.get('options'), ...settings.map(setting => `-c ${setting}`)]
  address.searchParams.set('options', options.filter(Boolean).join(' '))
  return address.href
}

const parseAny = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
const ZERO = 48

/** A timestamptz in UTC, to the ms. The library's parser, which allows for every other form, takes several times as long. */
function parseMoment(text: string): Date {
  const isUsual = text[4] === '-' && text[10] === ' ' && text.endsWith('+00') && text.charCodeAt(0) > ZERO
  if (!isUsual) return parseAny(text)
  const number = (from: number, to: number) => {
    let value = 0
    for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - ZERO
    return value
  }
  const ms = text[19] === '.' ? Math.round(Number(text.slice(19, Math.min(23, text.length - 3))) * 1_000) : 0
  const day = [number(0, 4), number(5, 7) - 1, number(8, 10)] as const
  return new Date(Date.UTC(...day, number(11, 13), number(14, 16), number(17, 19), ms))
}
