import type { Dialpad } from '../dialpad.ts'
import { Refusal } from '../http.ts'
import { compact, int64, type Routes } from './api.ts'
import { page } from './page.ts'

type ListQuery = { Querystring: { status?: string } }

/** The company's numbers, and whose they are. */
export const numberRoutes: Routes = (http, dialpad) => {
  http.get<ListQuery>('/numbers', async ({ query }) => {
    const { status: wanted } = query
    const found = dialpad.company.numbers.map(number => presentNumber(dialpad, number))
    return page(
      found.filter(({ status }) => wanted === undefined || wanted === status),
      query,
    )
  })
  http.get<{ Params: { number: string } }>('/numbers/:number', async ({ params }) => {
    if (!dialpad.company.numbers.includes(params.number)) throw new Refusal(404, 'No such number')
    return presentNumber(dialpad, params.number)
  })
}

export function presentNumber({ company, state }: Dialpad, number: string) {
  const { offices, departments, callCenters, users } = company
  const group = [...offices, ...departments, ...callCenters].find(one => one.phone === number)
  const user = users.find(one => one.phones.includes(number))
  const router = state.callRouters.find(one => one.phoneNumbers.includes(number))
  const status = group?.type ?? (user ? 'user' : router ? 'call_router' : 'available')
  const owner = group ?? user ?? router
  return compact({
    area_code: number.slice(3, 4),
    company_id: int64(company.id),
    number,
    office_id: int64((owner ?? offices[0])?.officeId ?? null),
    status,
    target_id: int64(owner?.id ?? null),
    target_type: owner === undefined ? null : status.replace('_', ''),
    type: 'local',
  })
}

/** A number of the company that nobody has. @throws Refusal 400 */
export function takeFreeNumber(
  dialpad: Dialpad,
  wanted: string | undefined,
  areaCode: string | undefined,
): string {
  const free = dialpad.company.numbers.filter(number => presentNumber(dialpad, number).status === 'available')
  const number = free.find(
    one =>
      (wanted === undefined || one === wanted) &&
      (areaCode === undefined || one.slice(3, 4) === areaCode.replace(/^0/, '')),
  )
  if (number === undefined) throw new Refusal(400, 'No such number is available')
  return number
}
