import { getRouteApi, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useSession } from './use-session.ts'
import classes from './welcome.module.css'
import { Welcome } from './welcome.tsx'

const route = getRouteApi('/gate')
const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }))

/** Where to continue after the sign-in. Only paths that connect an app: an attacker may have written the URL. */
export function parseContinuation(path: unknown): string | undefined {
  return typeof path === 'string' && /^\/(auth\/dialpad\/connect|authorize)\?/.test(path) ? path : undefined
}

/** Shows what is within to people who are signed in to an app, and the sign-in to everyone else. */
export function Gate() {
  const { continue: continueTo } = route.useSearch()
  const { data: session, failureCount } = useSession()
  if (session === undefined) return <Welcome>{failureCount > 0 && <HubIsAway />}</Welcome>
  if (session.app === null) {
    return (
      <Welcome session={session}>
        <Suspense>
          <SignIn session={session} />
        </Suspense>
      </Welcome>
    )
  }
  return continueTo === undefined ? <Outlet /> : <ContinueTo path={continueTo} />
}

function ContinueTo({ path }: { path: string }) {
  useEffect(() => location.replace(path), [path])
  return <Welcome>{null}</Welcome>
}

function HubIsAway() {
  return (
    <p role="alert" className={classes.message}>
      The Trunkline hub is not responding. This page keeps retrying and continues as soon as the hub is back.
    </p>
  )
}
