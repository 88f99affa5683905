import { Button, PasswordInput } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallDetails } from '@trunkline/client'
import type { FormEvent } from 'react'
import { fetchWhatWasSaid, type ProtectedContent as Said } from '../api/calls.ts'
import { SESSION_KEY, type Session } from '../api/session.ts'
import { unlock } from '../api/staff.ts'
import classes from './call-events.module.css'

/** The transcript and the recording of a call, unlocked by the user's PIN. */
export function ProtectedContent({ call }: { call: CallDetails }) {
  const client = useQueryClient()
  const session = client.getQueryData<Session>(SESSION_KEY)
  const until = session?.user?.unlocked_until ?? null
  const isUnlocked = until !== null && Date.parse(until) > Date.now()
  const said = useQuery({
    // Recording and transcript come minutes after the call: then it is asked again.
    queryKey: ['said', call.id, until, call.updated_at],
    queryFn: ({ signal }) => fetchWhatWasSaid(call.id, signal),
    enabled: isUnlocked,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const isHidden = (call.redacted ?? []).length > 0
  if (!isHidden && !call.has_transcript && !call.was_recorded && call.voicemail === null) return null
  return (
    <section>
      <h3 className={classes.sectionTitle}>
        {isUnlocked ? 'Transcript and recording' : 'Recap, transcript and recording'}
      </h3>
      {!isUnlocked || said.isError ? (
        <Lock session={session} />
      ) : (
        said.data !== undefined && <Words said={said.data} />
      )}
    </section>
  )
}

function Lock({ session }: { session: Session | undefined }) {
  const client = useQueryClient()
  const attempt = useMutation({
    mutationFn: unlock,
    onSuccess({ unlocked_until }) {
      client.setQueryData<Session>(
        SESSION_KEY,
        old => old && { ...old, user: old.user && { ...old.user, unlocked_until } },
      )
    },
  })
  if (session?.user?.has_pin !== true) {
    return <p className={classes.words}>Set a PIN in your account (top right) to access them.</p>
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    attempt.mutate(String(new FormData(event.currentTarget).get('pin')))
  }
  return (
    <form className={classes.lock} onSubmit={send}>
      <PasswordInput
        label="Your PIN"
        description={
          session.simulated
            ? 'With simulated data, the PIN is 1234.'
            : 'Unlocks recaps, transcripts and recordings for 10 minutes.'
        }
        name="pin"
        inputMode="numeric"
        autoComplete="off"
        required
        withAsterisk={false}
        error={attempt.error?.message}
      />
      <Button type="submit" variant="default" loading={attempt.isPending}>
        Unlock
      </Button>
    </form>
  )
}

function Words({ said }: { said: Said }) {
  const { transcript, recording_url: url } = said
  return (
    <>
      {transcript !== null && <p className={classes.words}>{transcript}</p>}
      {url !== null && /^https?:\/\//.test(url) && (
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            Listen in Dialpad
          </a>
        </p>
      )}
      {transcript === null && url === null && <p className={classes.words}>Not available yet.</p>}
    </>
  )
}
