import { Refusal, requireField } from '../http.ts'
import { int64, type Routes } from './api.ts'
import { findById, optionalInteger, requireE164 } from './page.ts'

/** Asking for a call: it waits in a call center's queue until an operator is free. */
export const callbackRoutes: Routes = (http, { callbacks, company }) => {
  const read = (body: unknown) => {
    const phoneNumber = requireE164(requireField(body, 'phone_number'), 'phone_number')
    const id = optionalInteger(body, 'call_center_id')
    if (id === undefined) throw new Refusal(400, 'call_center_id is required')
    return { center: findById(company.callCenters, id, 'call center'), phoneNumber }
  }

  http.post('/callback', async ({ body }) => {
    const { center, phoneNumber } = read(body)
    const objection = callbacks.objection(center, phoneNumber)
    if (objection !== null) throw new Refusal(400, objection)
    return { position: int64(callbacks.add(center, phoneNumber)) }
  })

  http.post('/callback/validate', async ({ body }) => {
    const { center, phoneNumber } = read(body)
    return { success: callbacks.objection(center, phoneNumber) === null }
  })
}
