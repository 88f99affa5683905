import type { Command } from '@commander-js/extra-typings'
import { createConnectLink } from '../connection/connect-links.ts'
import { BY_COMMAND, withContext } from './context.ts'
import { examples } from './output.ts'

/** Registers `connect`. */
export function registerConnect(program: Command): void {
  program
    .command('connect')
    .description(
      'create a single-use link that connects an app to Dialpad, or connect it with the Dialpad API key',
    )
    .argument('[app]', "the app's id or name (default: the first app)")
    .addHelpText('after', examples('connect "My CRM"'))
    .action(named =>
      withContext(async ({ config, connector, queries, app }) => {
        const { id, name } = await app(named)
        if (config.dialpad !== null && config.dialpad.oauth === null) {
          await connector.connectBySystemKey(id, BY_COMMAND)
          console.log(`${name} is connected to Dialpad with the hub's Dialpad API key.`)
          return
        }
        const { url, expiresAt } = await createConnectLink(queries, config.publicUrl, id, BY_COMMAND)
        console.log(`To connect ${name}, open this single-use link (valid until ${expiresAt.toISOString()}):`)
        console.log(url)
        console.log('Or, signed in to Trunkline as an administrator of the app, open this URL:')
        console.log(`${config.publicUrl}/auth/dialpad/connect?app_id=${id}`)
      }),
    )
}
