import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorBody, type HubError } from '../errors.ts'

const CLOSED_WITHIN_MS = 5_000

/** Answers with an error where there is no route, on the connection itself, and closes it. */
export function answerRaw(
  stream: Duplex,
  error: HubError,
  headers: Readonly<Record<string, string | number>> = {},
): void {
  // An error on a connection that is about to close has no consequences.
  stream.on('error', () => stream.destroy())
  if (!stream.writable) return void stream.destroy()
  const { status } = error
  const json = JSON.stringify(errorBody(error))
  const lines = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
    Connection: 'close',
    ...headers,
  }
  stream.once('finish', () => stream.destroy())
  stream.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
      ...Object.entries(lines).map(([name, value]) => `${name}: ${value}`),
      '',
      json,
    ].join('\r\n'),
  )
  // A peer that does not read would keep it open.
  setTimeout(() => stream.destroy(), CLOSED_WITHIN_MS).unref()
}
