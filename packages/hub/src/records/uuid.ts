import { hash } from 'node:crypto'

/** The same few are needed with every event of a call. */
const RECENT = 10_000
const recent = new Map<string, string>()

/**
 * A record's uuid, derived from its app and its name there: version 5 (RFC 9562). The same log gives the same uuids, however
 * often it is replayed. A call has that of its first leg.
 */
export function recordUuid(appId: string, name: string): string {
  const key = `${appId}${name}`
  const known = recent.get(key)
  if (known !== undefined) return known
  if (recent.size >= RECENT) recent.clear()
  const uuid = makeUuid(appId, name)
  recent.set(key, uuid)
  return uuid
}

function makeUuid(appId: string, name: string): string {
  const namespace = Buffer.from(appId.replaceAll('-', ''), 'hex')
  const digest = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'buffer')
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
