import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './sign-in.module.css'
import { Welcome } from './welcome.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Welcome>
      <div className={classes.form}>
        <p role="alert">There is no page at this address.</p>
        <Button component={Link} to="/" variant="default">
          Go to the phone log
        </Button>
      </div>
    </Welcome>
  )
}
