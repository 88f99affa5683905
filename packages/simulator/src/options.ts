import { parseArgs } from 'node:util'

export interface Options {
  readonly port: number
  readonly host: string
  /** Where to keep what Dialpad would remember; null: nowhere. */
  readonly stateFile: string | null
  readonly clientId: string
  readonly clientSecret: string
  readonly seed: number
  /** Simulated seconds a second. */
  readonly speed: number
  /** Calls a minute, in simulated time. */
  readonly rate: number
  readonly traffic: boolean
  readonly control: boolean
  readonly followParent: boolean
}

export const HELP = `A Dialpad that runs on your machine.

  --port N            where to listen (4100; 0 takes any free port)
  --host NAME         on which address (localhost)
  --state FILE        keep grants, webhooks and subscriptions there across restarts
  --client-id ID      the OAuth app that is registered (trunkline-demo)
  --client-secret S   its secret (trunkline-demo-secret)
  --seed N            the same seed makes the same company and calls (1)
  --speed N           simulated seconds a second (1)
  --rate N            calls a minute (10)
  --no-traffic        no calls but those that are asked for
  --control           open /control: scenarios, traffic, faults, the ledger
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
    seed: number('seed', values.seed, 1, Number.isInteger),
    speed: number('speed', values.speed, 1, value => value > 0),
    rate: number('rate', values.rate, 10, value => value >= 0),
    traffic: values['no-traffic'] !== true,
    control: values.control === true,
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
    throw new BadOption(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
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
