import { setDuty } from '../../agents/duty.ts'
import type { Contact, Group } from '../../world/company.ts'
import { aftermath } from '../after-call.ts'
import { isUser, type Leg } from '../leg.ts'
import type { Stage } from '../stage.ts'
import { leaveMessage } from './to-user.ts'

const SECOND = 1_000

/** The group's own leg, which has no links: the legs of its people point at it. */
function openRoot(stage: Stage, contact: Contact, group: Group): Leg {
  const root = stage.open({ direction: 'inbound', target: group, contact })
  stage.describe(root, group)
  return root
}

/** @param most how many people are rung at once */
function openAgents(stage: Stage, from: Leg, group: Group, most = group.members.length): Leg[] {
  return stage.ring(group, most).map(target =>
    stage.open({
      direction: 'inbound',
      target,
      contact: from.contact,
      entryPointCallId: from.callId,
      entryPoint: group,
    }),
  )
}

/** The very first call: John Smith of NDIS rings Staff Enquiries, and somebody is free. */
export async function firstCall(stage: Stage): Promise<void> {
  const john = stage.company.contacts.find(contact => contact.lastName === 'Smith')
  const enquiries = stage.company.departments.find(group => group.name === 'Staff Enquiries')
  const [member] = enquiries?.members ?? []
  if (john === undefined || enquiries === undefined || member === undefined) throw new Error('Nobody to call')
  const root = openRoot(stage, john, enquiries)
  await stage.ringFor(root, 300)
  const links = { entryPointCallId: root.callId, entryPoint: enquiries }
  const agent = stage.open({ direction: 'inbound', target: member, contact: john, ...links })
  await stage.ringFor(agent, 5 * SECOND)
  await converse(stage, root, agent, 14 * SECOND)
}

async function converse(stage: Stage, root: Leg, agent: Leg, talk: number): Promise<void> {
  stage.connect(agent)
  await stage.wait(talk)
  stage.hangUp(agent)
  await stage.wait(200)
  stage.hangUp(root, { queueTime: talk })
  stage.end()
  await aftermath(stage, agent)
}

export async function departmentAnswered(stage: Stage): Promise<void> {
  const department = stage.group(stage.company.departments)
  const root = openRoot(stage, stage.caller(), department)
  await stage.ringFor(root, 300)
  const agents = openAgents(stage, root, department)
  const [first, ...others] = agents
  if (first === undefined) return nobodyThere(stage, root)
  for (const leg of agents) stage.emit(leg, 'ringing', { rangAt: stage.now() })
  await stage.wait(stage.seconds(3, 9))
  for (const leg of others) stage.miss(leg)
  await converse(stage, root, first, stage.seconds(15, 60))
}

async function nobodyThere(stage: Stage, root: Leg): Promise<void> {
  stage.entry.outcome = 'missed'
  await stage.wait(stage.seconds(10, 20))
  stage.miss(root)
}

/** Nobody answers, and the department's own voicemail takes a message. */
export async function departmentVoicemail(stage: Stage): Promise<void> {
  const department = stage.group(stage.company.departments)
  const root = openRoot(stage, stage.caller(), department)
  await stage.ringFor(root, stage.seconds(12, 20))
  await leaveMessage(stage, root)
}

/** One of the staff rings a department, whose leg ends once the call has moved on. */
export async function colleagueToDepartment(stage: Stage): Promise<void> {
  const department = stage.group(stage.company.departments)
  const root = openRoot(stage, stage.colleague(), department)
  await stage.ringFor(root, 800)
  const [agent] = openAgents(stage, root, department, 1)
  if (agent === undefined) return nobodyThere(stage, root)
  await stage.ringFor(agent, stage.seconds(2, 6))
  await converse(stage, root, agent, stage.seconds(15, 40))
}

/** Every leg of the one attempt says that it was missed. */
export async function departmentMissed(stage: Stage): Promise<void> {
  const department = stage.group(stage.company.departments)
  const root = openRoot(stage, stage.caller(), department)
  stage.entry.outcome = 'missed'
  await stage.ringFor(root, 300)
  const agents = openAgents(stage, root, department)
  for (const leg of agents) stage.emit(leg, 'ringing', { rangAt: stage.now() })
  await stage.wait(stage.seconds(12, 25))
  for (const leg of [...agents, root]) stage.miss(leg)
}

