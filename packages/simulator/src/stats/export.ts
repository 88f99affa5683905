import { isUser, type Leg, talkTime } from '../calls/leg.ts'

export const STAT_TYPES = [
  'calls',
  'csat',
  'dispositions',
  'onduty',
  'recordings',
  'screenshare',
  'texts',
  'voicemails',
] as const
export type StatType = (typeof STAT_TYPES)[number]

type Row = readonly (string | number | boolean | null)[]

const TARGET_KINDS = { office: 'Office', department: 'Department', call_center: 'CallCenter' }
const CALL_COLUMNS = [
  'date_started',
  'call_id',
  'target_kind',
  'category',
  'direction',
  'categories',
  'external_number',
  'internal_number',
  'date_queued',
  'date_first_rang',
  'date_connected',
  'date_ended',
  'time_to_answer',
  'talk_duration',
  'voicemail',
  'callback_type',
  'entry_point_call_id',
  'email',
  'name',
]

/** One line for each leg. Times are local without saying so, durations are minutes. */
export function exportRecords(type: StatType, legs: readonly Leg[], timezone: string): string {
  const local = localTime(timezone)
  switch (type) {
    case 'calls':
      return csv(
        CALL_COLUMNS,
        legs.map(leg => callRow(leg, local)),
      )
    case 'voicemails':
      return csv(
        ['date', 'call_id', 'external_number', 'duration', 'transcription', 'name'],
        legs.flatMap(leg => recordingRows(leg, 'voicemail', local)),
      )
    case 'recordings':
      return csv(
        ['date', 'call_id', 'external_number', 'duration', 'transcription', 'name'],
        legs.flatMap(leg => recordingRows(leg, 'callrecording', local)),
      )
    case 'csat':
      return csv(
        ['date', 'call_id', 'score', 'name'],
        legs
          .filter(leg => leg.csatScore !== null)
          .map(leg => [local(leg.startedAt), leg.callId, leg.csatScore, leg.target.name]),
      )
    case 'dispositions':
      return csv(
        ['date', 'call_id', 'disposition', 'name'],
        legs.flatMap(leg =>
          leg.dispositions.map(one => [local(leg.startedAt), leg.callId, one, leg.target.name]),
        ),
      )
    default:
      return csv(['date', 'name'], [])
  }
}

/** One line for each day, user or group. */
export function exportStats(legs: readonly Leg[], groupBy: string, timezone: string): string {
  const local = localTime(timezone)
  const groups = new Map<string, Leg[]>()
  for (const leg of legs) {
    if (groupBy === 'user' && !isUser(leg.target)) continue
    if (groupBy === 'group' && isUser(leg.target)) continue
    const key = groupBy === 'date' ? local(leg.startedAt).slice(0, 10) : leg.target.name
    groups.set(key, [...(groups.get(key) ?? []), leg])
  }
  const rows = [...groups].map(([key, members]): Row => {
    const answered = members.filter(leg => leg.connectedAt !== null)
    const talked = answered.reduce((sum, leg) => sum + talkTime(leg), 0)
    return [key, members.length, answered.length, members.length - answered.length, minutes(talked)]
  })
  return csv([groupBy, 'all_calls', 'answered_calls', 'unanswered_calls', 'talk_duration'], rows)
}

function callRow(leg: Leg, local: (at: number) => string): Row {
  const isAnswered = leg.connectedAt !== null
  const category = leg.direction === 'outbound' ? 'outgoing' : isAnswered ? 'incoming' : 'missed'
  const categories = [
    isAnswered ? 'answered' : 'unanswered',
    leg.direction,
    ...(leg.isTransferred ? ['transferred_to'] : []),
  ]
  const date = (at: number | null) => (at === null ? null : local(at))
  return [
    local(leg.startedAt),
    leg.callId,
    isUser(leg.target) ? 'UserProfile' : TARGET_KINDS[leg.target.type],
    category,
    leg.direction,
    categories.join(','),
    leg.externalNumber,
    leg.target.phone,
    date(leg.queuedAt),
    date(leg.rangAt),
    date(leg.connectedAt),
    date(leg.endedAt),
    leg.connectedAt === null ? null : minutes(leg.connectedAt - leg.startedAt),
    isAnswered ? minutes(talkTime(leg)) : null,
    leg.voicemailRecordingId !== null,
    null,
    leg.entryPointCallId,
    isUser(leg.target) ? leg.target.email : null,
    leg.target.name,
  ]
}

function recordingRows(leg: Leg, type: string, local: (at: number) => string): Row[] {
  return leg.recordings
    .filter(recording => recording.type === type)
    .map(({ startedAt, duration }) => [
      local(startedAt),
      leg.callId,
      leg.externalNumber,
      minutes(duration),
      leg.transcription,
      leg.target.name,
    ])
}

function minutes(milliseconds: number): number {
  return Math.round(milliseconds / 600) / 100
}

function localTime(timezone: string): (at: number) => string {
  // Swedish dates look like ISO.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return at => format.format(at)
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const line = (row: Row) => row.map(cell).join(',')
  return `${[columns, ...rows].map(line).join('\n')}\n`
}

function cell(value: Row[number]): string {
  const text = value === null ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
