import type { Company, Contact, Group, User } from '../world/company.ts'
import type { Random } from '../world/random.ts'
import type { Leg, Target } from './leg.ts'

/** Lets a leg come into being and change, each time with an event, at its moment. */
export interface Stage {
  readonly company: Company
  readonly random: Random
  now(): number
  /** Waits so many simulated ms. */
  wait(milliseconds: number): Promise<void>
  open(leg: Pick<Leg, 'direction' | 'target' | 'contact'> & Partial<Leg>): Leg
  /** Changes a leg and tells of its new state. */
  tell(leg: Leg, state: string, change?: Partial<Leg>): void
}

export type Scenario = (stage: Stage) => Promise<void>

const SECOND = 1_000

async function ring(stage: Stage, leg: Leg, milliseconds: number): Promise<void> {
  await stage.wait(400)
  stage.tell(leg, 'ringing', { rangAt: stage.now() })
  await stage.wait(milliseconds)
}

function connect(stage: Stage, leg: Leg, operator?: Leg): void {
  stage.tell(leg, 'connected', { connectedAt: stage.now(), operatorCallId: operator?.callId ?? null })
}

async function holdFor(stage: Stage, leg: Leg, milliseconds: number): Promise<void> {
  stage.tell(leg, 'hold')
  await stage.wait(milliseconds)
  stage.tell(leg, 'connected', { heldFor: leg.heldFor + milliseconds })
}

function hangUp(stage: Stage, leg: Leg): void {
  const endedAt = stage.now()
  const talkTime = leg.connectedAt === null ? 0 : endedAt - leg.connectedAt - leg.heldFor
  stage.tell(leg, 'hangup', { endedAt, talkTime })
}

function miss(stage: Stage, leg: Leg): void {
  stage.tell(leg, 'missed', { endedAt: stage.now(), talkTime: 0 })
  stage.tell(leg, 'hangup')
}

async function recap(stage: Stage, leg: Leg): Promise<void> {
  await stage.wait(150 * SECOND)
  stage.tell(leg, 'recap_summary', {
    recapSummary: `${leg.contact.firstName} asked about the plan and was told what happens next.`,
  })
}

async function toUserAnswered(stage: Stage, caller: Contact, user: User): Promise<void> {
  const leg = stage.open({ direction: 'inbound', target: user, contact: caller })
  await ring(stage, leg, 5 * SECOND)
  connect(stage, leg)
  await stage.wait(stage.random.integer(8, 20) * SECOND)
  if (stage.random.chance(0.4)) await holdFor(stage, leg, 5 * SECOND)
  await stage.wait(stage.random.integer(4, 40) * SECOND)
  hangUp(stage, leg)
  await recap(stage, leg)
}

/** The department's root leg has no links; the leg of who answers points at it. */
async function toDepartmentAnswered(
  stage: Stage,
  caller: Contact,
  department: Group,
  talk: number,
): Promise<void> {
  const root = stage.open({ direction: 'inbound', target: department, contact: caller })
  await ring(stage, root, 300)
  const agent = stage.open({
    direction: 'inbound',
    target: stage.random.pick(department.members),
    contact: caller,
    entryPointCallId: root.callId,
    entryPoint: department,
  })
  await ring(stage, agent, 5 * SECOND)
  connect(stage, agent)
  await stage.wait(talk)
  hangUp(stage, agent)
  await stage.wait(200)
  stage.tell(root, 'hangup', { endedAt: stage.now(), talkTime: 0 })
  await recap(stage, agent)
}

/** Department root → call center → agent: no single id is on all three legs. All of a ring group are rung. */
async function throughCallCenter(stage: Stage, caller: Contact, center: Group): Promise<void> {
  const root = stage.open({ direction: 'inbound', target: stage.company.office, contact: caller })
  await ring(stage, root, 800)
  const queue = stage.open({
    direction: 'inbound',
    target: center,
    contact: caller,
    masterCallId: root.callId,
  })
  stage.tell(queue, 'queued', { queuedAt: stage.now() })
  stage.tell(queue, 'connected')
  await stage.wait(2 * SECOND)
  const agents = center.members.map(target =>
    stage.open({
      direction: 'inbound',
      target,
      contact: caller,
      entryPointCallId: queue.callId,
      entryPoint: center,
    }),
  )
  for (const agent of agents) stage.tell(agent, 'ringing', { rangAt: stage.now() })
  await stage.wait(6 * SECOND)
  const answerer = stage.random.pick(agents)
  connect(stage, answerer)
  connect(stage, queue, answerer)
  for (const agent of agents) if (agent !== answerer) miss(stage, agent)
  await stage.wait(stage.random.integer(15, 60) * SECOND)
  for (const leg of [answerer, queue]) hangUp(stage, leg)
  stage.tell(root, 'hangup', { endedAt: stage.now(), talkTime: 0 })
  await recap(stage, queue)
}

