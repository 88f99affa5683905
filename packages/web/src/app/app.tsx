import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { openSession, SESSION_KEY } from '../api/session.ts'
import { LiveProvider } from '../live/live.tsx'
import { PhoneLog } from '../phone-log/phone-log.tsx'
import { Connect } from './connect.tsx'
import { Join } from './join.tsx'
import { createQueryClient, watchSession } from './query-client.ts'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { theme } from './theme.ts'
import classes from './welcome.module.css'
import { Welcome } from './welcome.tsx'

export function App() {
  const [client] = useState(createQueryClient)
  useEffect(() => watchSession(client), [client])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={client}>
        <Gate />
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** Where to continue after the sign-in. Only paths that connect an app: the URL may be anybody's. */
function continuation(): string | null {
  const path = new URLSearchParams(location.search).get('continue')
  return path !== null && /^\/(auth\/dialpad\/connect|authorize)\?/.test(path) ? path : null
}

/** The token of a link does not stay in the address. */
function leaveLink(): string {
  history.replaceState(null, '', '/')
  return '/'
}

/** Nothing of the business is on the page before somebody signed in. */
function Gate() {
  const [path, setPath] = useState(location.pathname)
  const { data: session, failureCount } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => openSession(signal),
  })
  if (path === '/connect') return <Connect onDone={() => setPath(leaveLink())} />
  if (path === '/join') return <Join onDone={() => setPath(leaveLink())} />
  if (session === undefined) return <Welcome>{failureCount > 0 && <HubIsAway />}</Welcome>
  if (session.app === null) {
    return (
      <Welcome session={session}>
        <SignIn session={session} />
      </Welcome>
    )
  }
  const continueTo = continuation()
  if (continueTo !== null) return <ContinueTo path={continueTo} />
  return (
    <LiveProvider key={session.app.id}>
      <Shell session={session}>
        <PhoneLog />
      </Shell>
    </LiveProvider>
  )
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
