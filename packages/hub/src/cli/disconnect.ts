import type { Command } from '@commander-js/extra-typings'
import { BY_COMMAND, withContext } from './context.ts'
import { examples } from './output.ts'

/** Registers `disconnect`. */
export function registerDisconnect(program: Command): void {
  program
    .command('disconnect')
    .description('disconnect an app from Dialpad')
    // Required: a destructive command must not fall back to the first app.
    .argument('<app>', "the app's id or name")
    .addHelpText('after', examples('disconnect "My CRM"'))
    .action(named =>
      withContext(async ({ connector, app }) => {
        const { id, name } = await app(named)
        await connector.disconnect(id, BY_COMMAND)
        console.log(`${name} is now disconnected from Dialpad.`)
      }),
    )
}
