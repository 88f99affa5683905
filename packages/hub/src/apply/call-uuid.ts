import { createHash } from 'node:crypto'

/**
 * The uuid that a leg gives its call when it is the first of it: version 5 (RFC 9562), with the app as the
 * name space. The same log so gives the same uuids, however often it is replayed.
 */
export function callUuid(appId: string, legId: string): string {
  const namespace = Buffer.from(appId.replaceAll('-', ''), 'hex')
  const hash = createHash('sha1').update(namespace).update(legId).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
