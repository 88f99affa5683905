import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startTestHub } from '../packages/hub/test/support.ts'

/** A hub in a process of its own, on a port that it keeps, to be killed and started again. */
export class HubProcess {
  readonly #databaseUrl: string
  readonly #port: number
  #child: ChildProcess | undefined

  constructor(databaseUrl: string, port: number) {
    this.#databaseUrl = databaseUrl
    this.#port = port
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Resolves when it takes events. @returns the key of its first app, at its first start */
  async start(): Promise<string> {
    this.#child = fork(join(import.meta.dirname, 'hub-process.ts'), [this.#databaseUrl, String(this.#port)])
    const [apiKey] = await once(this.#child, 'message')
    return String(apiKey)
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

if (process.argv[1] === import.meta.filename) {
  const [databaseUrl = '', port] = process.argv.slice(2)
  const hub = await startTestHub(databaseUrl, { port: Number(port), missedCallGraceMs: 300 })
  process.send?.(hub.apiKey)
  process.once('disconnect', () => process.exit(0))
}
