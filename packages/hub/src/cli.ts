import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pino from 'pino'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase, type Queries } from './database/database.ts'
import { findRunningPostgres, startEmbeddedPostgres } from './database/embedded/embedded.ts'
import { migrate } from './database/migrate.ts'
import type { Difference } from './rebuild/differences.ts'
import { PAST_SCHEMA, type Progress, rebuild, rebuildAsOf } from './rebuild/rebuild.ts'

const HELP = `Trunkline's tools.

  npm run trunkline -- rebuild            tell every table anew from the raw log, show what differs, and mend it
  npm run trunkline -- rebuild --dry-run  show what differs, and change nothing
  npm run trunkline -- rebuild --as-of 2026-05-04T09:00:00Z
                                          show a past moment: the tables as they were, in the schema "${PAST_SCHEMA}"

They use the database of the environment, as the hub does, and may run beside it.
`

/** Something wrong with the command line; its message fits on one line. */
class BadUsage extends Error {}

async function main(): Promise<void> {
  const { command, isDry, asOf } = readCommand(process.argv.slice(2))
  if (command === 'help') {
    console.log(HELP)
    return
  }
  const config = readConfig(process.env)
  await withDatabase(config, async (queries, url) => {
    if (asOf !== null) {
      await rebuildAsOf(queries, url, asOf, showProgress())
      await showPast(queries, asOf)
      return
    }
    const differences = await rebuild(queries, url, isDry, showProgress())
    showDifferences(differences, isDry)
    if (isDry && differences.length > 0) process.exitCode = 2
  })
}

function readCommand(args: readonly string[]) {
  const options = {
    'dry-run': { type: 'boolean' },
    'as-of': { type: 'string' },
    help: { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [command = 'help'] = values.help === true ? [] : positionals
    if (command !== 'help' && command !== 'rebuild')
      throw new BadUsage(`${command}: there is no such command`)
    return { command, isDry: values['dry-run'] === true, asOf: readMoment(values['as-of']) }
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error))
  }
}

function readMoment(text: string | undefined): Date | null {
  if (text === undefined) return null
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) throw new BadUsage(`--as-of: "${text}" is no moment`)
  return moment
}

/** That of the environment or, where there is none, the embedded one, which may be running already. */
async function withDatabase(
  config: Config,
  run: (queries: Queries, url: string) => Promise<void>,
): Promise<void> {
  const log = pino({ level: 'error' }, pino.destination(2))
  const running = config.databaseUrl ?? (await findRunningPostgres(config.dataFolder))
  const embedded = running === null ? await startEmbeddedPostgres(config.dataFolder, log) : null
  const url = running ?? embedded?.url ?? ''
  const database = openDatabase(url, log, { statementTimeoutMs: 0 })
  try {
    await migrate(database.all)
    await run(database.all, url)
  } finally {
    await database.close()
    await embedded?.stop()
  }
}

const BAR_WIDTH = 30

/** A line that is written over and over; one line for each tenth where nobody watches. */
function showProgress(): (progress: Progress) => void {
  const begun = performance.now()
  let tenths = 0
  return ({ done, total }) => {
    const share = done / total
    const rate = Math.round(done / ((performance.now() - begun) / 1_000))
    const bar = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░')
    const line = `${bar} ${Math.round(share * 100)} % · ${done} of ${total} events · ${rate}/s`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${share === 1 ? '\n' : ''}`)
    else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10)
      console.error(line)
    }
  }
}

function showDifferences(differences: readonly Difference[], isDry: boolean): void {
  if (differences.length === 0) {
    console.log('The tables are exactly what the raw log tells.')
    return
  }
  for (const { table, different, missing, unfounded, examples } of differences) {
    console.log(
      `${table}: ${different} different, ${missing} missing, ${unfounded} that the log does not tell of`,
    )
    for (const example of examples) console.log(`  ${example}`)
  }
  console.log(isDry ? 'Nothing was changed.' : 'Mended.')
}

async function showPast(queries: Queries, moment: Date): Promise<void> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*)::int as count from ${sql.id(PAST_SCHEMA, 'calls')} group by status order by status`.execute(
    queries,
  )
  console.log(`Calls as they stood at ${moment.toISOString()}:`)
  for (const { status, count } of rows) console.log(`  ${status}: ${count}`)
  console.log(`All tables of that moment are in the schema "${PAST_SCHEMA}", until it is asked for another.`)
}

main().catch((error: unknown) => {
  console.error(error instanceof BadUsage || error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
