import type { Random } from './random.ts'

export interface User {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** An office, a department or a call center: something that rings several people. */
export interface Group {
  readonly id: number
  readonly type: 'office' | 'department' | 'call_center'
  readonly name: string
  readonly phone: string
  readonly members: readonly User[]
}

export interface Contact {
  readonly id: string
  readonly type: 'shared' | 'local'
  firstName: string
  lastName: string
  company: string
  jobTitle: string
  phones: string[]
  emails: string[]
}

export interface Company {
  readonly id: number
  readonly name: string
  readonly domain: string
  readonly office: Group
  readonly departments: readonly Group[]
  readonly callCenters: readonly Group[]
  readonly users: readonly User[]
  readonly contacts: Contact[]
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
]
const PEOPLE = [
  ['John', 'Smith', 'NDIS', 'Planner', '+61491570156'],
  ['Sarah', 'Nguyen', 'Harbour Health', 'Practice Manager', '+61491570157'],
  ['Michael', 'Brown', 'Brown & Sons Plumbing', 'Owner', '+61491570158'],
  ['Emma', 'Wilson', 'NDIS', 'Support Coordinator', '+61491570159'],
  ['Oliver', 'Taylor', '', '', '+61491570110'],
  ['Chloe', 'Martin', 'Wattle Street School', 'Principal', '+61291570111'],
  ['David', 'Lee', 'Wattle Street School', 'Bursar', '+61291570111'],
  ['Anna', 'Kowalski', 'Bluegum Legal', 'Solicitor', '+61391570112'],
  ['Raj', 'Patel', 'Patel Pharmacy', 'Pharmacist', '+61491570113'],
  ['Nora', 'Haddad', '', '', '+12125550143'],
] as const

/** A firm with two departments, a call center and people who know some of their callers. */
export function foundCompany(random: Random): Company {
  const domain = 'example.com'
  const users = STAFF.map((name, index) => ({
    id: random.id(),
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@${domain}`,
    phone: `+6125550${1010 + index}`,
  }))
  const members = (...indexes: number[]) => users.filter((_user, index) => indexes.includes(index))
  const group = (type: Group['type'], name: string, phone: string, people: readonly User[]): Group => ({
    id: random.id(),
    type,
    name,
    phone,
    members: people,
  })
  return {
    id: random.id(),
    name: 'Banksia Care',
    domain,
    office: group('office', 'Banksia Care Sydney', '+61255501000', users),
    departments: [
      group('department', 'Staff Enquiries', '+61255501001', members(0, 1)),
      group('department', 'Accounts', '+61255501002', members(2, 3)),
    ],
    callCenters: [group('call_center', 'Plan Support', '+61255501003', members(4, 5, 6))],
    users,
    contacts: PEOPLE.map(([firstName, lastName, company, jobTitle, phone]) => ({
      id: String(random.id()),
      type: 'shared' as const,
      firstName,
      lastName,
      company,
      jobTitle,
      phones: [phone],
      emails: company === '' ? [] : [`${firstName.toLowerCase()}@${domain}`],
    })),
  }
}
