import type { AppTransaction } from '../database/database.ts'
import { presentVoicemail, type VoicemailBody } from './voicemail-body.ts'

/** One page of the messages that callers left, the newest first, and how many there are in all. */
export async function listVoicemails(
  queries: AppTransaction,
  appId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ voicemails: VoicemailBody[]; total: number }> {
  const own = queries.selectFrom('voicemails').where('app_id', '=', appId)
  const rows = await own
    .selectAll()
    .orderBy('left_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await own.select(eb => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  return { voicemails: rows.map(presentVoicemail), total: Number(total) }
}

/** The message that was left in a call, if one was. */
export async function readVoicemailOf(
  queries: AppTransaction,
  appId: string,
  callUuid: string,
): Promise<VoicemailBody | null> {
  const row = await queries
    .selectFrom('voicemails')
    .selectAll()
    .where('app_id', '=', appId)
    .where('call_uuid', '=', callUuid)
    .orderBy('left_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : presentVoicemail(row)
}
