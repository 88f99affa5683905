import { CompiledQuery, sql } from 'kysely'
import { applyWithoutPublishing } from '../apply/apply-events.ts'
import { type LoggedEvent, withinMemory } from '../apply/claim.ts'
import { type ParsedEvent, parseEvent } from '../apply/parse.ts'
import type { Queries } from '../database/database.ts'
import { lockAllApps } from '../database/locks.ts'
import { Writes } from '../database/writes.ts'
import { countPackedEvents, type RawEventRow, readPackedEvents } from '../ingest/packed-events.ts'
import { KINDS } from '../records/kinds.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { KindRegistry } from '../records/registry.ts'
import { Written } from '../records/written.ts'
import { applyDifferences, type Difference, findDifferences } from './differences.ts'
import { dropShadow, makeShadow, type Shadow } from './shadow.ts'

/** Where a rebuild works, and where the tables of a past moment are left to be looked at. */
const WORK_SCHEMA = 'rebuild'
export const PAST_SCHEMA = 'as_of'

/** So many events are in memory at a time, however long the log is. */
const PAGE = 10_000

export interface Progress {
  readonly done: number
  readonly total: number
}

type Watch = (progress: Progress) => void

/**
 * Rebuilds every derived table from the raw log, archived weeks included, and compares it with the live one.
 * The hub may go on meanwhile: what it applies after the beginning is caught up with at the end, when it has to
 * wait for a moment.
 *
 * @param isDry true: changes nothing
 * @returns how the live tables differed
 */
export async function rebuild(
  live: Queries,
  databaseUrl: string,
  isDry: boolean,
  watch: Watch,
  kinds: readonly RecordKind[] = KINDS,
): Promise<Difference[]> {
  const shadow = await makeShadow(live, databaseUrl, WORK_SCHEMA, new KindRegistry(kinds))
  try {
    // What is pending now may be applied during the rebuild: it is looked for again at the end.
    const waiting = await readWaiting(live)
    const last = await replay(live, shadow, { after: '0', until: null, except: waiting }, watch)
    return await live.transaction().execute(async transaction => {
      await lockAllApps().execute(transaction)
      const stillWaiting = await readWaiting(transaction)
      const applied = waiting.filter(id => !new Set(stillWaiting).has(id))
      await replayOnly(transaction, shadow, applied)
      await replay(transaction, shadow, { after: last, until: null, except: stillWaiting }, () => undefined)
      await complete(transaction, shadow, null)
      const differences = await findDifferences(transaction, shadow)
      if (!isDry && differences.length > 0) await applyDifferences(transaction, shadow)
      return differences
    })
  } finally {
    await shadow.close()
    await dropShadow(live, WORK_SCHEMA)
  }
}

/** Rebuilds the derived tables as of a past moment, in a schema of their own (`as_of`), which is left there. */
export async function rebuildAsOf(
  live: Queries,
  databaseUrl: string,
  moment: Date,
  watch: Watch,
  kinds: readonly RecordKind[] = KINDS,
): Promise<void> {
  const shadow = await makeShadow(live, databaseUrl, PAST_SCHEMA, new KindRegistry(kinds))
  try {
    await replay(live, shadow, { after: '0', until: moment, except: [] }, watch)
    await complete(live, shadow, moment)
  } finally {
    await shadow.close()
  }
}

interface Part {
  readonly after: string
  /** Only what was received until then. */
  readonly until: Date | null
  readonly except: readonly string[]
}

/** Applies a part of the log to the shadow: first what is packed, then the rest, each as it was received. @returns the last id */
async function replay(live: Queries, shadow: Shadow, part: Part, watch: Watch): Promise<string> {
  const total = await countEvents(live, part)
  let last = part.after
  let done = 0
  let applying: Promise<void> = Promise.resolve()
  for await (const events of pagesOf(live, part)) {
    const final = events.at(-1)
    if (final !== undefined && BigInt(final.id) > BigInt(last)) last = final.id
    // The next page is read and parsed while this one is applied.
    const parsed = events.map(event => parseEvent(shadow.kinds, event))
    await applying
    done += events.length
    applying = apply(shadow, parsed).then(() => watch({ done, total: Math.max(total, done) }))
    applying.catch(() => undefined)
  }
  await applying
  return last
}

async function* pagesOf(live: Queries, part: Part): AsyncGenerator<LoggedEvent[]> {
  const except = new Set(part.except)
  for await (const rows of readPackedEvents(live, part.after)) {
    const events = rows.flatMap(row => toLogged(row, part.until, except))
    if (events.length > 0) yield events
  }
  let last = part.after
  let next = readPage(live, { ...part, after: last })
  for (;;) {
    const events = await next
    const final = events.at(-1)
    if (final === undefined) return
    last = final.id
    next = readPage(live, { ...part, after: last })
    yield events
  }
}

function toLogged(row: RawEventRow, until: Date | null, except: ReadonlySet<string>): LoggedEvent[] {
  const { id, app_id: appId, kind, payload } = row
  const receivedAt = new Date(row.received_at)
  const isWanted = appId !== null && (until === null || receivedAt <= until) && !except.has(id)
  return isWanted ? [{ id, appId, kind, payload, receivedAt }] : []
}

async function replayOnly(live: Queries, shadow: Shadow, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (let after = '0'; ; ) {
    const { rows } = await live.executeQuery<LoggedEvent>(CompiledQuery.raw(PICKED, [ids, after]))
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    await apply(
      shadow,
      rows.map(row => parseEvent(shadow.kinds, row)),
    )
  }
}

async function apply(shadow: Shadow, events: readonly ParsedEvent[]): Promise<void> {
  const apps = Map.groupBy(events, event => event.appId)
  await shadow.inTransaction(async (queries, later) => {
    const writes = new Writes(later, false)
    for (const [appId, own] of apps)
      await applyWithoutPublishing(
        shadow.kinds,
        { appId, queries, writes, written: new Written(), missGraceMs: 0 },
        own,
      )
  })
}

async function complete(queries: Queries, { kinds, schema }: Shadow, moment: Date | null): Promise<void> {
  for (const kind of kinds.all) await kind.completeRebuild?.(queries, schema, moment)
}

const PICKED = withinMemory('select * from raw_events where id = any($1::bigint[]) and id > $2')
const FOLLOWING = withinMemory(`
  select * from raw_events
  where id > $1 and app_id is not null and ($2::timestamptz is null or received_at <= $2::timestamptz)
    and not (id = any($3::bigint[]))
  order by id limit ${PAGE}`)

async function readPage(live: Queries, { after, until, except }: Part): Promise<LoggedEvent[]> {
  const { rows } = await live.executeQuery<LoggedEvent>(CompiledQuery.raw(FOLLOWING, [after, until, except]))
  return rows
}

async function countEvents(live: Queries, { after, until }: Part): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from raw_events
    where id > ${after} and app_id is not null
      and (${until}::timestamptz is null or received_at <= ${until}::timestamptz)`.execute(live)
  return (rows[0]?.total ?? 0) + (await countPackedEvents(live, after))
}

async function readWaiting(live: Queries): Promise<string[]> {
  const rows = await live.selectFrom('pending_events').select('event_id').execute()
  return rows.map(row => row.event_id)
}
