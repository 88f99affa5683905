import type { CallTarget } from '@trunkline/dialpad'
import type { Row } from '../../database/tables.ts'
import { toE164 } from '../../identity/phone-number.ts'

/** A user, group or office of the company as an event named it. */
export interface Seen {
  readonly target: CallTarget
  /** ms since 1970. */
  readonly at: number
}

/** The rows that follow from what was seen, by table; of each key the one that counts. */
export interface CompanyRows {
  readonly users: readonly Row<'users'>[]
  readonly departments: readonly Row<'departments'>[]
  readonly call_centers: readonly Row<'call_centers'>[]
  readonly offices: readonly Row<'offices'>[]
  readonly numbers: readonly Row<'numbers'>[]
}

/**
 * The last day on which something was seen counts; of several names on one day, the greatest: so the order of events makes no
 * difference, and rows change once a day at most.
 */
export function rowsOfObservations(appId: string, seen: readonly Seen[]): CompanyRows {
  const rows = {
    users: new Latest<Row<'users'>>(row => row.user_id),
    departments: new Latest<Row<'departments'>>(row => row.department_id),
    call_centers: new Latest<Row<'call_centers'>>(row => row.call_center_id),
    offices: new Latest<Row<'offices'>>(row => row.office_id),
    numbers: new Latest<Row<'numbers'>>(row => row.number),
  }
  for (const { target, at } of seen) {
    const { id, type, name, email, phone, officeId } = target
    const shared = { app_id: appId, seen_on: new Date(at).toISOString().slice(0, 10), name, phone }
    const number = toE164(phone)
    if (number !== null && type !== null)
      rows.numbers.add({
        app_id: appId,
        number,
        target_id: id,
        seen_on: shared.seen_on,
        target_type: type,
      })
    if (id === null) continue
    if (type === 'user') rows.users.add({ ...shared, user_id: id, office_id: officeId, email })
    if (type === 'department') rows.departments.add({ ...shared, department_id: id, office_id: officeId })
    if (type === 'call_center') rows.call_centers.add({ ...shared, call_center_id: id, office_id: officeId })
    if (type === 'office') rows.offices.add({ ...shared, office_id: id })
  }
  return {
    users: rows.users.rows,
    departments: rows.departments.rows,
    call_centers: rows.call_centers.rows,
    offices: rows.offices.rows,
    numbers: rows.numbers.rows,
  }
}

/** By what rows are compared, in this order, after the day: see the statements in write.ts. */
export const COMPARED = [
  'seen_on',
  'name',
  'email',
  'phone',
  'target_type',
  'target_id',
  'office_id',
] as const

class Latest<SeenRow extends { readonly seen_on: string }> {
  readonly #keyOf: (row: SeenRow) => string
  readonly #rows = new Map<string, SeenRow>()

  constructor(keyOf: (row: SeenRow) => string) {
    this.#keyOf = keyOf
  }

  get rows(): SeenRow[] {
    return [...this.#rows.values()]
  }

  add(row: SeenRow): void {
    const key = this.#keyOf(row)
    const known = this.#rows.get(key)
    if (known === undefined || isGreater(row, known)) this.#rows.set(key, row)
  }
}

function isGreater(a: object, b: object): boolean {
  const [left, right] = [a, b] as Record<string, string | null | undefined>[]
  for (const name of COMPARED) {
    const [one, other] = [left?.[name] ?? '', right?.[name] ?? '']
    if (one !== other) return one > other
  }
  return false
}
