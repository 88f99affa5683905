import { Loader } from '@mantine/core'
import { IconPhoneIncoming, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Filter } from '../calls/filters.ts'
import classes from './log-states.module.css'

const NOTHING: Record<Filter, { title: string; hint: string }> = {
  all: {
    title: 'Waiting for the first call…',
    hint: 'It appears here as soon as a phone rings. No need to reload.',
  },
  inbound: { title: 'No inbound calls yet', hint: 'New calls appear here automatically.' },
  outbound: { title: 'No outbound calls yet', hint: 'New calls appear here automatically.' },
  missed: { title: 'No missed calls', hint: 'Missed calls appear here automatically.' },
}

export function LogIsEmpty({ filter }: { filter: Filter }) {
  const { title, hint } = NOTHING[filter]
  return (
    <Notice icon={<IconPhoneIncoming size={36} stroke={1.3} aria-hidden />} title={title}>
      {hint}
    </Notice>
  )
}

export function LogIsAway() {
  return (
    <Notice icon={<IconPlugConnectedX size={36} stroke={1.3} aria-hidden />} title="Calls cannot be loaded">
      The hub is not responding. Retrying…
    </Notice>
  )
}

export function LogIsLoading() {
  return (
    <div className={classes.notice} role="status" aria-label="Loading calls">
      <Loader size="sm" />
    </div>
  )
}

function Notice({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={classes.notice}>
      {icon}
      <p className={classes.title}>{title}</p>
      <p className={classes.hint}>{children}</p>
    </div>
  )
}
