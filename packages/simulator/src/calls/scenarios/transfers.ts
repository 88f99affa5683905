import type { Contact } from '../../world/company.ts'
import { aftermath } from '../after-call.ts'
import { isTarget, type Leg, type Target } from '../leg.ts'
import type { Stage } from '../stage.ts'

const SECOND = 1_000

async function begin(stage: Stage): Promise<Leg> {
  const contact = stage.caller()
  const target = stage.user()
  const leg = stage.open({ direction: 'inbound', target, contact })
  stage.describe(leg, target)
  await stage.ringFor(leg, 4 * SECOND)
  stage.connect(leg)
  await stage.wait(stage.seconds(6, 20))
  return leg
}

/** The first leg ends at once; the next one names it as its master. */
export async function blind(stage: Stage): Promise<void> {
  const first = await begin(stage)
  const colleague = stage.user()
  stage.hangUp(first, { isTransferred: true })
  await onward(stage, first, colleague)
}

/** A call that has left one leg goes on with another one: with somebody of the company, or outside. */
export async function onward(stage: Stage, from: Leg, to: Target | Contact): Promise<void> {
  const next = openOnward(stage, from, to)
  await stage.ringFor(next, stage.seconds(3, 8))
  stage.connect(next)
  await stage.wait(stage.seconds(10, 40))
  stage.hangUp(next)
  stage.end()
  await aftermath(stage, next)
}

function openOnward(stage: Stage, from: Leg, to: Target | Contact): Leg {
  const parties = isTarget(to)
    ? ({ direction: 'inbound', target: to, contact: from.contact } as const)
    : ({ direction: 'outbound', target: from.target, contact: to } as const)
  const next = stage.open({ ...parties, masterCallId: from.callId })
  if (!isTarget(to)) stage.emit(next, 'calling')
  return next
}

/** Rings another participant during a call; they stay in it until it ends. */
export function addParticipant(
  stage: Stage,
  to: Leg,
  party: Target | Contact,
): { leg: Leg; played: Promise<void> } {
  const leg = openOnward(stage, to, party)
  const play = async () => {
    await stage.ringFor(leg, stage.seconds(3, 8))
    if (to.endedAt === null) stage.connect(leg)
    while (to.endedAt === null) await stage.wait(SECOND)
    if (leg.endedAt === null) stage.hangUp(leg)
  }
  return { leg, played: play() }
}

/** The colleague is asked first, while the caller is on hold. */
export async function warm(stage: Stage): Promise<void> {
  const first = await begin(stage)
  const colleague = stage.user()
  stage.emit(first, 'hold')
  const heldAt = stage.now()
  const second = stage.open({
    direction: 'inbound',
    target: colleague,
    contact: first.contact,
    masterCallId: first.callId,
  })
  await stage.ringFor(second, stage.seconds(3, 6))
  stage.connect(second)
  await stage.wait(stage.seconds(4, 9))
  stage.hangUp(first, { isTransferred: true, heldFor: stage.now() - heldAt })
  await stage.wait(stage.seconds(10, 40))
  stage.hangUp(second)
  stage.end()
  await aftermath(stage, second)
}

/** Two calls of one person become one. */
export async function merged(stage: Stage): Promise<void> {
  const first = await begin(stage)
  stage.emit(first, 'hold')
  const second = stage.open({
    direction: 'outbound',
    target: first.target,
    contact: stage.caller(),
    masterCallId: first.callId,
  })
  stage.emit(second, 'calling')
  await stage.wait(stage.seconds(3, 6))
  stage.connect(second)
  for (const leg of [first, second]) stage.emit(leg, 'merged', { heldFor: leg === first ? 5 * SECOND : 0 })
  await stage.wait(stage.seconds(10, 30))
  for (const leg of [second, first]) stage.hangUp(leg)
}
