import { contactName } from '../world/company.ts'
import { type Leg, type Recording, type Topic, talkTime } from './leg.ts'
import type { Stage } from './stage.ts'

const SECOND = 1_000
/** Below this a recap is a placeholder. In ms. */
const SHORT_CALL = 15 * SECOND
const PLACEHOLDER = 'This call was too short to be summarized.'

const TOPICS: readonly Topic[] = [
  {
    category: 'Plan review',
    ask: 'when my plan review is',
    answer: 'It is on the fourteenth',
    todo: 'Send the form',
  },
  {
    category: 'Invoice',
    ask: 'about the last invoice',
    answer: 'It will be corrected',
    todo: 'Correct the invoice',
  },
  {
    category: 'Appointment',
    ask: 'to move my visit',
    answer: 'Tuesday at ten is free',
    todo: 'Move the visit',
  },
  {
    category: 'Complaint',
    ask: 'why nobody called back',
    answer: 'I am sorry, I will see to it',
    todo: 'Call back',
  },
]

/**
 * What comes minutes after people have spoken: recording, transcript, recap, and what people say of the call.
 * The recording and the transcript are on the leg that talked.
 *
 * @param recapLeg the leg whose event carries the recap, where it is another one
 */
export async function aftermath(stage: Stage, leg: Leg, recapLeg: Leg = leg): Promise<void> {
  const spokenFrom = leg.connectedAt
  if (spokenFrom === null || leg.endedAt === null) return
  await record(stage, leg, spokenFrom)
  const topic = stage.random.pick(TOPICS)
  await stage.wait(stage.seconds(60, 90))
  const { ask, answer } = topic
  stage.emit(leg, 'call_transcription', {
    transcript: topic,
    transcription: `${contactName(leg.contact)}: I am calling ${ask}. ${leg.target.name}: ${answer}.`,
  })
  await stage.wait(stage.seconds(60, 90))
  stage.change(leg, { recap: recapOf(stage, leg, topic) })
  stage.emit(recapLeg, 'recap_summary', { recap: leg.recap })
  for (const state of ['recap_action_items', 'recap_outcome', 'recap_purposes']) stage.emit(recapLeg, state)
  if (stage.random.chance(0.2)) {
    await stage.wait(stage.seconds(5, 60))
    stage.emit(leg, 'dispositions', { dispositions: ['Resolved'] })
  }
  if (stage.random.chance(0.1)) stage.emit(leg, 'csat', { csatScore: String(stage.random.integer(1, 5)) })
}

async function record(stage: Stage, leg: Leg, startedAt: number): Promise<void> {
  const duration = (leg.endedAt ?? startedAt) - startedAt
  const add = (state: string, type: Recording['type'], id = stage.random.id()) => {
    const recording: Recording = { id, type, duration, startedAt }
    stage.emit(leg, state, { recordings: [...leg.recordings, recording] })
  }
  if (stage.random.chance(0.6)) {
    await stage.wait(stage.seconds(5, 15))
    add('recording', 'callrecording')
  }
  if (leg.adminRecordingId !== null) add('admin_recording', 'admincallrecording', leg.adminRecordingId)
}

function recapOf(stage: Stage, leg: Leg, { category, ask, answer, todo }: Topic) {
  const madeAt = stage.now()
  if (talkTime(leg) < SHORT_CALL) {
    return { summary: PLACEHOLDER, outcome: PLACEHOLDER, purposes: [], actionItems: [], madeAt }
  }
  const caller = contactName(leg.contact)
  return {
    summary: `${caller} asked ${ask}. ${answer}.`,
    outcome: 'Resolved',
    purposes: [{ category, content: `${caller} called ${ask}` }],
    actionItems: [todo],
    madeAt,
  }
}

/** What somebody said, or what the listening machine made of it. */
export interface TranscriptLine {
  /** ms since 1970 */
  readonly at: number
  readonly type: 'transcript' | 'moment'
  readonly isAgent: boolean
  readonly content: string
}

/** As Dialpad gives them: not in order, and labels among what was said. */
export function transcriptLines(leg: Leg): TranscriptLine[] {
  const { transcript: topic, connectedAt: from, endedAt } = leg
  if (topic === null || from === null || endedAt === null) return []
  const said = (after: number, isAgent: boolean, content: string): TranscriptLine => ({
    at: from + after,
    type: 'transcript',
    isAgent,
    content,
  })
  const lines = [
    said(3_300, false, `Hi, this is ${contactName(leg.contact)}. I am calling ${topic.ask}`),
    said(7_900, true, 'Let me have a look'),
    said(12_400, true, topic.answer),
    said(15_100, false, 'Thank you, bye'),
    { ...said(3_400, false, 'call_purpose_category'), type: 'moment' } as const,
    said(800, true, `Banksia Care, this is ${leg.target.name}`),
  ]
  return lines.filter(line => line.at < endedAt)
}
