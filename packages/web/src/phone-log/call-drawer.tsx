import { Drawer, Loader } from '@mantine/core'
import { useState } from 'react'
import { isRefusal } from '../api/hub.ts'
import classes from './call-drawer.module.css'
import { CallEvents } from './call-events.tsx'
import { useCallDetails } from './use-call-details.ts'

/** The details of one call. */
export function CallDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  // While it slides away it goes on to show the call that it showed.
  const [shown, setShown] = useState(id)
  if (id !== null && id !== shown) setShown(id)
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="min(100%, 460px)"
      title="Call"
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // It would add a style element, which a strict content security policy forbids; the page never scrolls.
      lockScroll={false}
      classNames={{ header: classes.header, title: classes.drawerTitle, body: classes.body }}
      data-testid="call-drawer"
    >
      {shown !== null && <CallOf key={shown} id={shown} />}
    </Drawer>
  )
}

function CallOf({ id }: { id: string }) {
  const { data, error, failureReason } = useCallDetails(id)
  if (data !== undefined) return <CallEvents call={data} />
  if (isRefusal(error)) {
    return <p className={classes.notice}>Call not found. It may have been deleted.</p>
  }
  if (failureReason !== null) {
    return <p className={classes.notice}>The call cannot be loaded. Retrying…</p>
  }
  return (
    <div className={classes.notice}>
      <Loader size="sm" aria-label="Loading call" />
    </div>
  )
}
