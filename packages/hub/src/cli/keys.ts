import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { createNamedKey, DEFAULT_KEY, listKeys, revokeKey, rotateKey, SCOPES } from '../access/api-keys.ts'
import { readDuration } from '../access/duration.ts'
import { BY_COMMAND, withContext } from './context.ts'
import { addGroup } from './groups.ts'
import { examples, jsonOption, printJson, table } from './output.ts'

const DAY_MS = 86_400_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const APP = "the app's id or name"
const APP_OR_FIRST = `${APP} (default: the first app)`

/** Registers `keys list|create|rotate|revoke`. */
export function registerKeys(program: Command): void {
  const keys = addGroup(program, 'keys', 'list, create, rotate and revoke the API keys of an app')
  keys.addHelpText('after', examples('keys "My CRM"', 'keys rotate "My CRM" --grace 24h'))
  registerList(keys)
  registerCreate(keys)
  registerRotate(keys)
  registerRevoke(keys)
}

function registerList(keys: Command): void {
  keys
    .command('list', { isDefault: true })
    .description("list an app's API keys")
    .argument('[app]', APP_OR_FIRST)
    .addOption(jsonOption())
    .addHelpText('after', examples('keys list "My CRM"', 'keys list "My CRM" --json'))
    .action((named, { json }) =>
      withContext(async ({ queries, app }) => {
        const { id } = await app(named)
        const found = await listKeys(queries, id)
        if (json === true) return printJson({ keys: found })
        const rows = found.map(key => [
          key.key_id,
          `${key.hint ?? ''}…`,
          key.name,
          key.scopes.join(','),
          key.last_used_at ?? 'never',
          key.expires_at ?? 'never',
        ])
        console.log(table([['KEY', 'PREFIX', 'NAME', 'SCOPES', 'LAST USED', 'EXPIRES'], ...rows]))
      }),
    )
}

function registerCreate(keys: Command): void {
  keys
    .command('create')
    .description('create an API key')
    .argument('<app>', APP)
    .argument('<name>', 'name of the API key')
    .addOption(
      new Option('--scopes <scopes>', `comma-separated list of ${SCOPES.join(', ')}`)
        .argParser(parseScopes)
        .default(parseScopes('read'), 'read'),
    )
    .option('--days <days>', 'days until the API key expires (default: it does not expire)', parseDays)
    .addHelpText('after', examples('keys create "My CRM" dashboard --scopes read,write --days 90'))
    .action((named, keyName, { scopes, days }) =>
      withContext(async ({ queries, app }) => {
        const { id, name } = await app(named)
        const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY_MS)
        showKey(name, await createNamedKey(queries, id, { name: keyName, scopes, expiresAt }, BY_COMMAND))
      }),
    )
}

function registerRotate(keys: Command): void {
  keys
    .command('rotate')
    .description('replace an API key by a new one with the same scopes')
    .argument('[app]', APP_OR_FIRST)
    .option('--name <name>', 'name of the API key', DEFAULT_KEY)
    .option('--grace <duration>', 'how long the old key stays valid (default: not at all)', parseDuration)
    .addHelpText('after', examples('keys rotate "My CRM" --name dashboard --grace 24h'))
    .action((named, { name: keyName, grace: graceMs = 0 }) =>
      withContext(async ({ queries, app }) => {
        const { id, name } = await app(named)
        showKey(name, await rotateKey(queries, id, { name: keyName, graceMs }, BY_COMMAND))
      }),
    )
}

function registerRevoke(keys: Command): void {
  keys
    .command('revoke')
    .description('revoke an API key at once')
    .argument('<app>', APP)
    .argument('<key>', 'id of the API key, as listed', parseKeyId)
    .addHelpText('after', examples('keys revoke "My CRM" 0f8b6c1e-4d2a-4c57-9a3e-6b1d5f7e2c90'))
    .action((named, keyId) =>
      withContext(async ({ queries, app }) => {
        const { id } = await app(named)
        await revokeKey(queries, id, keyId, BY_COMMAND)
        console.log('The API key has been revoked.')
      }),
    )
}

function showKey(app: string, { apiKey }: { apiKey: string }): void {
  console.log(`API key of ${app}: ${apiKey} (shown only once)`)
}

function parseScopes(text: string) {
  const asked = text.split(',').map(part => part.trim())
  const scopes = SCOPES.filter(scope => asked.includes(scope))
  if (scopes.length !== asked.length)
    throw new InvalidArgumentError(`Expected a comma-separated list of ${SCOPES.join(', ')}.`)
  return scopes
}

function parseDays(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new InvalidArgumentError('Expected a whole number of days, such as 90.')
  return Number(text)
}

/** @returns ms */
function parseDuration(text: string): number {
  const duration = readDuration(text)
  if (duration === null) throw new InvalidArgumentError('Expected a duration, such as 24h.')
  return duration
}

function parseKeyId(text: string): string {
  if (!UUID.test(text)) throw new InvalidArgumentError('Expected a key id, as "keys list" shows it.')
  return text
}
