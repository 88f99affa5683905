import type { Journal } from '../journal.ts'
import { EVENT_LAG, type Scene } from '../scene.ts'
import type { Company, User } from '../world/company.ts'

type Duty = Pick<User, 'onDuty' | 'dutyStatus' | 'dutyReason' | 'doNotDisturb' | 'backAt'>
type Kept = Duty & Pick<User, 'dutySince' | 'onDutySince'>

const PREFIX = 'duty:'
const AT_WORK = { onDuty: true, dutyStatus: 'available', dutyReason: null }

/** Changes how a user stands in the call centers, and publishes it. */
export function setDuty(scene: Scene, user: User, change: Partial<Duty>): void {
  if (change.onDuty === true && !user.onDuty) user.onDutySince = scene.now()
  Object.assign(user, change, { dutySince: scene.now() })
  keepDuty(scene.journal, user)
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

function keepDuty(journal: Journal, user: User): void {
  const { onDuty, dutyStatus, dutyReason, doNotDisturb, dutySince, onDutySince, backAt } = user
  const kept: Kept = { onDuty, dutyStatus, dutyReason, doNotDisturb, dutySince, onDutySince, backAt }
  journal.put(`${PREFIX}${user.id}`, kept)
}

/** Restores the duty status of every user after a restart. */
export function restoreDuty(journal: Journal, { users }: Company): void {
  for (const [key, kept] of journal.entries<Kept>(PREFIX)) {
    const user = users.find(({ id }) => key === `${PREFIX}${id}`)
    if (user !== undefined) Object.assign(user, kept)
  }
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
  const dutyReason = scene.random.pick(['Lunch', 'Break'])
  const backAt = scene.now() + scene.seconds(60, 300)
  setDuty(scene, user, { onDuty: false, dutyStatus: 'unavailable', dutyReason, backAt })
  await comeBack(scene, user)
}

/** Somebody wants quiet for a while. */
export async function keepQuiet(scene: Scene): Promise<void> {
  const user = scene.random.pick(scene.company.users)
  if (user.doNotDisturb) return
  setDuty(scene, user, { doNotDisturb: true, backAt: scene.now() + scene.seconds(30, 120) })
  await comeBack(scene, user)
}

/** Waits until the time at which somebody comes back, unless their status was changed by then. */
export async function comeBack(scene: Scene, user: User): Promise<void> {
  const { backAt } = user
  if (backAt === null) return
  await scene.wait(Math.max(0, backAt - scene.now()))
  if (user.backAt !== backAt) return
  setDuty(scene, user, { ...(user.onDuty ? {} : AT_WORK), doNotDisturb: false, backAt: null })
}
