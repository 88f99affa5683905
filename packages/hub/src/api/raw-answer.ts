import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers as JSON where there is no route, on the connection itself, and closes it. */
export function answerRaw(
  stream: Duplex,
  status: number,
  body: object,
  headers: Readonly<Record<string, string | number>> = {},
): void {
  // Nothing may come of whatever else arrives, or fails, on this connection.
  stream.on('error', () => stream.destroy())
  if (!stream.writable) return void stream.destroy()
  const json = JSON.stringify(body)
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
  // A peer that takes nothing would keep it open.
  setTimeout(() => stream.destroy(), CLOSED_WITHIN_MS).unref()
}

const CLOSED_WITHIN_MS = 5_000
