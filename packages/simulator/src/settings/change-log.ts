import type { Scene } from '../scene.ts'
import type { User } from '../world/company.ts'

interface Change {
  readonly action: string
  readonly note: string
  readonly additionalData: Record<string, unknown> | null
  readonly target: { readonly type: string; readonly id: number }
  /** Staff of Dialpad, whom the log does not name. */
  readonly isByDialpad?: boolean
}

function logChange(scene: Scene, change: Change): void {
  const [admin] = scene.company.users
  if (admin === undefined) return
  const author = change.isByDialpad === true ? { name: 'Dialpad', id: 0 } : { name: admin.name, id: admin.id }
  const event = {
    action: change.action,
    additional_data: change.additionalData,
    changed_by: { ...author, type: 'User' },
    date: scene.now(),
    note: change.note,
    target: change.target,
  }
  scene.publish('changelog', {}, () => event)
}

/** An administrator decides whether a user's calls are recorded. */
export async function overrideRecording(scene: Scene): Promise<void> {
  const user = scene.random.pick(scene.company.users)
  logChange(scene, {
    action: 'admin_call_recording_override',
    note: 'Update user call recording to on',
    additionalData: { from: 'inherit upper level', to: 'on' },
    target: { type: 'User', id: user.id },
  })
}

/** Staff of Dialpad take somebody out of an office's operators, on an administrator's behalf. */
export async function removeOperator(scene: Scene): Promise<void> {
  const office = scene.random.pick(scene.company.offices)
  const [admin] = scene.company.users
  logChange(scene, {
    action: 'operator_removed',
    note: `PROXYING AS ${admin?.email} | Operator removed`,
    additionalData: { name: office.name, operator_name: scene.random.pick(scene.company.users).name },
    target: { type: 'Office', id: office.id },
    isByDialpad: true,
  })
}

/** A change that comes without anything beside. */
export async function changeMenu(scene: Scene): Promise<void> {
  const department = scene.random.pick(scene.company.departments)
  const target = { type: 'Department', id: department.id }
  logChange(scene, { action: 'updated_ivr', note: 'Menu updated', additionalData: null, target })
}

/** An administrator, or a program on their behalf, changes a user. @param fields as the API calls them */
export function logUserChange(scene: Scene, user: User, fields: readonly string[]): void {
  logChange(scene, {
    action: 'updated_user',
    note: `Updated user | params: ${JSON.stringify(fields)}`,
    additionalData: { name: user.name, fields },
    target: { type: 'User', id: user.id },
  })
}
