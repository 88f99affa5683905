import type { Random } from './random.ts'

/** What an administrator, or a program on their behalf, may change of a user. */
export interface UserSettings {
  firstName: string
  lastName: string
  /** The first one is the primary one; so with phones. */
  emails: readonly string[]
  phones: readonly string[]
  forwardingNumbers: readonly string[]
  officeId: number
  adminOfficeIds: readonly number[]
  extension: string | null
  jobTitle: string | null
  license: string
  hasInternationalDialing: boolean
  isSuperAdmin: boolean
  state: 'active' | 'suspended'
}

export interface User extends UserSettings {
  readonly id: number
  /** First name and last name, the primary address and the primary number; `changeUser` keeps them. */
  name: string
  email: string
  phone: string
  doNotDisturb: boolean
  onDuty: boolean
  /** As REST and events say it: available, unavailable, occupied, wrapup, busy. */
  dutyStatus: string
  dutyReason: string | null
  /** When the status changed last, in ms since 1970. */
  dutySince: number
  /** When they came on duty last, in ms since 1970. */
  onDutySince: number
  /** When they come back from a break by themselves, in ms since 1970. */
  backAt: number | null
  statusMessage: string | null
}

/** An office, a department or a call center: something that rings several people. */
export interface Group {
  readonly id: number
  readonly type: 'office' | 'department' | 'call_center'
  readonly name: string
  readonly phone: string
  readonly officeId: number
  readonly members: readonly User[]
}

export interface Contact {
  readonly id: string
  /** Only shared and local ones are in lists. */
  readonly type: 'shared' | 'local' | 'user' | 'google'
  readonly ownerId: string | null
  firstName: string
  lastName: string
  company: string | null
  jobTitle: string | null
  phones: string[]
  emails: string[]
  urls: string[]
  extension: string | null
  trunkGroup: string | null
}

export interface Company {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly offices: readonly Group[]
  readonly departments: readonly Group[]
  readonly callCenters: readonly Group[]
  readonly users: readonly User[]
  /** All that the company owns, whether they are assigned or not. */
  readonly numbers: readonly string[]
  /** Who is known. Callers who are not have a contact that is in no list. */
  contacts: Contact[]
  callLabels: string[]
}

const STAFF = [
  'Jennifer Albert',
  'Priya Nair',
  'Tom Okafor',
  'Lena Fischer',
  'Marco Silva',
  'Aisha Rahman',
  'Grace Chen',
  'Ben Walker',
  'Zoe Papadopoulos',
  'Hugo Laurent',
  'Mei Tanaka',
  'Sam Fraser',
]

/** First name, last name, company, job, number. Two share the line of their school. */
const PEOPLE = [
  ['John', 'Smith', 'NDIS', 'Planner', '+61491570156'],
  ['Sarah', 'Nguyen', 'Harbour Health', 'Practice Manager', '+61491570157'],
  ['Michael', 'Brown', 'Brown & Sons Plumbing', 'Owner', '+61491570158'],
  ['Emma', 'Wilson', 'NDIS', 'Support Coordinator', '+61491570159'],
  ['Oliver', 'Taylor', null, null, '+61491570110'],
  ['Chloe', 'Martin', 'Wattle Street School', 'Principal', '+61255501911'],
  ['David', 'Lee', 'Wattle Street School', 'Bursar', '+61255501911'],
  ['Anna', 'Kowalski', 'Bluegum Legal', 'Solicitor', '+61355501912'],
  ['Raj', 'Patel', 'Patel Pharmacy', 'Pharmacist', '+61491570313'],
  ['Nora', 'Haddad', 'Cedar Imports', 'Buyer', '+12125550143'],
  ['Ewan', 'Campbell', 'Lochside Trust', 'Secretary', '+441632960217'],
  ['Yuki', 'Mori', null, null, '+61491570737'],
] as const

/** Numbers that nobody has yet. */
const RESERVED_NUMBERS = Array.from({ length: 10 }, (_one, index) => `+6125550${1090 + index}`)

/** When the company came to Dialpad, in ms since 1970. */
export const FOUNDED_AT = Date.UTC(2024, 0, 8, 9)

const UNKNOWN_CALLERS = [
  ['+61491571266', '0491 571 266'],
  ['+61491571491', '0491 571 491'],
  ['+14155550132', 'San Francisco, CA'],
  ['+61491571804', '0491 571 804'],
] as const

