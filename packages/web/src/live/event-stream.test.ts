import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventStream } from './event-stream.ts'

const REFUSED = 2

/** A browser's EventSource, driven by the test. */
class FakeSource extends EventTarget {
  static readonly CLOSED = REFUSED
  static readonly opened: FakeSource[] = []
  readonly url: string
  readyState = 1

  constructor(url: string) {
    super()
    this.url = url
    FakeSource.opened.push(this)
  }

  emit(type: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }

  /** The hub answers with an error, which a browser does not report. */
  refuse(): void {
    this.readyState = REFUSED
    this.dispatchEvent(new Event('error'))
  }

  close(): void {}
}

describe('a page that the hub refuses, or whose place in the feed it no longer knows', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', FakeSource)
    FakeSource.opened.length = 0
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  function listen() {
    const ready: boolean[] = []
    const stop = openEventStream({
      onEvent: () => undefined,
      onReady: isGapless => ready.push(isGapless),
      onLost: () => undefined,
      onRefused: () => undefined,
    })
    return { ready, stop }
  }

  const last = () => FakeSource.opened.at(-1) as FakeSource

  function begin() {
    last().emit('open')
    last().emit('trunkline:ready', { feed_id: 'first' })
    last().emit('dialpad:call', { cursor: 17, call: { id: 'a' } })
  }

  it('resumes at its cursor after a temporary refusal', async () => {
    vi.stubGlobal('fetch', async () => ({ status: 503 }))
    const { stop } = listen()
    begin()
    last().refuse()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last().url).toBe('/api/events?since=17&feed_id=first')
    stop()
  })

  it('starts without a cursor when it is gone (410), and fetches its lists anew', async () => {
    vi.stubGlobal('fetch', async () => ({ status: 410 }))
    const { ready, stop } = listen()
    begin()
    last().refuse()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(FakeSource.opened).toHaveLength(2)
    expect(last().url).toBe('/api/events')
    last().emit('open')
    last().emit('trunkline:ready', { feed_id: 'second' })
    expect(ready).toEqual([false, false])
    stop()
  })

  it('fetches its lists anew when the browser reconnected to another feed by itself', () => {
    const { ready, stop } = listen()
    begin()
    last().emit('open')
    last().emit('trunkline:ready', { feed_id: 'first' })
    last().emit('open')
    last().emit('trunkline:ready', { feed_id: 'second' })
    expect(ready).toEqual([false, true, false])
    stop()
  })
})
