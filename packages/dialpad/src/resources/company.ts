import { isRecord, readText } from '../json.ts'
import type { Requester } from '../request.ts'
import { requireId } from './ids.ts'

interface Company {
  readonly id: string
  readonly name: string | null
}

export function companyOf({ send }: Requester) {
  return {
    /** `GET /company`: the company that the token belongs to. */
    async get(): Promise<Company> {
      const company = await send('GET', 'company')
      return {
        id: requireId(company, 'GET company'),
        name: isRecord(company) ? readText(company.name) : null,
      }
    },
  }
}