/** Into the queue: the call center's leg hangs on the root, and "connects" although nobody has answered. */
async function enqueue(stage: Stage): Promise<{ root: Leg; queue: Leg; center: Group }> {
  const center = stage.group(stage.company.callCenters)
  const office = stage.company.offices.find(one => one.id === center.officeId) ?? center
  const contact = stage.caller()
  const root = openRoot(stage, contact, office)
  root.queueTime = 900
  await stage.ringFor(root, 800)
  const queue = stage.open({ direction: 'inbound', target: center, contact, masterCallId: root.callId })
  stage.emit(queue, 'preanswer')
  await stage.wait(900)
  stage.emit(queue, 'queued', { queuedAt: stage.now() })
  stage.emit(queue, 'connected')
  await stage.wait(stage.seconds(1, 4))
  return { root, queue, center }
}

export async function callCenterAnswered(stage: Stage): Promise<void> {
  await answerFromQueue(stage, true)
}

/** The leg of who answers does not say where it came from: only the queue's leg ties them together, late. */
export async function callCenterUnlinked(stage: Stage): Promise<void> {
  await answerFromQueue(stage, false)
}

async function answerFromQueue(stage: Stage, linked: boolean): Promise<void> {
  const { root, queue, center } = await enqueue(stage)
  const agents = openAgents(stage, queue, center, linked ? center.members.length : 1)
  if (!linked) for (const agent of agents) stage.change(agent, { entryPointCallId: null, entryPoint: null })
  const [answerer, ...others] = agents
  if (answerer === undefined) return abandon(stage, root, queue, [])
  for (const agent of agents) stage.emit(agent, 'ringing', { rangAt: stage.now() })
  await stage.wait(stage.seconds(3, 10))
  stage.connect(answerer)
  stage.connect(queue, answerer)
  if (isUser(answerer.target)) setDuty(stage, answerer.target, { dutyStatus: 'occupied' })
  for (const agent of others) {
    stage.miss(agent)
    if (isUser(agent.target)) stage.release(agent.target)
  }
  await stage.wait(stage.seconds(15, 90))
  for (const leg of [answerer, queue]) stage.hangUp(leg)
  stage.hangUp(root, { queueTime: stage.now() - root.startedAt })
  if (isUser(answerer.target)) {
    setDuty(stage, answerer.target, { dutyStatus: 'wrapup' })
    await stage.wait(stage.seconds(3, 8))
    setDuty(stage, answerer.target, { dutyStatus: 'available' })
  }
  stage.end()
  // The recap comes on the queue's leg, the transcript is on that of who talked.
  await aftermath(stage, answerer, queue)
}

/** The caller gives up while waiting. */
export async function abandoned(stage: Stage): Promise<void> {
  const { root, queue, center } = await enqueue(stage)
  const agents = openAgents(stage, queue, center)
  for (const agent of agents) stage.emit(agent, 'ringing', { rangAt: stage.now() })
  await stage.wait(stage.seconds(5, 40))
  await abandon(stage, root, queue, agents)
}

async function abandon(stage: Stage, root: Leg, queue: Leg, agents: readonly Leg[]): Promise<void> {
  stage.entry.outcome = 'missed'
  for (const leg of agents) stage.miss(leg)
  stage.hangUp(queue, { queueTime: stage.now() - queue.startedAt })
  stage.miss(root)
}

/** The office's menu takes the call, says that it moved on, and the caller hangs up: no other leg comes. */
export async function officeMenu(stage: Stage): Promise<void> {
  const root = openRoot(stage, stage.caller(), stage.group(stage.company.offices))
  stage.entry.outcome = 'missed'
  await stage.wait(400)
  stage.emit(root, 'preanswer')
  await stage.wait(stage.seconds(6, 12))
  stage.hangUp(root, { isTransferred: true })
}
