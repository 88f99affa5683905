import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import type { Session } from '../api/session.ts'
import { ConnectionMark } from '../live/connection-mark.tsx'
import { Ticker } from '../ticker/ticker.tsx'
import { Account } from './account.tsx'
import { Brand } from './brand.tsx'
import { EnvironmentBadge } from './environment-badge.tsx'
import classes from './header.module.css'

export function Header({ session }: { session: Session }) {
  return (
    <header className={classes.header}>
      <Brand isCompact />
      <div className={classes.ticker}>
        <Ticker />
      </div>
      <div className={classes.tools}>
        <EnvironmentBadge environment={session.environment} />
        <ConnectionMark />
        <ColorSchemeToggle />
        <Account session={session} />
      </div>
    </header>
  )
}

function ColorSchemeToggle() {
  // Mantine would hold transitions back by a style element, which a strict content security policy forbids.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const label = isDark ? 'Light theme' : 'Dark theme'
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
