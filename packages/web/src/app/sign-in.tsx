import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { TrunklineError } from '@trunkline/client'
import { useState } from 'react'
import { isRefusal } from '../api/hub.ts'
import {
  enterDemo,
  readSession,
  SESSION_KEY,
  type Session,
  signIn,
  startSingleSignOn,
  verifyBackupCode,
  verifyCode,
} from '../api/session.ts'
import { fieldsOf } from './fields.ts'
import classes from './sign-in.module.css'

export function SignIn({ session }: { session: Session }) {
  const [asksForCode, setAsksForCode] = useState(false)
  if (asksForCode) return <SecondFactor />
  return (
    <>
      {session.simulated && <Demo />}
      <Password onCode={() => setAsksForCode(true)} />
      {session.single_sign_on !== null && <SingleSignOn name={session.single_sign_on} />}
    </>
  )
}

function useSessionAfter<Variables>(attempt: (variables: Variables) => Promise<Session | null>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: attempt,
    onSuccess: session => {
      if (session !== null) client.setQueryData(SESSION_KEY, session)
    },
  })
}

function Demo() {
  const enter = useSessionAfter(enterDemo)
  return (
    <div className={classes.form}>
      <Button fullWidth loading={enter.isPending} onClick={() => enter.mutate(undefined)}>
        Continue as demo user
      </Button>
    </div>
  )
}

function Password({ onCode }: { onCode: () => void }) {
  const attempt = useSessionAfter(async ({ email = '', password = '' }: Record<string, string>) => {
    if (!(await signIn(email, password))) return readSession()
    onCode()
    return null
  })
  return (
    <form className={classes.form} onSubmit={event => attempt.mutate(fieldsOf(event))}>
      <TextInput
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        error={attempt.error && complaint(attempt.error, 'Wrong email or password.')}
      />
      <Button type="submit" loading={attempt.isPending} fullWidth>
        Sign in
      </Button>
      <p className={classes.hint}>Forgot your password? An administrator can send you a reset link.</p>
    </form>
  )
}

function SecondFactor() {
  const attempt = useSessionAfter(async ({ code = '' }: Record<string, string>) => {
    const typed = code.replace(/\s/g, '')
    await (/^\d{6}$/.test(typed) ? verifyCode(typed) : verifyBackupCode(typed))
    return readSession()
  })
  return (
    <form className={classes.form} onSubmit={event => attempt.mutate(fieldsOf(event))}>
      <TextInput
        label="Code"
        description="The 6-digit code from your authenticator app, or one of your backup codes."
        name="code"
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        error={attempt.error && complaint(attempt.error, 'The code is wrong or has expired.')}
      />
      <Button type="submit" loading={attempt.isPending} fullWidth>
        Continue
      </Button>
    </form>
  )
}

function SingleSignOn({ name }: { name: string }) {
  const start = useMutation({ mutationFn: startSingleSignOn })
  return (
    <div className={classes.form}>
      <Button variant="default" fullWidth loading={start.isPending} onClick={() => start.mutate()}>
        Sign in with {name}
      </Button>
      {start.error && <p className={classes.hint}>{name} is not responding. Please try again.</p>}
    </div>
  )
}

function complaint(error: Error, refused: string): string {
  if (error instanceof TrunklineError && error.status === 429)
    return 'Too many attempts. Please wait a moment before the next one.'
  if (!isRefusal(error)) return 'The hub is not responding. Please try again.'
  return error.status === 401 || error.status === 403 ? refused : error.message
}
