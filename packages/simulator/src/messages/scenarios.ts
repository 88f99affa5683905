import type { Target } from '../calls/leg.ts'
import type { Scene } from '../scene.ts'
import { type Contact, newContact, type User } from '../world/company.ts'
import { type Message, publishMessage } from './message.ts'

const QUESTIONS = [
  'Are you open on Monday?',
  'Running ten minutes late',
  'Please call me back',
  'Thanks, all good 👍',
]
const ANSWERS = ['Yes, from nine to five', 'No worries, see you then', 'Will do', 'Your form has arrived']

/** What somebody asked for, when a message is sent by a program. */
export interface Sending {
  readonly target: Target
  readonly sender: User | null
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
  readonly hasMedia: boolean
}

function receive(scene: Scene, contact: Contact, target: Target, given: Partial<Message> = {}): void {
  const phone = contact.phones[0] ?? '12345'
  if (scene.isBlocked(phone)) return
  const text = scene.random.pick(QUESTIONS)
  const inbound = { direction: 'inbound', target, contact, from: phone, to: [target.phone], text } as const
  publishMessage(scene, begin(scene, { ...inbound, ...given }))
}

function begin(
  scene: Scene,
  given: Pick<Message, 'direction' | 'target' | 'contact' | 'from' | 'to' | 'text'> & Partial<Message>,
): Message {
  return {
    id: scene.random.id(),
    mediaUrl: null,
    sender: null,
    isInternal: false,
    createdAt: scene.now(),
    status: 'pending',
    deliveryResult: null,
    ...given,
  }
}

/** A message on its way: pending at once, and later what became of it. */
export function send(scene: Scene, sending: Sending, contact: Contact): Message {
  const { hasMedia, ...given } = sending
  const mediaUrl = hasMedia ? mediaAddress(scene) : null
  const message = begin(scene, { ...given, direction: 'outbound', contact, mediaUrl })
  publishMessage(scene, message)
  const arrives = scene.random.chance(0.9)
  void (async () => {
    await scene.wait(scene.seconds(1, 3))
    publishMessage(scene, message, { status: 'sent', deliveryResult: 'accepted' })
    await scene.wait(scene.seconds(1, 6))
    if (arrives) return publishMessage(scene, message, { status: 'delivered' })
    const reason = scene.random.pick(['invalid_destination', 'no_route', 'rejected_spam', 'time_out'])
    const status = scene.random.pick(['undelivered', 'failed'] as const)
    publishMessage(scene, message, { status, deliveryResult: reason })
  })()
  return message
}

function mediaAddress(scene: Scene): string {
  return `${scene.baseUrl()}/mms/${scene.random.id()}.jpg`
}

function someContact({ random, company }: Scene): Contact {
  return random.pick(company.contacts)
}

export async function toUser(scene: Scene): Promise<void> {
  receive(scene, someContact(scene), scene.random.pick(scene.company.users))
}

/** From somebody whom a program put into the contacts: the id is no number. */
export async function fromPooled(scene: Scene): Promise<void> {
  const pooled = scene.company.contacts.find(contact => contact.id.startsWith('shared_contact_pool'))
  receive(scene, pooled ?? someContact(scene), scene.random.pick(scene.company.users))
}

/** To a group: its administrators are named. */
export async function toGroup(scene: Scene): Promise<void> {
  const { offices, departments } = scene.company
  receive(scene, someContact(scene), scene.random.pick([...offices, ...departments]))
}

/** A picture, without a word. */
export async function picture(scene: Scene): Promise<void> {
  const media = { mediaUrl: mediaAddress(scene), text: '' }
  receive(scene, someContact(scene), scene.random.pick(scene.company.users), media)
}

/** A question and its answer. */
export async function conversation(scene: Scene): Promise<void> {
  await converse(scene, someContact(scene))
}

/** With somebody whom the user has in an address book elsewhere: the id is an address. */
export async function addressBook(scene: Scene): Promise<void> {
  const details = {
    firstName: 'Jember',
    lastName: 'Shender',
    phones: ['+61491570999'],
    type: 'google' as const,
  }
  const id = `http://www.google.com/m8/feeds/contacts/email/base/${scene.random.id().toString(16)}`
  await converse(scene, { ...newContact(details), id })
}

async function converse(scene: Scene, contact: Contact): Promise<void> {
  const { random } = scene
  const user = random.pick(scene.company.users)
  receive(scene, contact, user)
  await scene.wait(scene.seconds(5, 40))
  const to = [contact.phones[0] ?? '12345']
  const text = random.pick(ANSWERS)
  send(scene, { target: user, sender: user, from: user.phone, to, text, hasMedia: false }, contact)
}

/** From one of the staff to another. */
export async function internal(scene: Scene): Promise<void> {
  const [sender, receiver] = [scene.random.pick(scene.company.users), scene.random.pick(scene.company.users)]
  const { id, name, phone, email } = sender
  const details = { firstName: name, lastName: '', phones: [phone], emails: [email], type: 'user' as const }
  receive(scene, { ...newContact(details), id: String(id) }, receiver, { isInternal: true })
}
