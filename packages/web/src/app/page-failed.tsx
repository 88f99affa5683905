import { Button } from '@mantine/core'
import classes from './sign-in.module.css'
import { Welcome } from './welcome.tsx'

/** A page that could not be loaded, for one because the hub was away, or that failed. */
export function PageFailed() {
  return (
    <Welcome>
      <div className={classes.form}>
        <p role="alert">This page cannot be displayed. Reload it to try again.</p>
        <Button variant="default" onClick={() => location.reload()}>
          Reload
        </Button>
      </div>
    </Welcome>
  )
}
