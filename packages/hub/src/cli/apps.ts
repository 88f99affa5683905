import { createApp, deleteApp, listApps, updateApp } from '../access/apps.ts'
import type { Tools } from './tools.ts'
import { BadUsage, type CommandLine, table } from './usage.ts'

export const BY_COMMAND = { actor: 'command' }

export async function appsCommand({ queries, app }: Tools, { words }: CommandLine): Promise<void> {
  const [action = 'list', named] = words
  switch (action) {
    case 'list': {
      const apps = await listApps(queries)
      const rows = apps.map(one => [
        one.app_id,
        one.active ? 'active' : 'inactive',
        one.connected ? 'connected' : 'not connected',
        one.name,
      ])
      console.log(table([['APP', 'STATE', 'DIALPAD', 'NAME'], ...rows]))
      return
    }
    case 'create': {
      if (named === undefined) throw new BadUsage('apps create: NAME is missing')
      const made = await createApp(queries, named, BY_COMMAND)
      console.log(`App id: ${made.app.id}\nAPI key: ${made.apiKey} (shown only once)`)
      return
    }
    case 'activate':
    case 'deactivate': {
      const { id, name } = await app(requireApp(`apps ${action}`, named))
      await updateApp(queries, id, { active: action === 'activate' }, BY_COMMAND)
      console.log(`${name} is ${action === 'activate' ? 'active' : 'inactive: its API keys are rejected'}.`)
      return
    }
    case 'delete': {
      const { id, name } = await app(requireApp(`apps ${action}`, named))
      await deleteApp(queries, id, BY_COMMAND)
      console.log(`${name} and all its data have been deleted.`)
      return
    }
    default:
      throw new BadUsage(`Unknown command: apps ${action}`)
  }
}

/** Destructive commands never default to the first app. */
function requireApp(command: string, named: string | undefined): string {
  if (named === undefined) throw new BadUsage(`${command}: APP is missing`)
  return named
}

export async function connectCommand(
  { config, connector, app }: Tools,
  { command, words }: CommandLine,
): Promise<void> {
  if (command === 'disconnect') {
    const { id, name } = await app(requireApp(command, words[0]))
    await connector.disconnect(id, BY_COMMAND)
    console.log(`${name} is now disconnected from Dialpad.`)
    return
  }
  const { id, name } = await app(words[0])
  if (config.dialpad !== null && config.dialpad.oauth === null) {
    await connector.connectBySystemKey(id, BY_COMMAND)
    console.log(`${name} is connected to Dialpad with the hub's Dialpad API key.`)
    return
  }
  console.log(`To connect ${name}, sign in to Trunkline as an administrator of the app, then open this URL:`)
  console.log(`${config.publicUrl}/auth/dialpad/connect?app_id=${id}`)
}
