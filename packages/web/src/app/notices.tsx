import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { dismissNotice, fetchStatus, type LockNotice, SESSION_KEY, type Session } from '../api/session.ts'
import { formatDateAndTime } from '../calls/moments.ts'
import { useLive } from '../live/live.tsx'
import classes from './notices.module.css'

/** Why calls do not reach the page, while that lasts; and what happened to the user's account. */
export function Notices({ session }: { session: Session }) {
  return (
    <>
      {session.notice !== null && <WasLocked notice={session.notice} />}
      <HubIsAway />
      <NotConnected mayConnect={session.user?.role === 'admin'} />
    </>
  )
}

function WasLocked({ notice }: { notice: LockNotice }) {
  const client = useQueryClient()
  const dismiss = useMutation({
    mutationFn: dismissNotice,
    onSettled: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  })
  const from = notice.address === null ? '' : ` from ${notice.address}`
  return (
    <div role="alert" className={classes.notice} data-testid="was-locked">
      <span>
        Sign-in was locked after too many failed attempts (last: {formatDateAndTime(notice.last_at)}
        {from}). Not you? Ask an administrator to reset your password.
      </span>
      <Button
        size="xs"
        className={classes.action}
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate()}
      >
        Dismiss
      </Button>
    </div>
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

/** Only administrators may connect an app. */
function NotConnected({ mayConnect }: { mayConnect: boolean }) {
  const { data } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => fetchStatus(signal),
    refetchInterval: ({ state }) => (state.data?.connected === false ? 5_000 : 60_000),
  })
  if (data === undefined || data.connected) return null
  return (
    <div className={classes.notice} data-testid="not-connected">
      <span>
        Trunkline is not connected to Dialpad, so no calls are received.
        {!mayConnect && ' An administrator can connect it.'}
      </span>
      {mayConnect && (
        <Button
          component="a"
          href={`/auth/dialpad/connect?return_to=/&app_id=${encodeURIComponent(data.app_id)}`}
          size="xs"
          className={classes.action}
        >
          Connect Dialpad
        </Button>
      )}
    </div>
  )
}
