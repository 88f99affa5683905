import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type LinkPurpose, readLink, SESSION_KEY, spendLink } from '../api/session.ts'
import { fieldsOf } from './fields.ts'
import classes from './sign-in.module.css'
import { Welcome } from './welcome.tsx'

/** The target of invitations and password resets: `/join#<token>`. */
export function Join() {
  const [token] = useState(() => location.hash.slice(1))
  const navigate = useNavigate()
  // The token does not stay in the address.
  const onDone = () => void navigate({ to: '/', replace: true })
  const { data, isError } = useQuery({
    queryKey: ['link', token],
    queryFn: () => readLink(token),
    retry: false,
  })
  return (
    <Welcome>
      {isError && (
        <div className={classes.form}>
          <p role="alert">This link has already been used or has expired. Ask for a new one.</p>
          <Button variant="default" onClick={onDone}>
            Go to sign-in
          </Button>
        </div>
      )}
      {data !== undefined && <Form token={token} link={data} onDone={onDone} />}
    </Welcome>
  )
}

function Form({ token, link, onDone }: { token: string; link: LinkPurpose; onDone: () => void }) {
  const client = useQueryClient()
  const isNew = link.purpose === 'join'
  const attempt = useMutation({
    mutationFn: ({ name = '', email = '', password = '' }: Record<string, string>) =>
      spendLink({ token, password, ...(isNew ? { name, email: link.email ?? email } : {}) }),
    onSuccess(session) {
      client.setQueryData(SESSION_KEY, session)
      onDone()
    },
  })
  return (
    <form className={classes.form} onSubmit={event => attempt.mutate(fieldsOf(event))}>
      <p className={classes.hint}>
        {isNew ? `You have been invited to ${link.app}.` : `Choose a new password for ${link.email}.`}
      </p>
      {isNew && <TextInput label="Your name" name="name" autoComplete="name" required withAsterisk={false} />}
      {isNew && (
        <TextInput
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={link.email ?? ''}
          readOnly={link.email !== null}
          required
          withAsterisk={false}
        />
      )}
      <PasswordInput
        label="Password"
        description="At least 10 characters."
        name="password"
        autoComplete="new-password"
        minLength={10}
        required
        withAsterisk={false}
        error={attempt.error?.message}
      />
      <Button type="submit" loading={attempt.isPending} fullWidth>
        {isNew ? 'Join' : 'Set password'}
      </Button>
    </form>
  )
}
