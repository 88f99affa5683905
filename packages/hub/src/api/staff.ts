import { type Static, Type } from 'typebox'
import type { Actor } from '../access/audit.ts'
import { AuditBodySchema, listAudit } from '../access/audit.ts'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { Instant, NO_CONTENT } from '../schemas.ts'
import type { Client } from '../staff/attempts.ts'
import type { Link } from '../staff/links.ts'
import { lock, setPin, unlock } from '../staff/pins.ts'
import type { SignIn } from '../staff/sign-in.ts'
import { type Staff, StaffBodySchema } from '../staff/staff.ts'
import { type Asking, type Authenticate, clientOf, type Person } from './authenticate.ts'
import { forPeople } from './route-config.ts'
import type { Server } from './server.ts'

const tags = ['staff']
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
const AuditQuery = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
})

const about = (summary: string) => ({ tags, summary, params: UserParams })

/** The people of an app, for its admins; and everybody's own PIN. */
export function staffRoutes(
  server: Server,
  database: Database,
  signIn: SignIn,
  staff: Staff,
  authenticate: Authenticate,
): void {
  const list = Type.Object({ staff: Type.Array(StaffBodySchema) })
  const people = { tags, summary: 'List the people of the app', response: { 200: list } }
  server.get('/api/staff', { schema: people }, async request => {
    const app = await authenticate(request, 'admin')
    return { staff: await staff.list(app.id) }
  })
  server.post(
    '/api/staff/invitations',
    {
      schema: {
        tags,
        summary: 'Create an invitation: a single-use link to join the app',
        body: Invitation,
        response: { 200: LinkBody },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const { role, email = null } = request.body
      return presentLink(await staff.invite(app.id, role, email, by(app, request)))
    },
  )
  server.patch<{ Params: Static<typeof UserParams>; Body: Static<typeof RoleChange> }>(
    '/api/staff/:user_id',
    { schema: { ...about('Change a person’s role'), body: RoleChange, response: NO_CONTENT } },
    async (request, reply) => {
      const app = await authenticate(request, 'admin')
      await staff.setRole(app.id, request.params.user_id, request.body.role, by(app, request))
      return reply.code(204).send()
    },
  )
  server.delete<{ Params: Static<typeof UserParams> }>(
    '/api/staff/:user_id',
    { schema: { ...about('Remove a person from the app'), response: NO_CONTENT } },
    async (request, reply) => {
      const app = await authenticate(request, 'admin')
      await staff.remove(app.id, request.params.user_id, by(app, request))
      return reply.code(204).send()
    },
  )
  server.post<{ Params: Static<typeof UserParams> }>(
    '/api/staff/:user_id/reset',
    {
      schema: {
        ...about('Create a single-use link to reset a person’s password'),
        response: { 200: LinkBody },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      return presentLink(
        await staff.resetLink(app.id, request.params.user_id, app.person?.userId ?? null, by(app, request)),
      )
    },
  )
  server.delete<{ Params: Static<typeof UserParams> }>(
    '/api/staff/:user_id/lock',
    {
      schema: {
        ...about('Unlock an account that was locked after too many failed sign-ins'),
        response: NO_CONTENT,
      },
    },
    async (request, reply) => {
      const app = await authenticate(request, 'admin')
      const administratorId = app.person?.userId ?? null
      await staff.endLock(app.id, request.params.user_id, administratorId, by(app, request))
      return reply.code(204).send()
    },
  )
  server.get(
    '/api/audit',
    {
      schema: {
        tags,
        summary: 'List audit log entries of the app',
        querystring: AuditQuery,
        response: { 200: Type.Object({ entries: Type.Array(AuditBodySchema) }) },
      },
    },
    async request => {
      const app = await authenticate(request, 'admin')
      const filter = { appId: app.id, before: request.query.before ?? null, limit: request.query.limit }
      return { entries: await database.forApp(app.id, queries => listAudit(queries, filter)) }
    },
  )

  // PINs and passwords could be guessed here.
  const config = { ...forPeople, limit: 'access' } as const
  server.put(
    '/api/staff/me/pin',
    { config, schema: { tags, summary: 'Set your PIN', body: NewPin, response: NO_CONTENT } },
    async (request, reply) => {
      const person = requirePerson(await authenticate(request))
      await requireProof(signIn, person, request.body.password, clientOf(request))
      await setPin(database.own, person.userId, request.body.pin)
      return reply.code(204).send()
    },
  )
  server.post(
    '/api/staff/me/unlock',
    {
      config,
      schema: {
        tags,
        summary: 'Unlock recaps, transcripts and recordings for 10 minutes',
        body: Unlocking,
        response: { 200: Type.Object({ unlocked_until: Instant }) },
      },
    },
    async request => {
      const person = requirePerson(await authenticate(request))
      return { unlocked_until: (await unlock(database.own, person, request.body.pin)).toISOString() }
    },
  )
  server.delete(
    '/api/staff/me/unlock',
    { config, schema: { tags, summary: 'Lock recaps, transcripts and recordings', response: NO_CONTENT } },
    async (request, reply) => {
      await lock(database.own, requirePerson(await authenticate(request)).sessionId)
      return reply.code(204).send()
    },
  )
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

function requirePerson({ person }: Asking): Person {
  if (person === null)
    throw new HubError(403, 'PERSON_NEEDED', 'PINs are for people: this requires a session, not an API key')
  return person
}

function by({ actor }: Asking, { ip }: { ip: string }): Actor {
  return { actor, address: ip }
}

function presentLink({ url, expiresAt }: Link) {
  return { url, expires_at: expiresAt.toISOString() }
}
