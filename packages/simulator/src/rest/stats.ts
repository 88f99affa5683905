import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal, requireField } from '../http.ts'
import { exportRecords, exportStats, STAT_TYPES, type StatType } from '../stats/export.ts'
import type { Routes } from './api.ts'
import { optionalInteger, optionalOneOf, optionalText } from './page.ts'

/** How long an export is worked on, and how long it can be fetched, in simulated ms. */
const WORK = 8_000
const LIFETIME = 3_600_000
const DAY = 24 * 3_600_000

interface Export {
  readonly id: string
  /** What was asked: who asks the same again gets the same. */
  readonly question: string
  readonly askedAt: number
  readonly csv: string
}

/** Exports as CSV: asked for, then polled, then fetched by an address that needs no token, and gone an hour later. */
export function createStats(dialpad: Dialpad): { api: Routes; download: (http: FastifyInstance) => void } {
  const exports: Export[] = []
  const isAlive = ({ askedAt }: Export) => askedAt + LIFETIME > dialpad.clock.now()
  return {
    api: http => statsRoutes(http, dialpad, exports, isAlive),
    download: http =>
      void http.get<{ Params: { id: string } }>('/stats-exports/:id', async ({ params }, reply) => {
        const found = exports.find(one => one.id === params.id)
        if (found === undefined || !isAlive(found)) throw new Refusal(404, 'No such export')
        return reply.type('text/csv').send(found.csv)
      }),
  }
}

function statsRoutes(
  http: FastifyInstance,
  dialpad: Dialpad,
  exports: Export[],
  isAlive: (one: Export) => boolean,
): void {
  const { clock } = dialpad

  http.post('/stats', async ({ body }) => {
    const question = JSON.stringify(body)
    const known = exports.find(one => one.question === question && isAlive(one))
    if (known !== undefined) return { already_started: true, request_id: known.id }
    const csv = makeCsv(dialpad, body)
    const id = randomBytes(8).toString('hex')
    exports.push({ id, question, askedAt: clock.now(), csv })
    return { already_started: false, request_id: id }
  })

  http.get<{ Params: { id: string } }>('/stats/:id', async ({ params }) => {
    const found = exports.find(one => one.id === params.id)
    if (found === undefined) throw new Refusal(404, 'No such export')
    if (!isAlive(found)) throw new Refusal(400, 'Results have expired')
    if (found.askedAt + WORK > clock.now()) return { status: 'processing' }
    return {
      download_url: `${dialpad.baseUrl()}/stats-exports/${found.id}`,
      file_type: 'csv',
      status: 'complete',
    }
  })
}

/** @throws Refusal 400 */
function makeCsv({ legs, clock }: Dialpad, body: unknown): string {
  const exportType = requireField(body, 'export_type')
  const statType = requireField(body, 'stat_type')
  if (!['records', 'stats'].includes(exportType)) throw new Refusal(400, 'export_type is invalid')
  if (!(STAT_TYPES as readonly string[]).includes(statType)) throw new Refusal(400, 'stat_type is invalid')
  const timezone = optionalText(body, 'timezone') ?? 'UTC'
  if (!isTimezone(timezone)) throw new Refusal(400, 'timezone is invalid')
  const isToday = fieldsOf(body).is_today === true
  const from = isToday ? 0 : (optionalInteger(body, 'days_ago_start') ?? 1)
  const until = isToday ? 0 : (optionalInteger(body, 'days_ago_end') ?? from)
  const [oldest, newest] = [Math.max(from, until), Math.min(from, until)]
  const today = Math.floor(clock.now() / DAY) * DAY
  const target = optionalInteger(body, 'target_id')
  const found = [...legs.concluded(today - oldest * DAY, today - newest * DAY + DAY)].filter(
    leg => target === undefined || leg.target.id === target,
  )
  const groupBy = optionalOneOf(body, 'group_by', ['date', 'group', 'user']) ?? 'date'
  return exportType === 'records'
    ? exportRecords(statType as StatType, found, timezone)
    : exportStats(found, groupBy, timezone)
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
