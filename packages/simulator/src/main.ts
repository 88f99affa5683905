import { CommanderError } from '@commander-js/extra-typings'
import { readOptions, USAGE_ERROR } from './options.ts'
import { startSimulator } from './simulator.ts'

class PortInUse extends Error {}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const simulator = await startSimulator(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    const { port } = options
    throw new PortInUse(`--port: port ${port} is already in use, choose another: --port ${port + 1}`)
  })
  console.log(`Dialpad simulator: ${simulator.url}`)
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (options.followParent) process.stdin.resume().once('end', stop)
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    // Commander has printed its message already; --help ends this way, too, with exit code 0.
    process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR)
  }
  console.error(error instanceof PortInUse ? error.message : error)
  process.exit(1)
})
