import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { spendConnectLink } from '../api/session.ts'
import classes from './sign-in.module.css'
import { Welcome } from './welcome.tsx'

/** A single-use link for connecting an app to Dialpad: `/connect#<token>`. */
export function Connect() {
  const [token] = useState(() => location.hash.slice(1))
  const navigate = useNavigate()
  const connect = useMutation({
    mutationFn: () => spendConnectLink(token),
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <Welcome>
      <div className={classes.form}>
        {connect.isError ? (
          <>
            <p role="alert">{connect.error.message}</p>
            <Button variant="default" onClick={() => void navigate({ to: '/', replace: true })}>
              Go to sign-in
            </Button>
          </>
        ) : (
          <>
            <p>
              Connect this hub to your Dialpad company. An administrator of the company must approve the
              connection.
            </p>
            <Button
              loading={connect.isPending || connect.isSuccess}
              onClick={() => connect.mutate()}
              fullWidth
            >
              Continue to Dialpad
            </Button>
          </>
        )}
      </div>
    </Welcome>
  )
}
