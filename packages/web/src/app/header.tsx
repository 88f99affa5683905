import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { SESSION_KEY, type Session, signOut } from '../api/session.ts'
import { ConnectionMark } from '../live/connection-mark.tsx'
import { Ticker } from '../ticker/ticker.tsx'
import { Brand } from './brand.tsx'
import { EnvironmentBadge } from './environment-badge.tsx'
import classes from './header.module.css'

export function Header({ session }: { session: Session }) {
  return (
    <header className={classes.header}>
      <Brand />
      <div className={classes.ticker}>
        <Ticker />
      </div>
      <div className={classes.tools}>
        <EnvironmentBadge environment={session.environment} />
        <ConnectionMark />
        <ColorSchemeToggle />
        {!session.simulated && <SignOut session={session} />}
      </div>
    </header>
  )
}

function ColorSchemeToggle() {
  // Mantine would hold transitions back by a style element, which a strict content security policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const label = isDark ? 'Light colours' : 'Dark colours'
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? (
        <IconSun size={18} stroke={1.7} aria-hidden />
      ) : (
        <IconMoon size={18} stroke={1.7} aria-hidden />
      )}
    </ActionIcon>
  )
}

function SignOut({ session }: { session: Session }) {
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess() {
      client.setQueryData(SESSION_KEY, { ...session, signed_in: false, app: null })
      // Whoever signs in next must not see a glimpse of it.
      client.removeQueries({ predicate: query => query.queryKey[0] !== SESSION_KEY[0] })
    },
  })
  const label = `Sign out of ${session.app?.name}`
  return (
    <ActionIcon variant="subtle" size="lg" aria-label={label} title={label} onClick={() => leave.mutate()}>
      <IconLogout size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  )
}