/** A firm with two offices, departments, a call center, and people who know some of their callers. */
export function foundCompany(random: Random): Company {
  const domain = 'example.com'
  const officeIds = [random.id(), random.id()] as const
  const users = STAFF.map((name, index) => hire(random.id(), name, index, domain, officeIds))
  const members = (...indexes: number[]) => users.filter((_user, index) => indexes.includes(index))
  const group = (
    type: Group['type'],
    name: string,
    phone: string,
    people: readonly User[],
    office = 0,
  ): Group => {
    const officeId = officeIds[office === 0 ? 0 : 1]
    return { id: type === 'office' ? officeId : random.id(), type, name, phone, officeId, members: people }
  }
  const id = random.id()
  const offices = [
    group('office', 'Banksia Care Sydney', '+61255501000', members(0, 1, 2, 3, 4, 5, 6, 7)),
    group('office', 'Banksia Care Melbourne', '+61355501000', members(8, 9, 10, 11), 1),
  ]
  const departments = [
    group('department', 'Staff Enquiries', '+61255501001', members(0, 1)),
    group('department', 'Accounts', '+61255501002', members(2, 3)),
    group('department', 'Melbourne Desk', '+61355501003', members(8, 9), 1),
  ]
  const callCenters = [
    group('call_center', 'Plan Support', '+61255501004', members(4, 5, 6)),
    group('call_center', 'Billing Help', '+61355501005', members(9, 10, 11), 1),
  ]
  const assigned = [...offices, ...departments, ...callCenters, ...users].map(({ phone }) => phone)
  return {
    id,
    name: 'Banksia Care',
    domain,
    offices,
    departments,
    callCenters,
    users,
    numbers: [...assigned, ...RESERVED_NUMBERS],
    contacts: PEOPLE.map(([firstName, lastName, company, jobTitle, phone], index) => ({
      ...newContact({ firstName, lastName, phones: [phone] }),
      // The last one was made through the API, under an id that its maker chose.
      id: index === PEOPLE.length - 1 ? `shared_contact_pool_Company:${id}_uid_001` : String(random.id()),
      company,
      jobTitle,
      emails: company === null ? [] : [`${firstName.toLowerCase()}.${lastName.toLowerCase()}@${domain}`],
    })),
    callLabels: ['complaint', 'follow up', 'plan review'],
  }
}

function hire(
  id: number,
  name: string,
  index: number,
  domain: string,
  officeIds: readonly [number, number],
): User {
  const [firstName = '', lastName = ''] = name.split(' ')
  const email = `${name.toLowerCase().replace(' ', '.')}@${domain}`
  const phone = `+6125550${1010 + index}`
  const isAdmin = index === 0
  return {
    id,
    ...{ name, firstName, lastName, email, emails: [email], phone, phones: [phone] },
    forwardingNumbers: ['+61491570990'],
    officeId: officeIds[index < 8 ? 0 : 1],
    adminOfficeIds: isAdmin ? officeIds : [],
    extension: null,
    jobTitle: isAdmin ? 'Operations Manager' : 'Coordinator',
    license: 'talk',
    hasInternationalDialing: true,
    isSuperAdmin: isAdmin,
    state: 'active',
    doNotDisturb: false,
    onDuty: true,
    dutyStatus: 'available',
    dutyReason: null,
    dutySince: FOUNDED_AT,
    onDutySince: FOUNDED_AT,
    backAt: null,
    statusMessage: isAdmin ? 'In until five' : null,
  }
}

/** Changes what can be changed of a user, and what is derived from it. */
export function changeUser(user: User, change: Partial<UserSettings>): void {
  Object.assign(user, change)
  user.name = `${user.firstName} ${user.lastName}`.trim()
  user.email = user.emails[0] ?? ''
  user.phone = user.phones[0] ?? ''
}

export function newContact(
  given: Pick<Contact, 'firstName' | 'lastName'> & Partial<Omit<Contact, 'id'>>,
): Omit<Contact, 'id'> {
  return {
    type: 'shared',
    ownerId: null,
    company: null,
    jobTitle: null,
    phones: [],
    emails: [],
    urls: [],
    extension: null,
    trunkGroup: null,
    ...given,
  }
}

/** Somebody whom nobody knows: Dialpad names such a caller by the number, or by where it belongs. */
export function unknownCaller(random: Random): Contact {
  const [phone, name] = random.pick(UNKNOWN_CALLERS)
  return {
    ...newContact({ firstName: name, lastName: '', phones: [phone], type: 'local' }),
    id: String(random.id()),
  }
}

export function contactName(contact: Contact): string {
  return `${contact.firstName} ${contact.lastName}`.trim()
}

/** Who has a number: somebody known, unless another name is given, or somebody whom nobody knows. */
export function contactBehind(company: Company, random: Random, number: string, name?: string): Contact {
  const known = company.contacts.find(contact => contact.phones.includes(number))
  if (known !== undefined && name === undefined) return known
  return { ...unknownCaller(random), phones: [number], firstName: name ?? number, lastName: '' }
}
