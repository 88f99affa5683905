import type { ReactNode } from 'react'
import type { Session } from '../api/session.ts'
import { Header } from './header.tsx'
import { Notices } from './notices.tsx'

/** What every page has around it. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <>
      <Header session={session} />
      <Notices session={session} />
      {children}
    </>
  )
}
