import type { Row, Tables } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import type { Batch } from '../record-kind.ts'
import { COMPARED, rowsOfObservations, type Seen } from './seen.ts'

type CompanyTable = 'users' | 'departments' | 'call_centers' | 'offices' | 'numbers'

const KEYS: { readonly [Name in CompanyTable]: readonly (keyof Row<Name> & string)[] } = {
  users: ['app_id', 'user_id'],
  departments: ['app_id', 'department_id'],
  call_centers: ['app_id', 'call_center_id'],
  offices: ['app_id', 'office_id'],
  numbers: ['app_id', 'number'],
}

/** Keeps users, groups, offices and numbers as events name them. Those that were written before cost nothing. */
export function writeCompany(batch: Batch, seen: readonly Seen[]): void {
  const rows = rowsOfObservations(batch.appId, seen)
  writeNew(batch, 'users', rows.users)
  writeNew(batch, 'departments', rows.departments)
  writeNew(batch, 'call_centers', rows.call_centers)
  writeNew(batch, 'offices', rows.offices)
  writeNew(batch, 'numbers', rows.numbers)
}

function writeNew<Name extends CompanyTable & keyof Tables>(
  { writes, written }: Batch,
  table: Name,
  rows: readonly Row<Name>[],
): void {
  const fresh = rows.filter(row => written.isNew(`${table} ${JSON.stringify(row)}`))
  const [first] = fresh
  if (first === undefined) return
  const compared = COMPARED.filter(name => name in first)
  const tuple = (row: string) =>
    `(${compared.map(name => `coalesce(${row}.${name}::text, '') collate "C"`).join(', ')})`
  writes.add(upsert(table, KEYS[table], fresh, { where: `${tuple('excluded')} > ${tuple('known')}` }))
}
