import { sql } from 'kysely'
import { openAsOwner, type Queries } from '../database/database.ts'
import type { Difference } from '../rebuild/differences.ts'
import { PAST_SCHEMA, type Progress, rebuild, rebuildAsOf } from '../rebuild/rebuild.ts'

/** Tells every table anew; gives the exit code, 2 when a dry run found differences. */
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
