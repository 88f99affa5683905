import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { DataFolderInUse } from '../database/embedded/folder-lock.ts'
import { isDatabaseAway } from '../database/trouble.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { appsCommand, connectCommand } from './apps.ts'
import { doctorCommand } from './doctor.ts'
import { keysCommand } from './keys.ts'
import { rebuildCommand } from './rebuild.ts'
import { statusCommand } from './status.ts'
import { openTools } from './tools.ts'
import { BadUsage } from './usage.ts'

const HELP = `Manages Trunkline. Uses the same environment variables and database as the hub, and can run next to it.

  npm run trunkline -- status                    show the hub, its apps and their connections
  npm run trunkline -- doctor                    find problems and how to fix them

  npm run trunkline -- apps                      list apps
  npm run trunkline -- apps create NAME          create an app and its first API key
  npm run trunkline -- apps deactivate|activate|delete APP
  npm run trunkline -- connect [APP]             show the URL that connects an app to Dialpad
  npm run trunkline -- disconnect APP            disconnect an app from Dialpad

  npm run trunkline -- keys [APP]                list an app's API keys
  npm run trunkline -- keys create APP NAME [--scopes read,write,content,admin] [--days 90]
  npm run trunkline -- keys rotate APP [--name NAME] [--grace 24h]
  npm run trunkline -- keys revoke APP KEY

  npm run trunkline -- rebuild                   rebuild every table from the raw event log, and correct differences
  npm run trunkline -- rebuild --dry-run         report differences without changing anything
  npm run trunkline -- rebuild --as-of 2026-05-04T09:00:00Z
                                                 rebuild the tables as of a past time, in a separate schema

APP is an app's id or name; it defaults to the first app.
`

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  'as-of': { type: 'string' },
  scopes: { type: 'string' },
  days: { type: 'string' },
  name: { type: 'string' },
  grace: { type: 'string' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const { values, positionals } = readCommandLine(process.argv.slice(2))
  const [command = 'help', ...words] = values.help === true ? [] : positionals
  if (command === 'help') {
    console.log(HELP)
    return 0
  }
  const asOf = readMoment(values['as-of'])
  const run = {
    status: statusCommand,
    apps: appsCommand,
    connect: connectCommand,
    disconnect: connectCommand,
    keys: keysCommand,
  }[command]
  if (command === 'doctor') return doctorCommand(process.env)
  if (run === undefined && command !== 'rebuild')
    throw new BadUsage(`Unknown command: ${command} (see npm run trunkline -- help)`)
  const tools = await openTools(readConfig(process.env)).catch(error => {
    if (!isDatabaseAway(error)) throw error
    throw new BadUsage(
      'Cannot connect to the database: check DATABASE_URL or the DB_ variables (run doctor for details)',
    )
  })
  try {
    if (run !== undefined) await run(tools, { command, words, values })
    else return await rebuildCommand(tools.ownerUrl, { isDry: values['dry-run'] === true, asOf })
    return 0
  } finally {
    await tools.close()
  }
}

function readCommandLine(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error))
  }
}

function readMoment(text: string | undefined): Date | null {
  if (text === undefined) return null
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime()))
    throw new BadUsage(`--as-of: "${text}" is not a valid timestamp, such as 2026-05-04T09:00:00Z`)
  return moment
}

main().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const isExpected = [BadUsage, ConfigError, DataFolderInUse, HubError].some(kind => error instanceof kind)
    console.error(isExpected && error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
