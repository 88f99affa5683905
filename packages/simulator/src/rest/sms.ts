import type { Target } from '../calls/leg.ts'
import { restType } from '../delivery/subscribed.ts'
import type { Dialpad } from '../dialpad.ts'
import { Refusal } from '../http.ts'
import type { Message } from '../messages/message.ts'
import { send } from '../messages/scenarios.ts'
import { contactBehind, type User } from '../world/company.ts'
import { compact, int64, naiveTime, type Routes } from './api.ts'
import { findById, optionalInteger, optionalText, optionalTexts, requirePhone } from './page.ts'

const MOST_RECEIVERS = 10
const MOST_MEDIA_BYTES = 500 * 1_024

/** Sending a message: for a user, for a group, or from a number of the company. */
export const smsRoutes: Routes = (http, dialpad) => {
  http.post('/sms', async ({ body }) => {
    const to = optionalTexts(body, 'to_numbers') ?? []
    const text = optionalText(body, 'text') ?? ''
    const media = optionalText(body, 'media')
    if (to.length === 0) throw new Refusal(400, 'to_numbers is required')
    for (const number of to) requirePhone(number, 'to_numbers')
    if (to.length > MOST_RECEIVERS) throw new Refusal(400, `At most ${MOST_RECEIVERS} numbers are allowed`)
    if (text === '' && media === undefined) throw new Refusal(400, 'text is required')
    if (media !== undefined && (media.length * 3) / 4 > MOST_MEDIA_BYTES) {
      throw new Refusal(413, 'media is too large')
    }
    const { target, sender } = readSender(dialpad, body)
    const scene = dialpad.theatre.scene()
    const contact = contactBehind(dialpad.company, scene.random, String(to[0]))
    const sending = { target, sender, from: target.phone, to, text, hasMedia: media !== undefined }
    return present(send(scene, sending, contact))
  })
}

/** `from_number` overrides both others. @throws Refusal 400, 404 */
function readSender({ company }: Dialpad, body: unknown): { target: Target; sender: User | null } {
  const { users, offices, departments, callCenters } = company
  const groups = [...offices, ...departments, ...callCenters]
  const number = optionalText(body, 'from_number')
  if (number !== undefined) {
    const target = [...users, ...groups].find(one => one.phone === number)
    if (target === undefined) throw new Refusal(400, 'from_number is not a number of the company')
    return { target, sender: null }
  }
  const userId = optionalInteger(body, 'user_id')
  const sender = userId === undefined ? null : findById(users, userId, 'user')
  const groupId = optionalInteger(body, 'sender_group_id')
  if (groupId !== undefined) return { target: findById(groups, groupId, 'group'), sender }
  if (sender === null) throw new Refusal(400, 'user_id is required')
  return { target: sender, sender }
}

function present(message: Message) {
  return compact({
    contact_id: message.contact.id,
    created_date: naiveTime(message.createdAt),
    device_type: 'public_api',
    direction: message.direction,
    from_number: message.from,
    id: int64(message.id),
    message_status: 'pending',
    target_id: int64(message.target.id),
    target_type: restType(message.target),
    text: message.text,
    to_numbers: message.to,
    user_id: message.sender === null ? null : int64(message.sender.id),
  })
}
