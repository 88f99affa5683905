import { CommanderError } from '@commander-js/extra-typings'
import { DataFolderInUse } from '../database/embedded/folder-lock.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { CommandError } from './context.ts'
import { createProgram, USAGE_ERROR } from './program.ts'

const EXPECTED = [CommandError, ConfigError, DataFolderInUse, HubError]

const args = process.argv.slice(2)

// Commander treats a missing command as an error; here it asks for help.
createProgram()
  .parseAsync(args.length === 0 ? ['help'] : args, { from: 'user' })
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      // Commander has printed its message already; help and --version end this way, too, with exit code 0.
      process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR)
    }
    const isExpected = EXPECTED.some(kind => error instanceof kind)
    console.error(isExpected && error instanceof Error ? error.message : error)
    process.exit(1)
  })
