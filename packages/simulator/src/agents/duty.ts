import { EVENT_LAG, type Scene } from '../scene.ts'
import type { User } from '../world/company.ts'

type Duty = Pick<User, 'onDuty' | 'dutyStatus' | 'dutyReason' | 'doNotDisturb'>

/** Changes how a user stands in the call centers, and tells of it. */
export function setDuty(scene: Scene, user: User, change: Partial<Duty>): void {
  Object.assign(user, change, { dutySince: scene.now() })
  const event = {
    availability_status: isAvailable(user) ? 'available' : 'unavailable',
    call_center_ids: user.onDuty ? callCentersOf(scene, user) : [],
    date: scene.now(),
    event_timestamp: scene.now() + EVENT_LAG,
    on_duty_status: user.dutyStatus,
    on_duty_status_reason: user.dutyReason,
    powerdialer_mode: false,
    powerdialer_session: null,
    target: { email: user.email, id: user.id, name: user.name, phone: user.phone, type: 'user' },
  }
  scene.publish('agent_status', {}, () => event)
}

export function isAvailable(user: User): boolean {
  return !user.doNotDisturb && user.dutyStatus !== 'occupied' && user.dutyStatus !== 'busy'
}

/** As text, unlike all other ids in events. */
function callCentersOf({ company }: Scene, user: User): string[] {
  return company.callCenters.filter(center => center.members.includes(user)).map(center => String(center.id))
}

/** Somebody goes for a break and comes back. */
export async function takeBreak(scene: Scene): Promise<void> {
  const members = scene.company.callCenters.flatMap(center => center.members)
  const user = scene.random.pick(members)
  if (!user.onDuty || user.dutyStatus !== 'available') return
  setDuty(scene, user, {
    onDuty: false,
    dutyStatus: 'unavailable',
    dutyReason: scene.random.pick(['Lunch', 'Break']),
  })
  await scene.wait(scene.seconds(60, 300))
  setDuty(scene, user, { onDuty: true, dutyStatus: 'available', dutyReason: null })
}

/** Somebody wants quiet for a while. */
export async function keepQuiet(scene: Scene): Promise<void> {
  const user = scene.random.pick(scene.company.users)
  if (user.doNotDisturb) return
  setDuty(scene, user, { doNotDisturb: true })
  await scene.wait(scene.seconds(30, 120))
  setDuty(scene, user, { doNotDisturb: false })
}
