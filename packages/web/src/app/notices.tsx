import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fetchStatus } from '../api/session.ts'
import { useLive } from '../live/live.tsx'
import classes from './notices.module.css'

/** What keeps calls from the page, for as long as it does. */
export function Notices() {
  return (
    <>
      <HubIsAway />
      <NotConnected />
    </>
  )
}

function HubIsAway() {
  const isAway = useLive(live => live.connection === 'lost')
  if (!isAway) return null
  return (
    <div role="alert" className={classes.notice} data-kind="away" data-testid="hub-away">
      <span>
        The Trunkline hub is not responding. This page may be out of date; it updates automatically as soon as
        the hub is back.
      </span>
    </div>
  )
}

function NotConnected() {
  const { data } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => fetchStatus(signal),
    refetchInterval: ({ state }) => (state.data?.connected === false ? 5_000 : 60_000),
  })
  if (data === undefined || data.connected) return null
  return (
    <div className={classes.notice} data-testid="not-connected">
      <span>Trunkline is not connected to Dialpad, so no calls are received.</span>
      <Button
        component="a"
        href={`/auth/dialpad/connect?return_to=/&app_id=${encodeURIComponent(data.app_id)}`}
        size="xs"
        className={classes.action}
      >
        Connect Dialpad
      </Button>
    </div>
  )
}
