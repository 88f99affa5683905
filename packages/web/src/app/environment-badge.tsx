import { IconFlask } from '@tabler/icons-react'
import type { Session } from '../api/session.ts'
import classes from './environment-badge.module.css'

/** Nobody may take rehearsed calls for real ones. */
export function EnvironmentBadge({ environment }: Pick<Session, 'environment'>) {
  if (environment === 'production') return null
  const isSimulated = environment === 'simulated'
  return (
    <span className={classes.badge} data-testid={environment}>
      <IconFlask aria-hidden size={15} stroke={2} />
      {isSimulated ? (
        <span>
          Simulated<span className={classes.where}> Dialpad</span>
        </span>
      ) : (
        <span>
          <span className={classes.where}>Dialpad </span>sandbox
        </span>
      )}
    </span>
  )
}