async function departmentMissed(stage: Stage, caller: Contact, department: Group): Promise<void> {
  const root = stage.open({ direction: 'inbound', target: department, contact: caller })
  await ring(stage, root, 300)
  const legs = department.members.map(target =>
    stage.open({
      direction: 'inbound',
      target,
      contact: caller,
      entryPointCallId: root.callId,
      entryPoint: department,
    }),
  )
  for (const leg of legs) stage.tell(leg, 'ringing', { rangAt: stage.now() })
  await stage.wait(18 * SECOND)
  for (const leg of [...legs, root]) miss(stage, leg)
}

async function missed(stage: Stage, caller: Contact, user: User): Promise<void> {
  const leg = stage.open({ direction: 'inbound', target: user, contact: caller })
  await ring(stage, leg, 15 * SECOND)
  miss(stage, leg)
}

async function voicemail(stage: Stage, caller: Contact, user: User, leavesMessage: boolean): Promise<void> {
  const leg = stage.open({ direction: 'inbound', target: user, contact: caller })
  await ring(stage, leg, 15 * SECOND)
  stage.tell(leg, 'voicemail', { voicemailLink: `https://dialpad.com/v/${leg.callId}` })
  await stage.wait((leavesMessage ? 20 : 4) * SECOND)
  hangUp(stage, leg)
  if (!leavesMessage) return
  await stage.wait(5 * SECOND)
  stage.tell(leg, 'voicemail_uploaded', { voicemailRecordingId: stage.random.id() })
  await stage.wait(10 * SECOND)
  stage.tell(leg, 'transcription', {
    transcription: `Hi, this is ${caller.firstName} ${caller.lastName}. Could someone call me back please? Thanks.`,
  })
}

async function outbound(stage: Stage, callee: Contact, user: User): Promise<void> {
  const leg = stage.open({ direction: 'outbound', target: user, contact: callee })
  stage.tell(leg, 'calling')
  await stage.wait(stage.random.integer(4, 9) * SECOND)
  if (stage.random.chance(0.8)) {
    connect(stage, leg)
    await stage.wait(stage.random.integer(10, 60) * SECOND)
  }
  hangUp(stage, leg)
}

const someone = (stage: Stage): Contact => stage.random.pick(stage.company.contacts)
const user = (stage: Stage): User => stage.random.pick(stage.company.users)
const department = (stage: Stage): Group => stage.random.pick(stage.company.departments)

function find<T extends Target | Contact>(all: readonly T[], matches: (one: T) => boolean): T {
  const found = all.find(matches)
  if (found === undefined) throw new Error('The company lacks somebody')
  return found
}

export const SCENARIOS = {
  'first-call': stage => {
    const john = find(stage.company.contacts, contact => contact.lastName === 'Smith')
    const enquiries = find(stage.company.departments, one => one.name === 'Staff Enquiries')
    return toDepartmentAnswered(stage, john, enquiries, 14 * SECOND)
  },
  'inbound-user-answered': stage => toUserAnswered(stage, someone(stage), user(stage)),
  'inbound-department-answered': stage =>
    toDepartmentAnswered(stage, someone(stage), department(stage), stage.random.integer(15, 50) * SECOND),
  'inbound-call-center-answered': stage =>
    throughCallCenter(stage, someone(stage), stage.random.pick(stage.company.callCenters)),
  'inbound-department-missed': stage => departmentMissed(stage, someone(stage), department(stage)),
  'inbound-missed': stage => missed(stage, someone(stage), user(stage)),
  'inbound-voicemail': stage => voicemail(stage, someone(stage), user(stage), true),
  'inbound-voicemail-without-message': stage => voicemail(stage, someone(stage), user(stage), false),
  'outbound-answered': stage => outbound(stage, someone(stage), user(stage)),
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

/** How often each happens in a usual hour. */
export const USUAL_MIX: Readonly<Record<Exclude<ScenarioName, 'first-call'>, number>> = {
  'inbound-user-answered': 5,
  'inbound-department-answered': 4,
  'inbound-call-center-answered': 3,
  'inbound-department-missed': 1,
  'inbound-missed': 2,
  'inbound-voicemail': 1,
  'inbound-voicemail-without-message': 1,
  'outbound-answered': 4,
}
