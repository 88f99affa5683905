import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { isDatabaseAway } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { ConfigError } from '../variables.ts'
import { appsCommand, connectCommand } from './apps.ts'
import { doctorCommand } from './doctor.ts'
import { keysCommand } from './keys.ts'
import { rebuildCommand } from './rebuild.ts'
import { statusCommand } from './status.ts'
import { openTools } from './tools.ts'
import { BadUsage } from './usage.ts'

const HELP = `Trunkline's tools. They use the database of the environment, as the hub does, and may run beside it.

  npm run trunkline -- status                    how the hub, its apps and their connections are
  npm run trunkline -- doctor                    what is wrong, and what to do about it

  npm run trunkline -- apps                      all apps
  npm run trunkline -- apps create NAME          a further app, with its key
  npm run trunkline -- apps deactivate|activate|delete APP
  npm run trunkline -- connect [APP]             where to go to connect an app to Dialpad
  npm run trunkline -- disconnect APP            end its connection

  npm run trunkline -- keys [APP]                an app's keys
  npm run trunkline -- keys create APP NAME [--scopes read,write,admin] [--days 90]
  npm run trunkline -- keys rotate APP [--name NAME] [--grace 24h]
  npm run trunkline -- keys revoke APP KEY

  npm run trunkline -- rebuild                   tell every table anew from the raw log, and mend what differs
  npm run trunkline -- rebuild --dry-run         show what differs, and change nothing
  npm run trunkline -- rebuild --as-of 2026-05-04T09:00:00Z
                                                 show a past moment, in a schema of its own

APP is an app's id or its name; without one, the first app.
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
  if (run === undefined && command !== 'rebuild') throw new BadUsage(`${command}: there is no such command`)
  const tools = await openTools(readConfig(process.env)).catch(error => {
    if (!isDatabaseAway(error)) throw error
    throw new BadUsage(
      'The database cannot be reached: check DATABASE_URL or the DB_ variables (doctor says more)',
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
  if (Number.isNaN(moment.getTime())) throw new BadUsage(`--as-of: "${text}" is no moment`)
  return moment
}

main().then(
  code => {
    process.exitCode = code
  },
  (error: unknown) => {
    const isExpected = [BadUsage, ConfigError, HubError].some(kind => error instanceof kind)
    console.error(isExpected && error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
