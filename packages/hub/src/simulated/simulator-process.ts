import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'

const READY_LINE = /^Dialpad simulator: (http\S+)/
const RESTART_AFTER_MS = 1_000

/** The OAuth app that is registered with the simulator and used by the hub. Neither leaves this machine. */
export const SIMULATED_CLIENT = { clientId: 'trunkline-demo', clientSecret: 'trunkline-demo-secret' }

export interface SimulatorProcess {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts the bundled Dialpad simulator as a process of its own, and again should it die. It ends with the hub,
 * however that ends, because it watches its input.
 *
 * @param stateFile where it keeps what Dialpad would remember; null: nowhere
 * @throws when it does not start.
 */
export async function startSimulator(
  port: number,
  stateFile: string | null,
  log: Logger,
  furtherOptions: readonly string[] = [],
): Promise<SimulatorProcess> {
  let stopping = false
  let child: ChildProcess
  const run = async (): Promise<string> => {
    child = spawnSimulator(port, [...(stateFile === null ? [] : ['--state', stateFile]), ...furtherOptions])
    const url = await readUrl(child)
    child.once('exit', code => {
      if (stopping) return
      log.error({ code }, 'the Dialpad simulator exited, restarting it')
      setTimeout(
        () => run().catch(error => log.error({ err: error }, 'cannot restart the Dialpad simulator')),
        RESTART_AFTER_MS,
      ).unref()
    })
    return url
  }
  return {
    url: await run(),
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function spawnSimulator(port: number, furtherOptions: readonly string[]): ChildProcess {
  const { clientId, clientSecret } = SIMULATED_CLIENT
  const main = fileURLToPath(new URL('../../../simulator/src/main.ts', import.meta.url))
  const client = ['--client-id', clientId, '--client-secret', clientSecret]
  const options = ['--port', String(port), ...client, '--control', '--follow-parent', ...furtherOptions]
  return spawn(process.execPath, [main, ...options], {
    // In a process group of its own: Ctrl-C is the hub's, which stops this one when it is done.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}

/** Waits for the line that says where it listens, and lets the rest of its output pass by. */
async function readUrl(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (stdout === null) throw new Error('The simulator has no output')
  const ended = once(child, 'exit').then(() => {
    throw new Error('The Dialpad simulator failed to start (see its message above)')
  })
  ended.catch(() => undefined)
  const started = (async () => {
    for await (const line of createInterface(stdout)) {
      const url = READY_LINE.exec(line)?.[1]
      if (url !== undefined) return url
    }
    return ended
  })()
  const url = await Promise.race([started, ended])
  stdout.resume()
  return url
}
