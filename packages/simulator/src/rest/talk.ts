import { transcriptLines } from '../calls/after-call.ts'
import type { Leg, Recap } from '../calls/leg.ts'
import { Refusal } from '../http.ts'
import { contactName } from '../world/company.ts'
import { compact, int64, naiveTime, type Routes, requireScope } from './api.ts'
import { findLeg } from './calls.ts'

type WithId = { Params: { id: string } }
type RecapQuery = { Querystring: { summary_format?: string } }

const FORMATS = ['bullet', 'long', 'medium', 'short']

/** What was said in a call, and what the machine made of it: minutes after it, on the leg that talked. */
export const talkRoutes: Routes = (http, dialpad) => {
  http.get<WithId & RecapQuery>('/call/:id/ai_recap', async request => {
    requireScope(request, 'ai_recap')
    const leg = findLeg(dialpad, request.params.id)
    const format = request.query.summary_format ?? 'medium'
    if (!FORMATS.includes(format)) throw new Refusal(400, 'summary_format is invalid')
    if (leg.recap === null) throw new Refusal(404, 'This call has no recap')
    return presentRecap(leg, leg.recap, format)
  })

  // Not ready is no error: the id comes alone.
  http.get<WithId>('/transcripts/:id', async ({ params }) => {
    const leg = findLeg(dialpad, params.id)
    const lines = transcriptLines(leg)
    return {
      call_id: int64(leg.callId),
      ...(lines.length === 0 ? {} : { lines: lines.map(line => presentLine(leg, line)) }),
    }
  })

  http.get<WithId>('/transcripts/:id/url', async ({ params }) => {
    const { callId } = findLeg(dialpad, params.id)
    return {
      call_id: int64(callId),
      url: `${dialpad.baseUrl()}/callhistory/callreview/${callId}?tab=transcript`,
    }
  })
}

function presentLine(leg: Leg, { at, type, isAgent, content }: ReturnType<typeof transcriptLines>[number]) {
  const speaker = isAgent
    ? { name: leg.target.name, user_id: int64(leg.target.id) }
    : { contact_id: leg.contact.id, name: contactName(leg.contact) }
  return { ...speaker, content, time: naiveTime(at), type }
}

function presentRecap(leg: Leg, recap: Recap, format: string) {
  const item = (id: string, content: string, itemFormat: string) => ({
    content,
    edited: false,
    format: itemFormat,
    id: `${id}-${leg.callId}`,
    target_short_key: 'call',
  })
  const bullets = recap.summary.split('. ').map(sentence => `• ${sentence}`)
  return compact({
    action_items: recap.actionItems.map((content, index) => item(`a${index}`, content, 'bullet')),
    call_id: int64(leg.callId),
    date_created: int64(recap.madeAt),
    date_modified: int64(recap.madeAt),
    disposition: item('d', recap.outcome, 'short'),
    is_internal_call: leg.isInternal,
    purposes: recap.purposes.map(({ category, content }, index) => ({
      category,
      ...item(`p${index}`, content, 'short'),
    })),
    source: 'dialpad',
    summary: item('s', format === 'bullet' ? bullets.join('\n') : recap.summary, format),
  })
}
