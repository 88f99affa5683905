import { ActionIcon, Button, Drawer, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  beginSecondFactor,
  chooseApp,
  readSession,
  SESSION_KEY,
  type Session,
  signOut,
  type User,
  verifyCode,
} from '../api/session.ts'
import { choosePin } from '../api/staff.ts'
import classes from './account.module.css'
import { fieldsOf } from './fields.ts'
import { People } from './people.tsx'

/** The account of the signed-in user: app, PIN, two-factor authentication and, for admins, people. */
export function Account({ session }: { session: Session }) {
  const [isOpen, setIsOpen] = useState(false)
  const { user } = session
  if (user === null) return null
  // The demo user has no known password, so their account cannot be changed.
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
      <h3 className={classes.title}>PIN for recaps, transcripts and recordings</h3>
      {choose.isSuccess ? (
        <p className={classes.hint}>Your PIN has been set.</p>
      ) : (
        <form className={classes.form} onSubmit={event => choose.mutate(fieldsOf(event))}>
          <PasswordInput
            label={user.has_pin ? 'New PIN' : 'PIN'}
            description="4 to 12 digits."
            name="pin"
            inputMode="numeric"
            pattern="[0-9]{4,12}"
            autoComplete="off"
            required
            withAsterisk={false}
            error={!user.has_password && choose.error?.message}
          />
          {user.has_password && <OwnPassword error={choose.error?.message} />}
          <Button type="submit" variant="default" loading={choose.isPending}>
            {user.has_pin ? 'Change PIN' : 'Set PIN'}
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
  if (user.second_factor) return <p className={classes.hint}>Two-factor authentication is on.</p>
  return (
    <section>
      <h3 className={classes.title}>Two-factor authentication</h3>
      {begin.data === undefined ? (
        <form className={classes.form} onSubmit={event => begin.mutate(fieldsOf(event))}>
          <OwnPassword error={begin.error && 'Wrong password.'} />
          <Button type="submit" variant="default" loading={begin.isPending}>
            Set up
          </Button>
        </form>
      ) : (
        <form className={classes.form} onSubmit={event => confirm.mutate(fieldsOf(event))}>
          <p className={classes.hint}>
            Add this key to your authenticator app:{' '}
            <code className={classes.code}>{new URL(begin.data.totpURI).searchParams.get('secret')}</code>
          </p>
          <p className={classes.hint}>
            Store these backup codes in a safe place, in case you lose your authenticator:{' '}
            <code className={classes.code}>{begin.data.backupCodes.join(' ')}</code>
          </p>
          <TextInput
            label="Code from your authenticator app"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            error={confirm.error && 'The code is wrong or has expired.'}
          />
          <Button type="submit" variant="default" loading={confirm.isPending}>
            Confirm
          </Button>
        </form>
      )}
    </section>
  )
}

/** Confirms who makes a change. */
function OwnPassword({ error }: { error: ReactNode }) {
  return (
    <PasswordInput
      label="Your password"
      name="password"
      autoComplete="current-password"
      required
      withAsterisk={false}
      error={error}
    />
  )
}

function SignOut({ session }: { session: Session }) {
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess() {
      client.setQueryData(SESSION_KEY, { ...session, signed_in: false, app: null, user: null })
      // The next user must not see cached data of this one.
      client.removeQueries({ predicate: query => query.queryKey[0] !== SESSION_KEY[0] })
    },
  })
  return (
    <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
      Sign out
    </Button>
  )
}
