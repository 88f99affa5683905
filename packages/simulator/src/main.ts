import { BadOption, HELP, type Options, readOptions } from './options.ts'
import { startSimulator } from './simulator.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === null) {
    console.log(HELP)
    return
  }
  const simulator = await startSimulator(options).catch(error => {
    throw inUse(error, options) ?? error
  })
  console.log(`Dialpad simulator: ${simulator.url}`)
  const stop = () => void simulator.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (options.followParent) process.stdin.resume().once('end', stop)
}

function inUse(error: NodeJS.ErrnoException, { port }: Options): BadOption | null {
  return error.code === 'EADDRINUSE'
    ? new BadOption(`--port: port ${port} is already in use, choose another: --port ${port + 1}`)
    : null
}

main().catch((error: unknown) => {
  console.error(error instanceof BadOption ? error.message : error)
  process.exit(1)
})
