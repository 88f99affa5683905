import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'

/** The exit code for an invalid command line. */
export const USAGE_ERROR = 2

const DESCRIPTION = `Dialpad simulator: a simulated Dialpad that runs on your machine.

Start it, open its page, and use its URL instead of https://dialpad.com in your integration.
Calls begin as soon as something has subscribed to call events.`

export interface Options {
  readonly port: number
  readonly host: string
  /** File that persists tokens, webhooks and subscriptions; null: in memory only. */
  readonly stateFile: string | null
  readonly clientId: string
  readonly clientSecret: string
  /** An API key with all scopes, beside OAuth. */
  readonly apiKey: string
  readonly seed: number
  /** When the simulated time begins, in ms since 1970; null: now. */
  readonly start: number | null
  /** The number of past calls. */
  readonly history: number
  /** Simulated seconds per second; Infinity: as fast as possible. */
  readonly speed: number
  /** Calls per minute, in simulated time. */
  readonly rate: number
  readonly traffic: boolean
  readonly control: boolean
  readonly followParent: boolean
}

/**
 * Parses the command line; prints the help, or what is wrong in one line.
 *
 * @throws CommanderError where commander would exit: after the help (exitCode 0) and for an invalid option
 */
export function readOptions(args: readonly string[]): Options {
  const { state: stateFile, control, ...others } = createProgram().parse(args, { from: 'user' }).opts()
  return { ...others, stateFile, control: control || process.env.NODE_ENV === 'development' }
}

function createProgram() {
  return new Command('npm run simulator --')
    .description(DESCRIPTION)
    .exitOverride()
    .configureOutput({
      // Commander puts a suggestion on a second line.
      outputError: (text, write) => write(`${text.trim().replace(/\n+/g, ' ')}\n`),
    })
    .option('--port <n>', 'port to listen on; 0 selects a free port', integer(0, 65_535), 4_100)
    .option('--host <name>', 'address to listen on', 'localhost')
    .addOption(
      new Option('--state <file>', 'persist tokens, webhooks and subscriptions across restarts').default(
        null,
        'in memory only',
      ),
    )
    .option('--client-id <id>', 'client id of the registered OAuth app', 'trunkline-demo')
    .option('--client-secret <secret>', 'client secret of the OAuth app', 'trunkline-demo-secret')
    .option('--api-key <key>', 'API key with all scopes', 'trunkline-demo-key')
    .option(
      '--seed <n>',
      'seed of the random generator: the same seed yields the same company and calls',
      integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      1,
    )
    .addOption(
      new Option('--start <time>', 'start of the simulated time, such as 2026-05-01T09:00:00Z')
        .argParser<number | null>(parseTime)
        .default(null, 'now'),
    )
    .option('--speed <n>', 'simulated seconds per second, or "max": as fast as possible', parseSpeed, 1)
    .option('--history <n>', 'number of past calls that the API returns', integer(0, 1_000_000), 0)
    .option('--rate <n>', 'calls per minute', parseRate, 10)
    .option('--no-traffic', 'no automatic calls')
    .addOption(
      new Option('--control', 'enable /control: scenarios, traffic, faults, the ledger').default(
        false,
        'when NODE_ENV is "development"',
      ),
    )
    .option('--follow-parent', 'exit when stdin is closed', false)
    .addHelpText('after', '\nExample:\n  npm run simulator -- --control --rate 20 --seed 7')
}

function integer(from: number, to: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value
    throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`)
  }
}

function parseSpeed(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY
  const speed = Number(text)
  if (!(speed > 0)) throw new InvalidArgumentError('Expected a number above 0, or "max".')
  return speed
}

function parseRate(text: string): number {
  const rate = Number(text)
  if (text.trim() === '' || !(rate >= 0)) throw new InvalidArgumentError('Expected a number of at least 0.')
  return rate
}

/** @returns ms since 1970 */
function parseTime(text: string): number {
  const time = Date.parse(text)
  if (Number.isNaN(time))
    throw new InvalidArgumentError('Expected a timestamp, such as 2026-05-01T09:00:00Z.')
  return time
}
