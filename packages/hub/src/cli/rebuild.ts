import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { sql } from 'kysely'
import { openAsOwner, type Queries } from '../database/database.ts'
import type { Difference } from '../rebuild/differences.ts'
import { PAST_SCHEMA, type Progress, rebuild, rebuildAsOf } from '../rebuild/rebuild.ts'
import { withContext } from './context.ts'
import { examples, jsonOption, printJson } from './output.ts'

/** Neither a failure (1) nor an invalid command line (2), so that scripts can tell. */
const DIFFERENCES_FOUND = 3

/** Registers `rebuild`. */
export function registerRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('rebuild every table from the raw event log, and correct differences')
    .option(
      '--dry-run',
      `report differences without changing anything; exit code ${DIFFERENCES_FOUND} if there are any`,
    )
    .addOption(
      new Option('--as-of <time>', 'rebuild the tables as of a past time, in a separate schema')
        .argParser(parseTime)
        .conflicts('dryRun'),
    )
    .addOption(jsonOption())
    .addHelpText('after', examples('rebuild --dry-run', 'rebuild --as-of 2026-05-04T09:00:00Z'))
    .action(({ dryRun: isDry = false, asOf, json: isJson = false }) =>
      withContext(async ({ ownerUrl }) => {
        const queries = openAsOwner(ownerUrl)
        try {
          if (asOf === undefined) await rebuildNow(queries, ownerUrl, isDry, isJson)
          else await rebuildPast(queries, ownerUrl, asOf, isJson)
        } finally {
          await queries.destroy()
        }
      }),
    )
}

async function rebuildNow(
  queries: Queries,
  ownerUrl: string,
  isDry: boolean,
  isJson: boolean,
): Promise<void> {
  const differences = await rebuild(queries, ownerUrl, isDry, showProgress())
  if (isJson) printJson({ dry_run: isDry, differences: differences.map(presentDifference) })
  else showDifferences(differences, isDry)
  if (isDry && differences.length > 0) process.exitCode = DIFFERENCES_FOUND
}

async function rebuildPast(queries: Queries, ownerUrl: string, asOf: Date, isJson: boolean): Promise<void> {
  await rebuildAsOf(queries, ownerUrl, asOf, showProgress())
  const calls = await countCalls(queries)
  if (isJson) printJson({ as_of: asOf.toISOString(), schema: PAST_SCHEMA, calls: Object.fromEntries(calls) })
  else showPast(calls, asOf)
}

function parseTime(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Expected a timestamp, such as 2026-05-04T09:00:00Z.')
  return time
}

const BAR_WIDTH = 30

/** A progress bar on a terminal; one line for every 10 % elsewhere. */
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
    console.log('The tables match the raw event log.')
    return
  }
  for (const { table, different, missing, unfounded, examples } of differences) {
    console.log(`${table}: ${different} different, ${missing} missing, ${unfounded} not in the log`)
    for (const example of examples) console.log(`  ${example}`)
  }
  console.log(isDry ? 'Dry run: nothing was changed.' : 'The differences have been corrected.')
}

/** The same words as the text output. */
function presentDifference({ table, different, missing, unfounded, examples }: Difference) {
  return { table, different, missing, not_in_log: unfounded, examples }
}

/** The number of rebuilt calls by status. */
async function countCalls(queries: Queries): Promise<Map<string, number>> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*)::int as count from ${sql.id(PAST_SCHEMA, 'calls')} group by status order by status`.execute(
    queries,
  )
  return new Map(rows.map(({ status, count }) => [status, count]))
}

function showPast(calls: ReadonlyMap<string, number>, asOf: Date): void {
  console.log(`Calls as of ${asOf.toISOString()}:`)
  if (calls.size === 0) console.log('  none')
  for (const [status, count] of calls) console.log(`  ${status}: ${count}`)
  console.log(`All tables as of that time are in the schema "${PAST_SCHEMA}"; the next --as-of replaces it.`)
}
