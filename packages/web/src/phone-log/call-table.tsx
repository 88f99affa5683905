import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Call } from '@trunkline/client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { dayLabel } from '../calls/moments.ts'
import { useNow } from '../calls/use-now.ts'
import { CallRow } from './call-row.tsx'
import classes from './call-table.module.css'
import { logRows } from './log-rows.ts'

const ROW_HEIGHT = { wide: 48, narrow: 68 }
const DAY_HEIGHT = 34
/** Rows before the end at which the next page is asked for: before the reader sees the end. */
const AHEAD = 20

interface CallTableProps {
  readonly calls: readonly Call[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onNeedMore: () => unknown
}

/** Only the rows in sight are in the page, however long the log is. */
export function CallTable({ calls, openId, onOpen, hasMore, isLoadingMore, onNeedMore }: CallTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [isAtTop, setIsAtTop] = useState(true)
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const rows = useMemo(() => logRows(calls), [calls])
  const now = new Date(useNow(30_000))

  const callHeight = isNarrow ? ROW_HEIGHT.narrow : ROW_HEIGHT.wide
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => rows[index]?.key ?? index,
    estimateSize: index => (rows[index]?.kind === 'day' ? DAY_HEIGHT : callHeight),
    overscan: 8,
    // New calls push the log down at its top; further down, what is being read stays where it is.
    anchorTo: isAtTop ? 'start' : 'end',
  })
  useEffect(() => {
    if (callHeight > 0) virtualizer.measure()
  }, [virtualizer, callHeight])

  const items = virtualizer.getVirtualItems()
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - AHEAD
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onNeedMore()
  }, [isNearEnd, hasMore, isLoadingMore, onNeedMore])

  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={event => setIsAtTop(event.currentTarget.scrollTop < DAY_HEIGHT)}
      >
        <table className={classes.table} aria-rowcount={hasMore ? -1 : calls.length}>
          <TableHead />
          <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map(({ index, key, start, size }) => {
              const row = rows[index]
              if (row === undefined) return null
              const place = { transform: `translateY(${start}px)`, height: size }
              return row.kind === 'day' ? (
                <tr key={key} className={classes.day} style={place}>
                  <th scope="rowgroup">{dayLabel(row.key, now)}</th>
                </tr>
              ) : (
                <CallRow
                  key={key}
                  call={row.call}
                  isOpen={row.call.id === openId}
                  onOpen={onOpen}
                  style={place}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      {!isAtTop && (
        <Button
          className={classes.toTop}
          size="xs"
          radius="xl"
          leftSection={<IconArrowUp size={15} aria-hidden />}
          onClick={() => scroller.current?.scrollTo({ top: 0 })}
        >
          Newest calls
        </Button>
      )}
    </div>
  )
}

function TableHead() {
  return (
    <thead className={classes.head}>
      <tr>
        <th scope="col">Status</th>
        <th scope="col">Direction</th>
        <th scope="col">Contact</th>
        <th scope="col">Staff</th>
        <th scope="col">Time</th>
        <th scope="col">Duration</th>
      </tr>
    </thead>
  )
}
