import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import type { Config } from '../config.ts'
import { toTrust } from './server.ts'

const IPV6_NETWORK_BYTES = 8

/** Where requests come from that reach no route (WebSocket handshakes), as `request.ip` says it for the others. */
export function createAddressOf(trustProxy: Config['trustProxy']): (request: IncomingMessage) => string {
  const trust = toTrust(trustProxy)
  if (typeof trust === 'boolean') return request => proxyAddress(request, () => trust)
  return request => proxyAddress(request, trust)
}

/**
 * What counts as one client: an IPv4 address, or the 64 bits of an IPv6 address that a provider gives to one customer.
 * `invalid` for whatever else a trusted proxy passed on.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'invalid'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${Buffer.from(parsed.toByteArray()).toString('hex', 0, IPV6_NETWORK_BYTES)}/64`
}
