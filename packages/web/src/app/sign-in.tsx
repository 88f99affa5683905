import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RequestError } from '../api/request.ts'
import { SESSION_KEY, signIn } from '../api/session.ts'
import classes from './sign-in.module.css'

export function SignIn() {
  const client = useQueryClient()
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: session => client.setQueryData(SESSION_KEY, session),
  })
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        attempt.mutate(String(new FormData(event.currentTarget).get('api_key')).trim())
      }}
    >
      <PasswordInput
        label="API key"
        description="Trunkline printed it at its first start."
        name="api_key"
        placeholder="tl_…"
        autoComplete="current-password"
        required
        withAsterisk={false}
        error={attempt.error && complaint(attempt.error)}
      />
      <Button type="submit" loading={attempt.isPending} fullWidth>
        Sign in
      </Button>
    </form>
  )
}

function complaint(error: Error): string {
  if (!(error instanceof RequestError)) return 'The hub does not answer. Please try again.'
  return error.code === 'INVALID_API_KEY' ? 'This key is not known here.' : error.message
}
