import { parseArgs } from 'node:util'

export interface Options {
  readonly port: number
  readonly host: string
  /** Where to keep what Dialpad would remember; null: nowhere. */
  readonly stateFile: string | null
  readonly clientId: string
  readonly clientSecret: string
  /** A key that may do everything, beside OAuth. */
  readonly apiKey: string
  readonly seed: number
  /** When the simulated time begins, in ms since 1970; null: now. */
  readonly start: number | null
  /** How many calls of the past there are. */
  readonly history: number
  /** Simulated seconds a second; Infinity: as fast as it can. */
  readonly speed: number
  /** Calls a minute, in simulated time. */
  readonly rate: number
  readonly traffic: boolean
  readonly control: boolean
  readonly followParent: boolean
}

export const HELP = `Dialpad simulator: a simulated Dialpad that runs on your machine.

Start it, open its page, and use its URL instead of https://dialpad.com in your integration.
Calls begin as soon as something has subscribed to call events.

  --port N            port to listen on (4100; 0 selects a free port)
  --host NAME         address to listen on (localhost)
  --state FILE        persist tokens, webhooks and subscriptions across restarts
  --client-id ID      client id of the registered OAuth app (trunkline-demo)
  --client-secret S   client secret of the OAuth app (trunkline-demo-secret)
  --api-key KEY       API key with all scopes (trunkline-demo-key)
  --seed N            seed of the random generator: the same seed yields the same company and calls (1)
  --start TIME        start of the simulated time, such as 2026-05-01T09:00:00Z (now)
  --speed N           simulated seconds per second (1), or "max": as fast as possible
  --history N         number of past calls that the API returns (0)
  --rate N            calls per minute (10)
  --no-traffic        no automatic calls
  --control           enable /control: scenarios, traffic, faults, the ledger
                      (default when NODE_ENV is "development")
  --follow-parent     exit when stdin is closed
  --help              show this help
`

export class BadOption extends Error {}

/** Reads the command line. Null: help was asked for. @throws BadOption that names the option */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args)
  if (values.help === true) return null
  return {
    port: number(
      'port',
      values.port,
      4100,
      value => Number.isInteger(value) && value >= 0 && value <= 65_535,
    ),
    host: values.host ?? 'localhost',
    stateFile: values.state ?? null,
    clientId: values['client-id'] ?? 'trunkline-demo',
    clientSecret: values['client-secret'] ?? 'trunkline-demo-secret',
    apiKey: values['api-key'] ?? 'trunkline-demo-key',
    start: readStart(values.start),
    history: number(
      'history',
      values.history,
      0,
      value => Number.isInteger(value) && value >= 0 && value <= 1_000_000,
    ),
    seed: number('seed', values.seed, 1, Number.isInteger),
    speed:
      values.speed === 'max'
        ? Number.POSITIVE_INFINITY
        : number('speed', values.speed, 1, value => value > 0),
    rate: number('rate', values.rate, 10, value => value >= 0),
    traffic: values['no-traffic'] !== true,
    control: values.control === true || process.env.NODE_ENV === 'development',
    followParent: values['follow-parent'] === true,
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        host: text,
        state: text,
        'client-id': text,
        'client-secret': text,
        'api-key': text,
        start: text,
        history: text,
        seed: text,
        speed: text,
        rate: text,
        'no-traffic': flag,
        control: flag,
        'follow-parent': flag,
        help: flag,
      },
    }).values
  } catch (error) {
    throw new BadOption(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error))
  }
}

function number(
  name: string,
  text: string | undefined,
  fallback: number,
  isGood: (value: number) => boolean,
): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (text.trim() === '' || !isGood(value))
    throw new BadOption(`--${name}: "${text}" is not a valid number for this option`)
  return value
}

function readStart(text: string | undefined): number | null {
  if (text === undefined) return null
  const start = Date.parse(text)
  if (Number.isNaN(start))
    throw new BadOption(`--start: "${text}" is not a valid timestamp, such as 2026-05-01T09:00:00Z`)
  return start
}
