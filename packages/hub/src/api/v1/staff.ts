import { type Static, Type } from 'typebox'
import type { Actor } from '../../access/audit.ts'
import { AuditBodySchema, listAudit } from '../../access/audit.ts'
import type { Database } from '../../database/database.ts'
import { HubError } from '../../errors.ts'
import { Instant } from '../../schemas.ts'
import type { Client } from '../../staff/attempts.ts'
import { lock, setPin, unlock } from '../../staff/pins.ts'
import type { SignIn } from '../../staff/sign-in.ts'
import { type Staff, StaffBodySchema } from '../../staff/staff.ts'
import { clientOf, type Person, type Requester } from '../authenticate.ts'
import { named } from '../components.ts'
import type { ErrorCode } from '../error-codes.ts'
import { type Asked, defineListOperation, defineOperation, type Operation } from '../operation.ts'
import { forPeople } from '../route-config.ts'

const Role = Type.Enum(['admin', 'manager', 'staff'])
const Invitation = Type.Object({
  role: Role,
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
})
const UserParams = Type.Object({
  user_id: Type.String({ pattern: '^[\\w-]{1,64}$', 'x-expected': 'a user id' }),
})
const RoleChange = Type.Object({ role: Role })
const Pin = Type.String({ pattern: '^[0-9]{4,12}$', 'x-expected': '4 to 12 digits' })
const NewPin = Type.Object({
  pin: Pin,
  password: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'Required if the person has a password; otherwise the last sign-in must be at most 10 minutes old',
    }),
  ),
})
/** For people without a password: how long ago they may have signed in. */
const RECENT_SIGN_IN_MS = 10 * 60_000
const Unlocking = Type.Object({ pin: Pin })
const LinkBody = Type.Object({
  url: Type.String({ description: 'Single-use link to send to the person' }),
  expires_at: Instant,
})
const InvitationBody = Type.Object({
  id: Type.String(),
  role: Role,
  email: Type.Union([Type.String(), Type.Null()], {
    description: 'The only address that may use it; null: any',
  }),
  expires_at: Instant,
})
const InvitationLink = Type.Object({
  ...InvitationBody.properties,
  url: Type.String({ description: 'Single-use link to send to the person' }),
})
const InvitationParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{64}$', 'x-expected': 'the id of an invitation' }),
})
const ofPeople = { tag: 'staff', scope: 'admin' } as const
const ofPerson = { ...ofPeople, params: UserParams, config: { errors: ['NOT_FOUND'] } } as const

/** The people of an app and its audit log, for its admins. */
export function staffOperations(database: Database, staff: Staff): Operation[] {
  const administrator = ({ caller }: Asked) => caller.person?.userId ?? null
  return [
    defineListOperation({
      ...ofPeople,
      id: 'listStaff',
      path: 'staff',
      summary: 'List the people of the app by name',
      list: named('StaffMember', StaffBodySchema),
      handle: ({ caller, page }) => staff.list(caller.id, page),
    }),
    defineOperation({
      ...ofPerson,
      id: 'setStaffRole',
      method: 'PATCH',
      path: 'staff/:user_id',
      summary: 'Change a person’s role',
      config: { errors: ['NOT_FOUND', 'LAST_ADMIN'] },
      body: named('StaffRole', RoleChange),
      async handle({ request, caller, params, body }) {
        await staff.setRole(caller.id, params.user_id, body.role, by(caller, request))
      },
    }),
    defineOperation({
      ...ofPerson,
      id: 'removeStaff',
      method: 'DELETE',
      path: 'staff/:user_id',
      summary: 'Remove a person from the app',
      config: { errors: ['NOT_FOUND', 'LAST_ADMIN'] },
      async handle({ request, caller, params }) {
        await staff.remove(caller.id, params.user_id, by(caller, request))
      },
    }),
    defineOperation({
      ...ofPerson,
      id: 'createPasswordReset',
      method: 'POST',
      path: 'staff/:user_id/reset',
      summary: 'Create a single-use link to reset a person’s password',
      config: { idempotent: true, errors: ['NOT_FOUND', 'MEMBER_ELSEWHERE'] },
      answer: named('PasswordReset', LinkBody),
      answersSecret: true,
      async handle(asked) {
        const { request, caller, params } = asked
        const actor = by(caller, request)
        const link = await staff.resetLink(caller.id, params.user_id, administrator(asked), actor)
        return { url: link.url, expires_at: link.expiresAt.toISOString() }
      },
    }),
    defineOperation({
      ...ofPerson,
      id: 'endAccountLock',
      method: 'DELETE',
      path: 'staff/:user_id/lock',
      summary: 'Unlock an account that was locked after too many failed sign-ins',
      config: { errors: ['NOT_FOUND', 'MEMBER_ELSEWHERE'] },
      async handle(asked) {
        const { request, caller, params } = asked
        await staff.endLock(caller.id, params.user_id, administrator(asked), by(caller, request))
      },
    }),
    defineListOperation({
      ...ofPeople,
      id: 'listAuditEntries',
      path: 'audit',
      summary: 'List audit log entries of the app, newest first',
      list: named('AuditEntry', AuditBodySchema),
      handle: ({ caller, page }) =>
        database.forApp(caller.id, queries => listAudit(queries, caller.id, page)),
    }),
    ...invitationOperations(staff),
  ]
}

