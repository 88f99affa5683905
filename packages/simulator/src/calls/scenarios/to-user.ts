import { aftermath } from '../after-call.ts'
import type { Leg } from '../leg.ts'
import type { Stage } from '../stage.ts'

const SECOND = 1_000

async function ringUser(stage: Stage) {
  const contact = stage.caller()
  const target = stage.user()
  const leg = stage.open({ direction: 'inbound', target, contact })
  stage.describe(leg, target)
  return leg
}

export async function answered(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  await stage.ringFor(leg, stage.seconds(3, 9))
  stage.connect(leg)
  await stage.wait(stage.seconds(12, 60))
  stage.hangUp(leg)
  stage.end()
  await aftermath(stage, leg)
}

export async function held(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  await stage.ringFor(leg, 4 * SECOND)
  stage.connect(leg)
  await stage.wait(stage.seconds(6, 15))
  await stage.hold(leg, stage.seconds(4, 10))
  await stage.wait(stage.seconds(4, 15))
  await stage.hold(leg, stage.seconds(3, 6))
  await stage.wait(stage.seconds(4, 15))
  stage.hangUp(leg)
  stage.end()
  await aftermath(stage, leg)
}

export async function parked(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  await stage.ringFor(leg, 4 * SECOND)
  stage.connect(leg)
  await stage.wait(stage.seconds(6, 12))
  await stage.hold(leg, stage.seconds(8, 20), 'parked')
  await stage.wait(stage.seconds(5, 20))
  stage.hangUp(leg)
}

export async function missed(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  stage.entry.outcome = 'missed'
  await stage.ringFor(leg, stage.seconds(8, 20))
  stage.miss(leg)
}

export async function voicemail(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  await stage.ringFor(leg, stage.seconds(12, 18))
  await leaveMessage(stage, leg)
}

/** The greeting, a message after it, then what the message says. */
export async function leaveMessage(stage: Stage, leg: Leg): Promise<void> {
  stage.entry.outcome = 'voicemail'
  stage.emit(leg, 'voicemail', { voicemailLink: true })
  const startedAt = stage.now()
  await stage.wait(stage.seconds(10, 30))
  stage.hangUp(leg)
  stage.end()
  await uploadMessage(stage, leg, startedAt)
}

/** @param startedAt when somebody began to speak, in ms since 1970 */
export async function uploadMessage(stage: Stage, leg: Leg, startedAt = leg.startedAt): Promise<void> {
  await stage.wait(stage.seconds(3, 8))
  const id = stage.random.id()
  const duration = (leg.endedAt ?? startedAt) - startedAt
  const recording = { id, type: 'voicemail', duration, startedAt } as const
  stage.emit(leg, 'voicemail_uploaded', { voicemailRecordingId: id, recordings: [recording] })
  await stage.wait(stage.seconds(8, 20))
  const text = `Hi, this is ${leg.contact.firstName}. Could someone call me back please? Thanks.`
  stage.emit(leg, 'transcription', { transcription: text })
}

/** The greeting was reached, and a link is there, but nobody said anything. */
export async function greetingOnly(stage: Stage): Promise<void> {
  const leg = await ringUser(stage)
  stage.entry.outcome = 'missed'
  await stage.ringFor(leg, stage.seconds(12, 18))
  stage.emit(leg, 'voicemail', { voicemailLink: true })
  await stage.wait(stage.seconds(2, 5))
  stage.hangUp(leg)
}
