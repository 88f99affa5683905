import type { ReactNode } from 'react'
import type { Session } from '../api/session.ts'
import { Brand } from './brand.tsx'
import { EnvironmentBadge } from './environment-badge.tsx'
import classes from './welcome.module.css'

/** The page around what comes before the calls. */
export function Welcome({ session, children }: { session?: Session; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <header className={classes.header}>
          <Brand />
          {session !== undefined && <EnvironmentBadge environment={session.environment} />}
        </header>
        {children}
      </div>
    </main>
  )
}
