import { sql } from 'kysely'
import type { Health } from '../health.ts'
import type { EngineQueries } from './database.ts'

const PROBE_EVERY_MS = 1_000
/** Enough that a disk with no room for a few events has none for this. */
const BYTES = 256 * 1024

/**
 * While events could not be stored, or nothing can be read, tries every second whether something can be written: without
 * traffic, nobody else would notice. Returns what stops it.
 */
export function probeWriting(
  queries: EngineQueries,
  { write, read }: Pick<Health, 'write' | 'read'>,
): () => void {
  let isProbing = false
  const timer = setInterval(() => {
    if (isProbing || !(write.isFailing || read.isFailing)) return
    isProbing = true
    write
      .watch(() => probe(queries))
      .catch(() => undefined)
      .finally(() => {
        isProbing = false
      })
  }, PROBE_EVERY_MS)
  return () => clearInterval(timer)
}

/** Filler that is not compressed and takes new pages each time. */
async function probe(queries: EngineQueries): Promise<void> {
  await sql`
    insert into write_probe (filler, written_at) values (repeat('.', ${BYTES}::int), now())
    on conflict (id) do update set filler = excluded.filler, written_at = excluded.written_at`.execute(
    queries,
  )
}