function invitationOperations(staff: Staff): Operation[] {
  return [
    defineOperation({
      ...ofPeople,
      id: 'createInvitation',
      method: 'POST',
      path: 'staff/invitations',
      summary: 'Create an invitation: a single-use link to join the app',
      config: { idempotent: true },
      body: named('NewInvitation', Invitation),
      status: 201,
      answer: named('InvitationLink', InvitationLink),
      answersSecret: true,
      location: ({ id }) => `staff/invitations/${id}`,
      async handle({ request, caller, body: { role, email = null } }) {
        const { id, url, expiresAt } = await staff.invite(caller.id, role, email, by(caller, request))
        return { id, role, email: email?.toLowerCase() ?? null, url, expires_at: expiresAt.toISOString() }
      },
    }),
    defineListOperation({
      ...ofPeople,
      id: 'listInvitations',
      path: 'staff/invitations',
      summary: 'List invitations that can still be used, newest first',
      list: named('Invitation', InvitationBody),
      async handle({ caller, page }) {
        const found = await staff.invitations(caller.id, page)
        return { ...found, data: found.data.map(presentInvitation) }
      },
    }),
    defineOperation({
      ...ofPeople,
      id: 'getInvitation',
      method: 'GET',
      path: 'staff/invitations/:id',
      summary: 'Get an invitation, without its link',
      config: { errors: ['NOT_FOUND'] },
      params: InvitationParams,
      answer: named('Invitation', InvitationBody),
      handle: async ({ caller, params }) => presentInvitation(await staff.invitation(caller.id, params.id)),
    }),
    defineOperation({
      ...ofPeople,
      id: 'withdrawInvitation',
      method: 'DELETE',
      path: 'staff/invitations/:id',
      summary: 'Withdraw an invitation: its link no longer works',
      config: { errors: ['NOT_FOUND'] },
      params: InvitationParams,
      async handle({ request, caller, params }) {
        await staff.withdrawInvitation(caller.id, params.id, by(caller, request))
      },
    }),
  ]
}

/** Everybody's own PIN. PINs and passwords could be guessed here. */
export function pinOperations(database: Database, signIn: SignIn): Operation[] {
  const config = { ...forPeople, limit: 'access' } as const
  const own: readonly ErrorCode[] = ['INVALID_API_KEY', 'APP_INACTIVE', 'INSUFFICIENT_SCOPE', 'PERSON_NEEDED']
  const proof = ['WRONG_PASSWORD', 'TOO_MANY_ATTEMPTS', 'ACCOUNT_LOCKED', 'SIGN_IN_AGAIN'] as const
  return [
    defineOperation({
      id: 'setPin',
      method: 'PUT',
      path: 'staff/me/pin',
      tag: 'staff',
      summary: 'Set your PIN',
      config: { ...config, errors: [...own, ...proof] },
      body: named('NewPin', NewPin),
      async handle({ request, caller, body }) {
        const person = requirePerson(caller)
        await requireProof(signIn, person, body.password, clientOf(request))
        await setPin(database.own, person.userId, body.pin)
      },
    }),
    defineOperation({
      id: 'unlockContent',
      method: 'POST',
      path: 'staff/me/unlock',
      tag: 'staff',
      summary: 'Unlock recaps, transcripts and recordings for 10 minutes',
      config: { ...config, errors: [...own, 'WRONG_PIN', 'NO_PIN', 'PIN_LOCKED'] },
      body: named('Pin', Unlocking),
      answer: named('ContentUnlock', Type.Object({ unlocked_until: Instant })),
      async handle({ caller, body }) {
        const until = await unlock(database.own, requirePerson(caller), body.pin)
        return { unlocked_until: until.toISOString() }
      },
    }),
    defineOperation({
      id: 'lockContent',
      method: 'DELETE',
      path: 'staff/me/unlock',
      tag: 'staff',
      summary: 'Lock recaps, transcripts and recordings',
      config: { ...config, errors: own },
      async handle({ caller }) {
        await lock(database.own, requirePerson(caller).sessionId)
      },
    }),
  ]
}

/**
 * Requires a proof of identity: the session alone may be one that was left open.
 *
 * @throws HubError 401 WRONG_PASSWORD, 429 TOO_MANY_ATTEMPTS, 423 ACCOUNT_LOCKED, 403 SIGN_IN_AGAIN
 */
async function requireProof(
  signIn: SignIn,
  person: Person,
  password: string | undefined,
  client: Client,
): Promise<void> {
  if (await signIn.hasPassword(person.userId)) return signIn.checkPassword(person, password ?? '', client)
  if (Date.now() - person.signedInAt.getTime() <= RECENT_SIGN_IN_MS) return
  throw new HubError(403, 'SIGN_IN_AGAIN', 'Sign out and in again, then set the PIN within 10 minutes')
}

function requirePerson({ person }: Requester): Person {
  if (person === null)
    throw new HubError(403, 'PERSON_NEEDED', 'PINs are for people: this requires a session, not an API key')
  return person
}

function by({ actor }: Requester, { ip }: { ip: string }): Actor {
  return { actor, address: ip }
}

function presentInvitation({
  expiresAt,
  ...invitation
}: Awaited<ReturnType<Staff['invitation']>>): Static<typeof InvitationBody> {
  return { ...invitation, expires_at: expiresAt.toISOString() }
}
