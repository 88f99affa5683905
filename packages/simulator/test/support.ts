import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readOptions } from '../src/options.ts'
import { type Simulator, startSimulator } from '../src/simulator.ts'

export const API_KEY = 'trunkline-demo-key'

export interface Answer {
  readonly status: number
  readonly body: any
}

export interface TestSimulator extends Simulator {
  /** Asks the API with the key that may do everything; waits where it has asked too much. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** Asks what is no part of Dialpad. */
  control(method: string, path: string, body?: unknown): Promise<Answer>
  /** Subscribes a webhook to all five kinds. @returns the webhook's id */
  subscribeAll(hookUrl: string, secret?: string): Promise<string>
  /** Lets so many simulated ms pass, step by step, and waits after each until all that was sent has been answered. */
  pass(milliseconds: number, step?: number): Promise<void>
}

/** Sends a request with the key that may do everything. */
export async function request(url: string, method: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${API_KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** A simulator whose clock stands still until it is advanced. */
export async function startTestSimulator(...args: string[]): Promise<TestSimulator> {
  const start = ['--start', '2026-05-04T09:00:00Z']
  const options = readOptions(['--port', '0', '--host', '127.0.0.1', '--control', ...start, ...args])
  const simulator = await startSimulator({ ...options, speed: 0 })
  const { clock } = simulator.dialpad

  const ask: TestSimulator['ask'] = async (method, path, body) => {
    // The clock stands still, and so does the second for which the company may ask no more.
    await clock.advance(60)
    return request(`${simulator.url}/api/v2${path}`, method, body)
  }

  return {
    ...simulator,
    ask,
    control: (method, path, body) => request(`${simulator.url}/control${path}`, method, body),
    async subscribeAll(hookUrl, secret) {
      const { body: webhook } = await ask('POST', '/webhooks', { hook_url: hookUrl, secret })
      const more = {
        call: { call_states: ['all'] },
        sms: { direction: 'all', include_internal: true, status: true },
        agent_status: { agent_type: 'callcenter' },
        contact: { contact_type: 'shared' },
        changelog: {},
      }
      for (const [kind, options] of Object.entries(more)) {
        const { status } = await ask('POST', `/subscriptions/${kind}`, {
          endpoint_id: webhook.id,
          ...options,
        })
        if (status !== 200) throw new Error(`The subscription to ${kind} was answered with ${status}`)
      }
      return webhook.id
    },
    async pass(milliseconds, step = 50) {
      const settled = async () => {
        while (simulator.pendingPosts() > 0) await sleep(2)
      }
      await settled()
      for (let left = milliseconds; left > 0; left -= step) {
        await clock.advance(Math.min(step, left))
        if (simulator.pendingPosts() > 0) await settled()
      }
    },
  }
}

export interface Delivered {
  readonly contentType: string
  readonly text: string
}

export interface Receiver {
  readonly url: string
  readonly delivered: Delivered[]
  /** What it answers next; null: nothing at all. */
  answer: (count: number) => number | null
  stop(): Promise<void>
}

/** Somebody who listens for webhooks. */
export async function startReceiver(): Promise<Receiver> {
  const delivered: Delivered[] = []
  const receiver: Omit<Receiver, 'url' | 'stop'> = { delivered, answer: () => 200 }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    delivered.push({ contentType: request.headers['content-type'] ?? '', text })
    const status = receiver.answer(delivered.length)
    if (status === null) request.socket.destroy()
    else response.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
