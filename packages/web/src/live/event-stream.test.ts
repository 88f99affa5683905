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

  tell(type: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }

  /** The hub answers with an error, which a browser does not say. */
  refuse(): void {
    this.readyState = REFUSED
    this.dispatchEvent(new Event('error'))
  }

  close(): void {}
}

describe('a page whose place in the feed the hub does not know any more', () => {
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
    last().tell('open')
    last().tell('trunkline:ready', { feed_id: 'first' })
    last().tell('dialpad:call', { cursor: 17, call: { id: 'a' } })
  }

  it('goes on where it was after a refusal that passes', async () => {
    const fetched = vi.fn(async () => ({ status: 503 }))
    vi.stubGlobal('fetch', fetched)
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
    last().tell('open')
    last().tell('trunkline:ready', { feed_id: 'second' })
    expect(ready).toEqual([false, false])
    stop()
  })

  it('fetches its lists anew when the browser came back to another feed by itself', () => {
    const { ready, stop } = listen()
    begin()
    last().tell('open')
    last().tell('trunkline:ready', { feed_id: 'first' })
    last().tell('open')
    last().tell('trunkline:ready', { feed_id: 'second' })
    expect(ready).toEqual([false, true, false])
    stop()
  })
})
