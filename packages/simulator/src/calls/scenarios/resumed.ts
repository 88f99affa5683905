import { setDuty } from '../../agents/duty.ts'
import { RESTART_GRACE } from '../../scene.ts'
import { aftermath } from '../after-call.ts'
import { isUser, type Leg } from '../leg.ts'
import type { Scenario, Stage } from '../stage.ts'
import { uploadMessage } from './to-user.ts'

/** How long an interrupted call still lasts, in s. */
const REMAINING = [3, 10] as const

/**
 * A call that was in progress when the simulator ended: it lasts a moment longer, ends, and its recap and the like follow.
 *
 * @param lastSeen when it was last known to be in progress, in ms since 1970
 */
export function resumed(lastSeen: number): Scenario {
  return async stage => {
    const open = stage.legs.filter(leg => leg.endedAt === null)
    if (open.length > 0) await end(stage, open, lastSeen)
    comeBackToDuty(stage)
    stage.end()
    const [root] = stage.legs
    if (stage.entry.outcome === 'voicemail' && root?.voicemailRecordingId === null)
      await uploadMessage(stage, root)
    const talked = stage.legs.findLast(leg => isUser(leg.target) && leg.connectedAt !== null)
    if (talked !== undefined && talked.recap === null) await aftermath(stage, talked)
  }
}

async function end(stage: Stage, open: readonly Leg[], lastSeen: number): Promise<void> {
  const remaining = stage.seconds(...REMAINING)
  // After a long pause it ended long ago.
  await stage.wait(Math.min(remaining, Math.max(RESTART_GRACE, lastSeen + remaining - stage.now())))
  const endedAt = Math.max(lastSeen, Math.min(lastSeen + remaining, stage.now()))
  const { entry } = stage
  entry.outcome ??= open[0]?.direction === 'outbound' ? 'unanswered' : 'missed'
  // The legs of people end before that of the group which rang them.
  for (const leg of open.toReversed()) {
    const isMissed = leg.direction === 'inbound' && leg.connectedAt === null && leg.state === 'ringing'
    if (isMissed) stage.miss(leg, { endedAt })
    else stage.hangUp(leg, { endedAt })
  }
}

/** Operators who were busy with a call of a call center are available again. */
function comeBackToDuty(stage: Stage): void {
  for (const { target, entryPoint } of stage.legs) {
    const isOperator = isUser(target) && entryPoint !== null && !isUser(entryPoint)
    if (isOperator && ['occupied', 'wrapup'].includes(target.dutyStatus)) {
      setDuty(stage, target, { dutyStatus: 'available' })
    }
  }
}
