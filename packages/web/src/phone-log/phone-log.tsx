import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { FILTER_WORDS, FILTERS } from '../calls/filters.ts'
import { CallDrawer } from './call-drawer.tsx'
import { CallTable } from './call-table.tsx'
import { LogIsAway, LogIsEmpty, LogIsLoading } from './log-states.tsx'
import { OngoingCalls } from './ongoing-calls.tsx'
import classes from './phone-log.module.css'
import { useCallLog } from './use-call-log.ts'

const route = getRouteApi('/gate/shell/phone-log')

export function PhoneLog() {
  const { show: filter } = route.useSearch()
  const { callId = null } = useParams({ strict: false })
  const navigate = useNavigate()
  const openCall = useCallback(
    (callId: string) => void navigate({ to: '/calls/$callId', params: { callId }, search: true }),
    [navigate],
  )
  const closeCall = useCallback(() => void navigate({ to: '/', search: true }), [navigate])
  const log = useCallLog(filter)
  return (
    <main className={classes.page}>
      <OngoingCalls onOpen={openCall} />
      <div className={classes.bar}>
        <h1 className={classes.title}>Phone log</h1>
        <SegmentedControl
          size="xs"
          aria-label="Filter calls"
          value={filter}
          data={FILTERS.map(value => ({ value, label: FILTER_WORDS[value] }))}
          onChange={show => void navigate({ to: '.', search: { show } })}
        />
      </div>
      {log.calls.length > 0 ? (
        <CallTable
          key={filter}
          calls={log.calls}
          openId={callId}
          onOpen={openCall}
          hasMore={log.hasNextPage}
          isLoadingMore={log.isFetchingNextPage}
          onNeedMore={log.fetchNextPage}
        />
      ) : log.data !== undefined ? (
        <LogIsEmpty filter={filter} />
      ) : log.failureCount > 0 ? (
        <LogIsAway />
      ) : (
        <LogIsLoading />
      )}
      <CallDrawer id={callId} onClose={closeCall} />
    </main>
  )
}
