import type { JsonRecord } from '../json.ts'
import type { Requester } from '../request.ts'

/** By its API description, Dialpad rejects some requests for larger pages with 400. */
const PAGE_SIZE = '100'

export function contactsOf({ list }: Requester) {
  return {
    /** `GET /contacts`: every shared contact of the company, as Dialpad wrote it. */
    list: (): AsyncIterable<JsonRecord> => list('contacts', { limit: PAGE_SIZE }),
  }
}
