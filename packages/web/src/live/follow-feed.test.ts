import { createClient } from '@trunkline/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exampleCall, exampleEvent } from '../calls/example-call.ts'
import { followFeed } from './follow-feed.ts'

type Answer = () => Response

const RING = exampleEvent(exampleCall(), 17)
const refusal = (status: number, code: string) => () => Response.json({ error: code, code }, { status })

interface StreamEvent {
  readonly name: string
  readonly data: object
}

const textOf = (events: readonly StreamEvent[]) =>
  events.map(({ name, data }) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join('')

/** An event stream that stays open after these events. */
function stream(...events: StreamEvent[]): Answer {
  const text = textOf(events)
  return () => new Response(new ReadableStream({ start: one => one.enqueue(new TextEncoder().encode(text)) }))
}
const ready = { name: 'trunkline:ready', data: { feed_id: 'first' } }
const ring = { name: 'message', data: RING }
const closes: Answer = () => new Response(textOf([ready]))
const closesAfter17: Answer = () => new Response(textOf([ready, ring]))

describe('a page that follows the feed', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('WebSocket', undefined)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  /** @param streams what the hub answers to `/api/v1/events`, one after the other; `/api/v1/feed` names the end of the feed */
  function follow(...streams: Answer[]) {
    const opened: string[] = []
    const happened: string[] = []
    const note = (what: string) => () => void happened.push(what)
    const send: typeof fetch = async input => {
      const { pathname, search } = new URL(String(input))
      if (pathname === '/api/v1/feed')
        return Response.json({ next_cursor: 16, has_more: false, feed_id: 'first', data: [] })
      opened.push(search)
      return streams.shift()?.() ?? stream(ready)()
    }
    const stop = followFeed(createClient({ url: 'http://hub', retries: 0, fetch: send }), {
      onEvent: event => happened.push(`${event.type} ${event.cursor}`),
      onReady: note('ready'),
      onGap: note('gap'),
      onLost: note('lost'),
      onRefused: note('refused'),
    })
    return { opened, happened, stop }
  }

  const passed = () => vi.advanceTimersByTimeAsync(5_000)

  it('has its lists fetched once the feed has begun, then receives each event of a call', async () => {
    const { opened, happened, stop } = follow(stream(ready, ring))
    await passed()
    expect(happened).toEqual(['ready', 'gap', 'call.updated 17'])
    expect(opened).toEqual(['?since=16&feed_id=first'])
    stop()
  })

  it('resumes after the hub was away, and needs no list again', async () => {
    const { happened, stop } = follow(closes, refusal(503, 'STARTING'), stream(ready))
    await passed()
    expect(happened).toEqual(['ready', 'gap', 'lost', 'lost', 'ready'])
    stop()
  })

  it('reports a refusal, as after the session ended, and resumes after the last event', async () => {
    const { opened, happened, stop } = follow(closesAfter17, refusal(401, 'INVALID_API_KEY'))
    await passed()
    expect(happened.slice(-3)).toEqual(['lost', 'refused', 'ready'])
    expect(opened.at(-1)).toBe('?since=17&feed_id=first')
    stop()
  })

  it('has its lists fetched anew when the hub no longer knows its place in the feed', async () => {
    const { happened, stop } = follow(closes, refusal(410, 'CURSOR_GONE'))
    await passed()
    expect(happened).toEqual(['ready', 'gap', 'lost', 'ready', 'gap'])
    stop()
  })
})
