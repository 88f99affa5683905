import { setDuty } from '../../agents/duty.ts'
import { aftermath } from '../after-call.ts'
import { isUser, type Leg } from '../leg.ts'
import type { Scenario, Stage } from '../stage.ts'
import { uploadMessage } from './to-user.ts'

/** For how long an interrupted call goes on, in s. */
const GOES_ON = [3, 10] as const
/** Time for whoever was restarted, too, to listen again, in ms. */
const SETTLE = 2_000

/**
 * A call in whose middle the simulator ended: it went on, for a moment only, ends, and what comes after a call comes.
 *
 * @param lastSeen when it was last known to go on, in ms since 1970
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
  const goesOn = stage.seconds(...GOES_ON)
  // After a long pause it ended long ago.
  await stage.wait(Math.min(goesOn, Math.max(SETTLE, lastSeen + goesOn - stage.now())))
  const endedAt = Math.max(lastSeen, Math.min(lastSeen + goesOn, stage.now()))
  const { entry } = stage
  entry.outcome ??= open[0]?.direction === 'outbound' ? 'unanswered' : 'missed'
  // The legs of people end before that of the group which rang them.
  for (const leg of open.toReversed()) {
    const isMissed = leg.direction === 'inbound' && leg.connectedAt === null && leg.state === 'ringing'
    if (isMissed) stage.miss(leg, { endedAt })
    else stage.hangUp(leg, { endedAt })
  }
}

/** Whoever was busy with a call of a call center is not any more. */
function comeBackToDuty(stage: Stage): void {
  for (const { target, entryPoint } of stage.legs) {
    const isOperator = isUser(target) && entryPoint !== null && !isUser(entryPoint)
    if (isOperator && ['occupied', 'wrapup'].includes(target.dutyStatus)) {
      setDuty(stage, target, { dutyStatus: 'available' })
    }
  }
}
