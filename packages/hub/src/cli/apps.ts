import { type Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { createApp, deleteApp, listApps, updateApp } from '../access/apps.ts'
import { BY_COMMAND, withContext } from './context.ts'
import { addGroup } from './groups.ts'
import { examples, jsonOption, printJson, table } from './output.ts'

const APP = "the app's id or name"

/** Registers `apps list|create|activate|deactivate|delete`. */
export function registerApps(program: Command): void {
  const apps = addGroup(program, 'apps', 'list, create, deactivate and delete apps')
  apps.addHelpText('after', examples('apps', 'apps create "My CRM"'))
  registerList(apps)
  apps
    .command('create')
    .description('create an app and its first API key')
    .argument('<name>', 'name of the app', parseName)
    .addHelpText('after', examples('apps create "My CRM"'))
    .action(name =>
      withContext(async ({ queries }) => {
        const { app, apiKey } = await createApp(queries, name, BY_COMMAND)
        console.log(`App id: ${app.id}\nAPI key: ${apiKey} (shown only once)`)
      }),
    )
  registerActivation(apps, true)
  registerActivation(apps, false)
  apps
    .command('delete')
    .description('delete an inactive app and all its data')
    .argument('<app>', APP)
    .addHelpText('after', examples('apps delete "My CRM"'))
    .action(named =>
      withContext(async ({ queries, app }) => {
        const { id, name } = await app(named)
        await deleteApp(queries, id, BY_COMMAND)
        console.log(`${name} and all its data have been deleted.`)
      }),
    )
}

function registerList(apps: Command): void {
  apps
    .command('list', { isDefault: true })
    .description('list apps')
    .addOption(jsonOption())
    .addHelpText('after', examples('apps list', 'apps list --json'))
    .action(({ json }) =>
      withContext(async ({ queries }) => {
        const found = await listApps(queries)
        if (json === true) return printJson({ apps: found })
        const rows = found.map(app => [
          app.app_id,
          app.active ? 'active' : 'inactive',
          app.connected ? 'connected' : 'not connected',
          app.name,
        ])
        console.log(table([['APP', 'STATE', 'DIALPAD', 'NAME'], ...rows]))
      }),
    )
}

function registerActivation(apps: Command, active: boolean): void {
  const command = active ? 'activate' : 'deactivate'
  apps
    .command(command)
    .description(active ? 'accept the API keys of an app again' : 'reject the API keys of an app')
    .argument('<app>', APP)
    .addHelpText('after', examples(`apps ${command} "My CRM"`))
    .action(named =>
      withContext(async ({ queries, app }) => {
        const { id, name } = await app(named)
        await updateApp(queries, id, { active }, BY_COMMAND)
        console.log(`${name} is ${active ? 'active' : 'inactive: its API keys are rejected'}.`)
      }),
    )
}

/** The same rule as for POST /internal/apps. */
function parseName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 200) throw new InvalidArgumentError('Expected 1 to 200 characters.')
  return name
}
