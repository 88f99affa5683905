import { Refusal } from '../http.ts'
import type { Routes } from './api.ts'
import { optionalTexts, page, requireE164 } from './page.ts'

/** Numbers whose calls and messages do not come through, for the whole company. */
export const blockedNumberRoutes: Routes = (http, { state }) => {
  http.get('/blockednumbers', async ({ query }) =>
    page(
      state.blockedNumbers.map(number => ({ number })),
      query,
    ),
  )
  http.get<{ Params: { number: string } }>('/blockednumbers/:number', async ({ params: { number } }) => {
    if (!state.blockedNumbers.includes(number)) throw new Refusal(404, 'The number is not blocked')
    return { number }
  })
  http.post('/blockednumbers/add', async ({ body }, reply) => {
    state.blockedNumbers = [...new Set([...state.blockedNumbers, ...readNumbers(body)])]
    state.save()
    return reply.code(204).send()
  })
  http.post('/blockednumbers/remove', async ({ body }, reply) => {
    const numbers = readNumbers(body)
    state.blockedNumbers = state.blockedNumbers.filter(one => !numbers.includes(one))
    state.save()
    return reply.code(204).send()
  })
}

function readNumbers(body: unknown): string[] {
  const numbers = optionalTexts(body, 'numbers') ?? []
  if (numbers.length === 0) throw new Refusal(400, 'numbers is required')
  return numbers.map(number => requireE164(number, 'numbers'))
}
