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

export const HELP = `A Dialpad that runs on your machine.

Start it, open its page, and point your integration at its address instead of https://dialpad.com.
Traffic begins once something has subscribed to calls.

  --port N            where to listen (4100; 0 takes any free port)
  --host NAME         on which address (localhost)
  --state FILE        keep grants, webhooks and subscriptions there across restarts
  --client-id ID      the OAuth app that is registered (trunkline-demo)
  --client-secret S   its secret (trunkline-demo-secret)
  --api-key KEY       a key that may do everything (trunkline-demo-key)
  --seed N            the same seed makes the same company and calls (1)
  --start TIME        when the simulated time begins, as in 2026-05-01T09:00:00Z (now)
  --speed N           simulated seconds a second (1), or "max": as fast as it can
  --history N         so many calls of the past, for the API to tell of (0)
  --rate N            calls a minute (10)
  --no-traffic        no calls but those that are asked for
  --control           open /control: scenarios, traffic, faults, the ledger
                      (on its own where NODE_ENV is "development")
  --follow-parent     end when the standard input ends
  --help              this text
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
  if (text.trim() === '' || !isGood(value)) throw new BadOption(`--${name}: "${text}" will not do`)
  return value
}

function readStart(text: string | undefined): number | null {
  if (text === undefined) return null
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw new BadOption(`--start: "${text}" will not do`)
  return start
}
