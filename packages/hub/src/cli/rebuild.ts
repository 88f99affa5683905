import { sql } from 'kysely'
import { openAsOwner, type Queries } from '../database/database.ts'
import type { Difference } from '../rebuild/differences.ts'
import { PAST_SCHEMA, type Progress, rebuild, rebuildAsOf } from '../rebuild/rebuild.ts'

/** Rebuilds every table. @returns the exit code, 2 when a dry run found differences */
export async function rebuildCommand(
  ownerUrl: string,
  { isDry, asOf }: { isDry: boolean; asOf: Date | null },
): Promise<number> {
  const queries = openAsOwner(ownerUrl)
  try {
    if (asOf !== null) {
      await rebuildAsOf(queries, ownerUrl, asOf, showProgress())
      await showPast(queries, asOf)
      return 0
    }
    const differences = await rebuild(queries, ownerUrl, isDry, showProgress())
    showDifferences(differences, isDry)
    return isDry && differences.length > 0 ? 2 : 0
  } finally {
    await queries.destroy()
  }
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

async function showPast(queries: Queries, moment: Date): Promise<void> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*)::int as count from ${sql.id(PAST_SCHEMA, 'calls')} group by status order by status`.execute(
    queries,
  )
  console.log(`Calls as of ${moment.toISOString()}:`)
  if (rows.length === 0) console.log('  none')
  for (const { status, count } of rows) console.log(`  ${status}: ${count}`)
  console.log(`All tables as of that time are in the schema "${PAST_SCHEMA}"; the next --as-of replaces it.`)
}
