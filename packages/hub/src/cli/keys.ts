import { createNamedKey, listKeys, revokeKey, rotateKey, SCOPES } from '../access/api-keys.ts'
import { readDuration } from '../access/duration.ts'
import { BY_COMMAND } from './apps.ts'
import type { Tools } from './tools.ts'
import { BadUsage, type CommandLine, table } from './usage.ts'

const ACTIONS = ['list', 'create', 'rotate', 'revoke']
const DAY_MS = 86_400_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function keysCommand({ queries, app }: Tools, { words, values }: CommandLine): Promise<void> {
  const [first = 'list'] = words
  // "keys APP" is "keys list APP".
  const [action, named, subject] = ACTIONS.includes(first) ? words : ['list', ...words]
  const { id, name } = await app(named)
  if (action === 'create') {
    if (subject === undefined) throw new BadUsage('keys create: NAME is missing')
    const key = { name: subject, scopes: readScopes(values.scopes), expiresAt: readEnd(values.days) }
    showKey(name, (await createNamedKey(queries, id, key, BY_COMMAND)).apiKey)
  } else if (action === 'rotate') {
    const graceMs = values.grace === undefined ? 0 : readDuration(values.grace)
    if (graceMs === null)
      throw new BadUsage(`--grace: "${values.grace}" is not a valid duration, such as 24h`)
    const rotation = { graceMs, ...(values.name === undefined ? {} : { name: values.name }) }
    showKey(name, (await rotateKey(queries, id, rotation, BY_COMMAND)).apiKey)
  } else if (action === 'revoke') {
    if (subject === undefined) throw new BadUsage('keys revoke: KEY is missing')
    if (!UUID.test(subject))
      throw new BadUsage(`keys revoke: "${subject}" is not a key id (see keys ${name})`)
    await revokeKey(queries, id, subject, BY_COMMAND)
    console.log('The API key has been revoked.')
  } else {
    const rows = (await listKeys(queries, id)).map(key => [
      key.key_id,
      `${key.hint ?? ''}…`,
      key.name,
      key.scopes.join(','),
      key.last_used_at ?? 'never',
      key.expires_at ?? 'never',
    ])
    console.log(table([['KEY', 'PREFIX', 'NAME', 'SCOPES', 'LAST USED', 'EXPIRES'], ...rows]))
  }
}

function showKey(app: string, apiKey: string): void {
  console.log(`API key of ${app}: ${apiKey} (shown only once)`)
}

function readScopes(text = 'read') {
  const asked = text.split(',').map(part => part.trim())
  const scopes = SCOPES.filter(scope => asked.includes(scope))
  if (scopes.length !== asked.length) throw new BadUsage(`--scopes: must be a list of ${SCOPES.join(', ')}`)
  return scopes
}

function readEnd(days: string | undefined): Date | null {
  if (days === undefined) return null
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new BadUsage(`--days: "${days}" is not a valid number of days`)
  return new Date(Date.now() + Number(days) * DAY_MS)
}
