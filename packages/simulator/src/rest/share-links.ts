import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { isUser } from '../calls/leg.ts'
import { Refusal, requireField } from '../http.ts'
import { int64, naiveTime, type Routes, requireScope } from './api.ts'
import { findLeg } from './calls.ts'
import { findById, optionalInteger, optionalText } from './page.ts'

type WithId = { Params: { id: string } }
type Link = Record<string, unknown> & { readonly id: string }

/** Links to recordings and to reviews of calls, which open without signing in where they are public. */
export const shareLinkRoutes: Routes = (http, dialpad) => {
  const { legs, clock, baseUrl, company } = dialpad

  linkRoutes(http, '/recordingsharelink', ['owner', 'admin', 'company', 'public'], request => {
    requireScope(request, 'recordings_export')
    const recording = legs.recording(Number(requireField(request.body, 'recording_id')))
    const leg = recording === undefined ? undefined : legs.recorded(recording.id)
    if (recording === undefined || leg === undefined) throw new Refusal(404, 'No such recording')
    if (requireField(request.body, 'recording_type') !== recording.type) {
      throw new Refusal(400, 'recording_type is invalid')
    }
    const id = randomBytes(24).toString('base64url')
    return {
      access_link: `${baseUrl()}/recording/${recording.type}/${id}`,
      call_id: int64(leg.callId),
      created_by_id: int64(isUser(leg.target) ? leg.target.id : (company.users[0]?.id ?? 0)),
      date_added: naiveTime(clock.now()),
      id,
      item_id: String(recording.id),
      type: recording.type,
    }
  })

  linkRoutes(http, '/callreviewsharelink', ['company', 'public'], ({ body }) => {
    const leg = findLeg(dialpad, String(optionalInteger(body, 'call_id') ?? ''))
    const id = randomBytes(24).toString('base64url')
    return { access_link: `${baseUrl()}/shared/call/${id}`, call_id: int64(leg.callId), id }
  })
}

function linkRoutes(
  http: FastifyInstance,
  path: string,
  privacies: readonly string[],
  make: (request: Parameters<typeof requireScope>[0]) => Link,
): void {
  let links: Link[] = []
  const readPrivacy = (body: unknown) => {
    const privacy = optionalText(body, 'privacy') ?? privacies[0] ?? ''
    if (!privacies.includes(privacy)) throw new Refusal(400, 'privacy is invalid')
    return { privacy }
  }
  http.post(path, async request => {
    const link = { ...make(request), ...readPrivacy(request.body) }
    links.push(link)
    return link
  })
  http.get<WithId>(`${path}/:id`, async ({ params }) => findById(links, params.id, 'link'))
  http.put<WithId>(`${path}/:id`, async ({ params, body }) =>
    Object.assign(findById(links, params.id, 'link'), readPrivacy(body)),
  )
  http.delete<WithId>(`${path}/:id`, async ({ params }) => {
    const link = findById(links, params.id, 'link')
    links = links.filter(one => one !== link)
    return link
  })
}
