import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Answer, request } from './support.ts'

export const MAIN = new URL('../src/main.ts', import.meta.url).pathname

/** A simulator in a process of its own, as the hub starts it. */
export interface SimulatorProcess {
  readonly url: string
  readonly child: ChildProcess
  /** What it wrote to its standard error. */
  readonly errors: () => string
  readonly isAlive: () => boolean
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** Ends it. SIGKILL leaves it no time to put anything in order. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export async function startSimulatorProcess(...args: string[]): Promise<SimulatorProcess> {
  const options = ['--port', '0', '--host', '127.0.0.1', '--control', '--follow-parent', ...args]
  const child = spawn(process.execPath, [MAIN, ...options])
  let errors = ''
  child.stderr.on('data', data => {
    errors += data
  })
  let url = ''
  for await (const line of createInterface(child.stdout)) {
    url = /(http\S+)/.exec(line)?.[1] ?? ''
    break
  }
  if (url === '') throw new Error(`The simulator does not start: ${errors}`)
  child.stdout.resume()
  const isAlive = () => child.exitCode === null && child.signalCode === null
  return {
    url,
    child,
    errors: () => errors,
    isAlive,
    ask: (method, path, body) => request(url + path, method, body),
    async end(signal = 'SIGTERM') {
      if (!isAlive()) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
