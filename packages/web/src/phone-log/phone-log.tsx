import { SegmentedControl } from '@mantine/core'
import { FILTER_WORDS, FILTERS } from '../calls/filters.ts'
import { goTo, useRoute } from '../navigation/route.ts'
import { CallDrawer } from './call-drawer.tsx'
import { CallTable } from './call-table.tsx'
import { LogIsAway, LogIsEmpty, LogIsLoading } from './log-states.tsx'
import { OngoingCalls } from './ongoing-calls.tsx'
import classes from './phone-log.module.css'
import { useCallLog } from './use-call-log.ts'

const openCall = (callId: string) => goTo({ callId })
const closeCall = () => goTo({ callId: null })

export function PhoneLog() {
  const { filter, callId } = useRoute()
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
          onChange={value => goTo({ filter: value })}
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
