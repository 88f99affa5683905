import type { Leg } from '../leg.ts'
import type { Stage } from '../stage.ts'

const SECOND = 1_000

function ringOdd(stage: Stage, given: Partial<Leg>): Leg {
  const contact = stage.caller()
  const target = stage.user()
  const leg = stage.open({ direction: 'inbound', target, contact, ...given })
  stage.describe(leg, target)
  return leg
}

async function talk(stage: Stage, leg: Leg): Promise<void> {
  await stage.ringFor(leg, 4 * SECOND)
  stage.connect(leg)
  await stage.wait(stage.seconds(10, 30))
}

/** The hangup gets lost: only the recap shows that the call is over. */
export async function hangupNeverComes(stage: Stage): Promise<void> {
  const leg = ringOdd(stage, {})
  await talk(stage, leg)
  stage.change(leg, { endedAt: stage.now(), state: 'hangup' })
  stage.entry.talkTimeMs = stage.now() - (leg.connectedAt ?? stage.now())
  stage.end()
  await stage.wait(150 * SECOND)
  const recap = {
    summary: 'All was settled.',
    outcome: 'Resolved',
    purposes: [],
    actionItems: [],
    madeAt: stage.now(),
  }
  stage.emit(leg, 'recap_summary', { recap })
}

/** The ringing event already has an end. */
export async function endedWhileRinging(stage: Stage): Promise<void> {
  const leg = ringOdd(stage, { quirks: { endedWhileRinging: true } })
  await stage.ringFor(leg, 4 * SECOND)
  stage.change(leg, { quirks: {} })
  stage.connect(leg)
  await stage.wait(stage.seconds(10, 30))
  stage.hangUp(leg)
}

/** Links that lead nowhere, of every kind that was ever seen, and an id as text. */
export async function junkLinks(stage: Stage): Promise<void> {
  const links = { master_call_id: '', operator_call_id: 'null', entry_point_call_id: 0 }
  const contact = stage.caller()
  const target = stage.user()
  const leg = stage.open({ direction: 'outbound', target, contact, quirks: { links, targetIdAsText: true } })
  stage.describe(leg, target)
  stage.emit(leg, 'calling')
  await stage.wait(stage.seconds(3, 6))
  stage.connect(leg)
  await stage.wait(stage.seconds(10, 30))
  stage.hangUp(leg)
}

/** The menu plays for eight seconds: a duration, though nobody spoke. */
export async function menuOnly(stage: Stage): Promise<void> {
  const leg = ringOdd(stage, {})
  stage.entry.outcome = 'missed'
  await stage.ringFor(leg, 8 * SECOND)
  stage.hangUp(leg, { queueTime: 8 * SECOND })
}

/** A number that somebody blocked. */
export async function blocked(stage: Stage): Promise<void> {
  const leg = ringOdd(stage, {})
  stage.entry.outcome = 'missed'
  await stage.wait(200)
  stage.emit(leg, 'blocked')
  stage.hangUp(leg)
}

/** A supervisor listens, speaks, and takes over. */
export async function supervised(stage: Stage): Promise<void> {
  const leg = ringOdd(stage, {})
  await talk(stage, leg)
  for (const state of ['monitor', 'barge', 'takeover', 'connected']) {
    stage.emit(leg, state)
    await stage.wait(stage.seconds(4, 9))
  }
  stage.hangUp(leg)
  stage.end()
  await stage.wait(2 * SECOND)
  for (const state of ['postcall', 'ai_playbook', 'pcsat']) stage.emit(leg, state)
}
