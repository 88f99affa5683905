import { Outlet } from '@tanstack/react-router'
import { LiveProvider } from '../live/live.tsx'
import { Header } from './header.tsx'
import { Notices } from './notices.tsx'
import { useSession } from './use-session.ts'

/** What every page has around it. Shown within the gate, so there is a session with an app. */
export function Shell() {
  const { data: session } = useSession()
  if (!session?.app) return null
  return (
    <LiveProvider key={session.app.id}>
      <Header session={session} />
      <Notices session={session} />
      <Outlet />
    </LiveProvider>
  )
}
