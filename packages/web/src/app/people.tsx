import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Role, SESSION_KEY } from '../api/session.ts'
import {
  type Colleague,
  endLock,
  fetchStaff,
  invite,
  makeResetLink,
  removeColleague,
  STAFF_KEY,
  setRole,
} from '../api/staff.ts'
import { isolate } from '../calls/isolate.ts'
import classes from './account.module.css'

const ROLES: readonly { value: Role; label: string }[] = [
  { value: 'staff', label: 'Staff' },
  { value: 'manager', label: 'Manager' },
  { value: 'admin', label: 'Admin' },
]

/** The people of the app, for its admins. */
export function People({ ownId }: { ownId: string }) {
  const { data } = useQuery({ queryKey: STAFF_KEY, queryFn: ({ signal }) => fetchStaff(signal) })
  const [link, setLink] = useState<string | null>(null)
  const [role, setRoleToInvite] = useState<Role>('staff')
  const inviting = useMutation({ mutationFn: invite, onSuccess: made => setLink(made.url) })
  return (
    <section>
      <h3 className={classes.title}>People</h3>
      <ul className={classes.people}>
        {data?.map(person => (
          <Person
            key={person.user_id}
            person={person}
            isOneself={person.user_id === ownId}
            onLink={setLink}
          />
        ))}
      </ul>
      <div className={classes.row}>
        <NativeSelect
          aria-label="Role of the invited person"
          value={role}
          data={[...ROLES]}
          onChange={event => setRoleToInvite(event.currentTarget.value as Role)}
        />
        <Button variant="default" loading={inviting.isPending} onClick={() => inviting.mutate(role)}>
          Invite
        </Button>
      </div>
      {link !== null && (
        <p className={classes.hint} role="status">
          Send this single-use link to that person only: <code className={classes.code}>{link}</code>
        </p>
      )}
    </section>
  )
}

function Person({
  person,
  isOneself,
  onLink,
}: {
  person: Colleague
  isOneself: boolean
  onLink: (url: string) => void
}) {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: STAFF_KEY })
  const change = useMutation({
    mutationFn: (role: Role) => setRole(person.user_id, role),
    onSettled: refresh,
    // The user's own role decides what this page shows.
    onSuccess: () => (isOneself ? client.invalidateQueries({ queryKey: SESSION_KEY }) : undefined),
  })
  const remove = useMutation({ mutationFn: () => removeColleague(person.user_id), onSettled: refresh })
  const reset = useMutation({
    mutationFn: () => makeResetLink(person.user_id),
    onSuccess: made => onLink(made.url),
  })
  const unlock = useMutation({ mutationFn: () => endLock(person.user_id), onSettled: refresh })
  const error = change.error ?? remove.error ?? reset.error ?? unlock.error
  return (
    <li>
      <div className={classes.person}>
        <p>
          {isolate(person.name)}
          <br />
          <span className={classes.hint}>{person.email}</span>
        </p>
        <NativeSelect
          aria-label={`Role of ${person.name}`}
          value={person.role}
          data={[...ROLES]}
          onChange={event => change.mutate(event.currentTarget.value as Role)}
        />
        <div className={classes.row}>
          {person.locked_until !== null && (
            <Button size="xs" loading={unlock.isPending} onClick={() => unlock.mutate()}>
              Unlock
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            title={`Reset the password of ${person.name}`}
            loading={reset.isPending}
            onClick={() => reset.mutate()}
          >
            Reset
          </Button>
          {!isOneself && (
            <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
              Remove
            </Button>
          )}
        </div>
      </div>
      {error !== null && <p className={classes.hint}>{error.message}</p>}
    </li>
  )
}
