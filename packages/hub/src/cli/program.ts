import { Command } from '@commander-js/extra-typings'
import manifest from '../../../../package.json' with { type: 'json' }
import { registerApps } from './apps.ts'
import { registerConnect } from './connect.ts'
import { registerDisconnect } from './disconnect.ts'
import { registerDoctor } from './doctor.ts'
import { registerJobs } from './jobs.ts'
import { registerKeys } from './keys.ts'
import { examples, PROGRAM } from './output.ts'
import { registerRebuild } from './rebuild.ts'
import { registerStatus } from './status.ts'

/** The exit code for an invalid command line. 1: the command failed, or the doctor found problems. */
export const USAGE_ERROR = 2

/** The command line with all its commands. Parsing rejects with CommanderError where commander would exit. */
export function createProgram(): Command {
  const program = new Command(PROGRAM)
    .description(
      'Manages Trunkline. Uses the same environment variables and database as the hub, and can run next to it.',
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      // Commander puts a suggestion on a second line.
      outputError: (text, write) => write(`${text.trim().replace(/\n+/g, ' ')}\n`),
    })
    .addHelpText(
      'after',
      [
        '',
        `Exit codes: 0 success, 1 failure, ${USAGE_ERROR} invalid command line.`,
        examples('status', 'help keys'),
      ].join('\n'),
    )
  // Subcommands inherit the settings above, so they are registered last.
  for (const register of [
    registerStatus,
    registerDoctor,
    registerApps,
    registerConnect,
    registerDisconnect,
    registerKeys,
    registerJobs,
    registerRebuild,
  ])
    register(program)
  return program
}
