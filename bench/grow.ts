import type { UnderTest } from './under-test.ts'

/** What a copy has in another way than its original: SQL by column, of the original's row `o` and the copy's number `n`. */
const digits = (column: string) => `('x' || substr(md5(${column} || ':' || n), 1, 15))::bit(60)::bigint`
const uuid = (column: string) => `md5(${column}::text || n)::uuid`
const number = "'+6149' || 100000 + (hashint8(o.call_id) & 65535 + n) % 30000"
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  calls: {
    id: uuid('o.id'),
    call_id: digits('o.call_id'),
    master_call_id: digits('o.master_call_id'),
    entry_point_call_id: digits('o.entry_point_call_id'),
    external_number: number,
    external_e164: number,
    contact_name:
      "'Given' || ((hashint8(o.call_id) & 65535) + n) % 2003 || ' Family' || ((hashint8(o.call_id) & 65535) * 7 + n) % 53",
  },
  call_texts: {
    id: uuid('o.id'),
    names:
      "'Given' || ((hashtext(o.id::text) & 65535) + n) % 2003 || ' Family' || ((hashtext(o.id::text) & 65535) * 7 + n) % 53",
  },
  call_legs: { leg_id: digits('o.leg_id'), leg_uuid: uuid('o.leg_uuid'), call_uuid: uuid('o.call_uuid') },
  // One that is due would be published, and its copies with it.
  call_publications: { leg_id: digits('o.leg_id'), miss_due_at: 'null::timestamptz' },
  voicemails: {
    id: uuid('o.id'),
    call_uuid: uuid('o.call_uuid'),
    dialpad_call_id: digits('o.dialpad_call_id'),
  },
  raw_events: {
    id: 'o.id + span.last_id + (n - span.copies - 1) * span.ids',
    subject_id: `${digits('o.subject_id')}::text`,
  },
  event_fingerprints: {
    fingerprint: 'md5(o.fingerprint::text || n)::uuid',
    event_id: 'o.event_id + span.last_id + (n - span.copies - 1) * span.ids',
  },
  feed: { seq: 'o.seq + span.last_seq + (n - span.copies - 1) * span.seqs' },
}

/**
 * Copies what the hub made of its first events until there are so many calls, each copy earlier by as long as the first
 * events took: what lists and statements meet has timelines, legs, recaps and transcripts as the originals have.
 */
export async function growTo(under: UnderTest, calls: number): Promise<void> {
  await rememberFirst(under)
  const [state] = await under.query<{ first: number; copies: number; count: number }>(
    `select (select count(*)::int from first_calls) as first, (select copies from span) as copies,
       (select count(*)::int from calls) as count`,
  )
  if (state === undefined || state.count >= calls) return
  const last = state.copies + Math.ceil((calls - state.count) / state.first)
  // What came since the last copies has taken numbers, too.
  await under.query(
    'update span set last_id = (select last_value from raw_event_ids), last_seq = (select max(seq) from feed)',
  )
  for (const [table, changed] of Object.entries(TABLES)) {
    const columns = await under.query<{ name: string; type: string }>(
      `select attname as name, atttypid::regtype::text as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    const values = columns.map(({ name, type }) => {
      const same = type.startsWith('timestamp') ? `o.${name} - n * span.time` : `o.${name}`
      return changed[name] ?? same
    })
    await under.query(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
       select ${values.join(', ')} from first_${table} o, span, generate_series(${state.copies + 1}, ${last}) n`,
    )
  }
  await under.query(`update span set copies = ${last}`)
  await under.query('update feed_heads set last_seq = (select max(seq) from feed)')
  await under.query("select setval('raw_event_ids', (select max(id) from raw_events))")
  await under.query('vacuum analyze')
  await under.query('checkpoint')
}

/** The originals, set aside before anything is added to them. */
async function rememberFirst(under: UnderTest): Promise<void> {
  const [{ isThere } = {}] = await under.query<{ isThere: boolean }>(
    `select to_regclass('span') is not null as "isThere"`,
  )
  if (isThere) return
  for (const table of Object.keys(TABLES))
    await under.query(`create temp table first_${table} as select * from ${table}`)
  // There are never more calls at a time, however many there have been.
  await under.query(`delete from first_calls where status in ('ringing', 'active', 'held')`)
  await under.query(
    `create temp table span as select 0 as copies, max(started_at) - min(started_at) as time,
       (select max(id) from raw_events) as ids, (select max(seq) from feed) as seqs,
       0::bigint as last_id, 0::bigint as last_seq from calls`,
  )
}
