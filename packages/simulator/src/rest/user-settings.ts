import type { Dialpad } from '../dialpad.ts'
import { fieldsOf, Refusal } from '../http.ts'
import { logUserChange } from '../settings/change-log.ts'
import { changeUser, type User, type UserSettings } from '../world/company.ts'
import {
  findById,
  givenFields,
  optionalFlag,
  optionalInteger,
  optionalOneOf,
  optionalText,
  optionalTexts,
  requirePhone,
} from './page.ts'

const LICENSES = [
  'admins',
  'agents',
  'dpde_all',
  'dpde_one',
  'lite_lines',
  'lite_support_agents',
  'magenta_lines',
  'talk',
  'user',
]

/** Changes the settings of a user that a body gives, stores and logs the change. @throws Refusal 400, 404 */
export function updateUser(dialpad: Dialpad, user: User, body: unknown): void {
  const { state, theatre } = dialpad
  const settings = readSettings(dialpad, user, body)
  if (Object.keys(settings).length === 0) return
  changeUser(user, settings)
  const known = state.users.find(one => one.id === user.id)
  if (known === undefined) state.users.push({ id: user.id, settings })
  else Object.assign(known.settings, settings)
  state.save()
  logUserChange(theatre.scene(), user, Object.keys(fieldsOf(body)))
}

function readSettings(dialpad: Dialpad, user: User, body: unknown): Partial<UserSettings> {
  optionalFlag(body, 'keep_paid_numbers')
  return givenFields<UserSettings>({
    firstName: readName(body, 'first_name'),
    lastName: readName(body, 'last_name'),
    emails: readEmails(body),
    phones: readPhones(user, body),
    forwardingNumbers: optionalTexts(body, 'forwarding_numbers')?.map(one =>
      requirePhone(one, 'forwarding_numbers'),
    ),
    officeId: readOffice(dialpad, body),
    adminOfficeIds: readAdminOffices(dialpad, body),
    extension: readExtension(body),
    jobTitle: optionalText(body, 'job_title'),
    license: optionalOneOf(body, 'license', LICENSES),
    hasInternationalDialing: optionalFlag(body, 'international_dialing_enabled'),
    isSuperAdmin: optionalFlag(body, 'is_super_admin'),
    state: optionalOneOf(body, 'state', ['active', 'suspended'] as const),
  })
}

function readName(body: unknown, name: string): string | undefined {
  const text = optionalText(body, name)
  if (text !== undefined && (text.trim() === '' || /[\r\n]/.test(text))) {
    throw new Refusal(400, `${name} is invalid`)
  }
  return text
}

function readEmails(body: unknown): string[] | undefined {
  const emails = optionalTexts(body, 'emails')
  if (emails !== undefined && !(emails.length > 0 && emails.every(one => /^[^\s@]+@[^\s@]+$/.test(one)))) {
    throw new Refusal(400, 'emails is invalid')
  }
  return emails
}

/** Numbers can be put into another order and taken away here; new ones are assigned elsewhere. */
function readPhones(user: User, body: unknown): string[] | undefined {
  const phones = optionalTexts(body, 'phone_numbers')
  if (phones !== undefined && !phones.every(one => user.phones.includes(one))) {
    throw new Refusal(400, 'phone_numbers: only numbers of the user can be kept')
  }
  return phones
}

function readOffice({ company }: Dialpad, body: unknown): number | undefined {
  const id = optionalInteger(body, 'office_id')
  return id === undefined ? undefined : findById(company.offices, id, 'office').id
}

function readAdminOffices({ company }: Dialpad, body: unknown): number[] | undefined {
  const ids = fieldsOf(body).admin_office_ids ?? undefined
  if (ids === undefined) return undefined
  if (!Array.isArray(ids)) throw new Refusal(400, 'admin_office_ids is invalid')
  return ids.map(id => findById(company.offices, optionalInteger({ id }, 'id') ?? '', 'office').id)
}

function readExtension(body: unknown): string | undefined {
  const extension = optionalText(body, 'extension')
  if (extension !== undefined && !/^\d{1,10}$/.test(extension)) throw new Refusal(400, 'extension is invalid')
  return extension
}
