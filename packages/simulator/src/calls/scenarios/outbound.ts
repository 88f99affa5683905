import { NobodyFree } from '../../scene.ts'
import type { Contact, Group } from '../../world/company.ts'
import { aftermath } from '../after-call.ts'
import type { Leg } from '../leg.ts'
import type { Scenario, Stage } from '../stage.ts'

function dial(stage: Stage, contact: Contact, given: Partial<Leg> = {}): Leg {
  const target = stage.user()
  const leg = stage.open({ direction: 'outbound', target, contact, ...given })
  stage.describe(leg, target)
  return leg
}

async function talk(stage: Stage, leg: Leg): Promise<void> {
  await stage.wait(stage.seconds(4, 9))
  stage.connect(leg)
  await stage.wait(stage.seconds(12, 60))
  stage.hangUp(leg)
  stage.end()
  await aftermath(stage, leg)
}

export async function answered(stage: Stage): Promise<void> {
  const leg = dial(stage, stage.caller())
  stage.emit(leg, 'calling')
  await talk(stage, leg)
}

export async function unanswered(stage: Stage): Promise<void> {
  const leg = dial(stage, stage.caller())
  stage.entry.outcome = 'unanswered'
  stage.emit(leg, 'calling')
  await stage.wait(stage.seconds(12, 25))
  stage.hangUp(leg)
}

/** To a contact that was made through the API, under a department's number. */
export async function toSharedContact(stage: Stage): Promise<void> {
  const contact =
    stage.company.contacts.find(one => one.id.startsWith('shared_contact_pool')) ?? stage.caller()
  const leg = dial(stage, contact, { proxy: stage.group(stage.company.departments) })
  stage.emit(leg, 'calling')
  await talk(stage, leg)
}

/** Asked for by a program: the user's own devices ring first. */
export async function byApi(stage: Stage): Promise<void> {
  const leg = dial(stage, stage.caller(), { customData: stage.customData() })
  await stage.ringFor(leg, stage.seconds(2, 4))
  stage.emit(leg, 'calling')
  await talk(stage, leg)
}

/** From one of the staff to another. */
export async function internal(stage: Stage): Promise<void> {
  const leg = dial(stage, stage.colleague(), { isInternal: true })
  stage.emit(leg, 'calling')
  await talk(stage, leg)
}

/** A call center calls back a caller who requested it, if an operator is free. */
export function callback(center: Group): Scenario {
  return async stage => {
    const [operator] = stage.ring(center, 1)
    if (operator === undefined) throw new NobodyFree()
    const given = { proxy: center, isCallback: true }
    const leg = stage.open({ direction: 'outbound', target: operator, contact: stage.caller(), ...given })
    stage.describe(leg, operator)
    stage.emit(leg, 'calling')
    await talk(stage, leg)
  }
}
