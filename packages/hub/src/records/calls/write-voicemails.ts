import { defineStatement } from '../../database/statement.ts'
import type { VoicemailRow } from '../../database/tables.ts'
import { upsert } from '../../database/upsert.ts'
import { realName } from '../../identity/caller-name.ts'
import { toE164 } from '../../identity/phone-number.ts'
import type { Batch } from '../record-kind.ts'
import { recordUuid } from '../uuid.ts'
import type { CallGroup, KnownLegs } from './graph.ts'
import { type LeftMessage, messageOf } from './reduce/left-message.ts'
import { fact } from './reduce/leg.ts'
import { type LegOutline, outlineOf } from './reduce/leg-outline.ts'

/**
 * Writes the messages that callers left: one for each leg that took one, under the id of that leg. What was taken for a
 * message until a later event proved a conversation is removed.
 */
export function writeVoicemails(batch: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const { appId, writes } = batch
  removeRefuted(batch, groups, known)
  const rows = groups.flatMap(({ legs, state }) =>
    [...legs].flatMap(([legId, knowledge]) => {
      const leg = knowledge === null ? null : outlineOf(legId, knowledge)
      const message = leg === null ? null : messageOf(leg)
      return leg === null || message === null
        ? []
        : [toRow(appId, recordUuid(appId, state.callId), leg, message)]
    }),
  )
  if (rows.length === 0) return
  writes.add(upsert('voicemails', ['app_id', 'id'], rows))
}

const DELETE_VOICEMAILS = defineStatement('delete from voicemails where app_id = $1 and id = any($2::uuid[])')

function removeRefuted({ appId, writes }: Batch, groups: readonly CallGroup[], known: KnownLegs): void {
  const refuted = groups.flatMap(({ legs }) =>
    [...legs].flatMap(([legId, knowledge]) => {
      const before = known.get(legId)?.knowledge ?? null
      if (before === null || knowledge === null || before === knowledge) return []
      const wasMessage = outlineOf(legId, before).leftMessage
      return wasMessage && !outlineOf(legId, knowledge).leftMessage ? [recordUuid(appId, legId)] : []
    }),
  )
  if (refuted.length > 0) writes.add({ statement: DELETE_VOICEMAILS, values: [appId, refuted] })
}

function toRow(appId: string, call: string, leg: LegOutline, message: LeftMessage): VoicemailRow {
  const [createdAt, updatedAt] = leg.knowledge.received ?? [0, 0]
  const leftAt = message.leftAt ?? createdAt
  const from = fact(leg.knowledge, 'externalNumber') ?? leg.contact?.phone ?? null
  return {
    id: recordUuid(appId, leg.id),
    app_id: appId,
    call_uuid: call,
    dialpad_call_id: leg.id,
    recording_id: message.recordingId,
    dialpad_user_id: leg.isPerson ? (leg.target?.id ?? null) : null,
    target_name: leg.target?.name ?? null,
    from_number: toE164(from) ?? from,
    from_name: realName(leg.contact?.name ?? null),
    to_number: fact(leg.knowledge, 'internalNumber') ?? leg.target?.phone ?? null,
    recording_url: message.url,
    transcript: message.text,
    duration_seconds: message.durationSeconds,
    left_at: new Date(leftAt),
    created_at: new Date(createdAt),
    updated_at: new Date(updatedAt),
  }
}
