import { ActionIcon, Button, Drawer, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  chooseApp,
  readSession,
  SESSION_KEY,
  type Session,
  signOut,
  type User,
  verifyCode,
} from '../api/session.ts'
import { beginSecondFactor, choosePin } from '../api/staff.ts'
import classes from './account.module.css'
import { fieldsOf } from './fields.ts'
import { People } from './people.tsx'

/** Who is signed in, and what they can see to themselves. */
export function Account({ session }: { session: Session }) {
  const [isOpen, setIsOpen] = useState(false)
  const { user } = session
  if (user === null) return null
  // Nobody knows the password of the demo user, and so nobody can change anything about them.
  const isDemo = user.email.endsWith('.invalid')
  return (
    <>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={`Account of ${user.name}`}
        title={user.name}
        onClick={() => setIsOpen(true)}
      >
        <IconUserCircle size={20} stroke={1.7} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        position="right"
        size="min(100%, 460px)"
        title={user.name}
        overlayProps={{ backgroundOpacity: 0.25 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
        lockScroll={false}
        data-testid="account"
      >
        <div className={classes.account}>
          <p className={classes.hint}>
            {user.email} · {user.role}
          </p>
          {session.apps.length > 1 && <Apps session={session} />}
          {!isDemo && <Pin user={user} />}
          {!isDemo && <SecondFactor user={user} />}
          {user.role === 'admin' && <People ownId={user.id} />}
          <SignOut session={session} />
        </div>
      </Drawer>
    </>
  )
}

function useRefreshSession() {
  const client = useQueryClient()
  return async () => client.setQueryData(SESSION_KEY, await readSession())
}

function Apps({ session }: { session: Session }) {
  const choose = useMutation({ mutationFn: chooseApp, onSuccess: () => location.assign('/') })
  return (
    <NativeSelect
      label="App"
      value={session.app?.id ?? ''}
      data={session.apps.map(app => ({ value: app.id, label: app.name }))}
      onChange={event => choose.mutate(event.currentTarget.value)}
    />
  )
}

function Pin({ user }: { user: User }) {
  const refresh = useRefreshSession()
  const choose = useMutation({
    mutationFn: ({ pin = '', password }: Record<string, string>) => choosePin(pin, password),
    onSuccess: refresh,
  })
  return (
    <section>
      <h3 className={classes.title}>PIN for transcripts and recordings</h3>
      {choose.isSuccess ? (
        <p className={classes.hint}>Your PIN is set.</p>
      ) : (
        <form className={classes.form} onSubmit={event => choose.mutate(fieldsOf(event))}>
          <PasswordInput
            label={user.has_pin ? 'New PIN' : 'PIN'}
            description="Four to twelve digits."
            name="pin"
            inputMode="numeric"
            pattern="[0-9]{4,12}"
            autoComplete="off"
            required
            withAsterisk={false}
            error={!user.has_password && choose.error?.message}
          />
          {user.has_password && (
            <PasswordInput
              label="Your password"
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              error={choose.error?.message}
            />
          )}
          <Button type="submit" variant="default" loading={choose.isPending}>
            {user.has_pin ? 'Change PIN' : 'Choose PIN'}
          </Button>
        </form>
      )}
    </section>
  )
}

function SecondFactor({ user }: { user: User }) {
  const refresh = useRefreshSession()
  const begin = useMutation({
    mutationFn: ({ password = '' }: Record<string, string>) => beginSecondFactor(password),
  })
  const confirm = useMutation({
    mutationFn: ({ code = '' }: Record<string, string>) => verifyCode(code.replace(/\s/g, '')),
    onSuccess: refresh,
  })
  if (user.second_factor)
    return <p className={classes.hint}>A second factor is asked for when you sign in.</p>
  return (
    <section>
      <h3 className={classes.title}>Second factor</h3>
      {begin.data === undefined ? (
        <form className={classes.form} onSubmit={event => begin.mutate(fieldsOf(event))}>
          <PasswordInput
            label="Your password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            error={begin.error && 'The password is wrong.'}
          />
          <Button type="submit" variant="default" loading={begin.isPending}>
            Set up
          </Button>
        </form>
      ) : (
        <form className={classes.form} onSubmit={event => confirm.mutate(fieldsOf(event))}>
          <p className={classes.hint}>
            Add this key to your authenticator:{' '}
            <code className={classes.code}>{new URL(begin.data.totpURI).searchParams.get('secret')}</code>
          </p>
          <p className={classes.hint}>
            Keep these codes for the day that you lose it:{' '}
            <code className={classes.code}>{begin.data.backupCodes.join(' ')}</code>
          </p>
          <TextInput
            label="The code that it shows"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            error={confirm.error && 'This code is wrong, or too old.'}
          />
          <Button type="submit" variant="default" loading={confirm.isPending}>
            Confirm
          </Button>
        </form>
      )}
    </section>
  )
}

function SignOut({ session }: { session: Session }) {
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess() {
      client.setQueryData(SESSION_KEY, { ...session, signed_in: false, app: null, user: null })
      // Whoever signs in next must not see a glimpse of it.
      client.removeQueries({ predicate: query => query.queryKey[0] !== SESSION_KEY[0] })
    },
  })
  return (
    <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
      Sign out
    </Button>
  )
}
