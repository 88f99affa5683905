import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** All unicast addresses that IANA has assigned are in here; what lies outside is local, reserved or not assigned yet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
/** Special-purpose ranges within it that the library does not know (IANA's registry). */
const NOT_GLOBAL = ['2001::/23', '3fff::/20'].map(range => ipaddr.IPv6.parseCIDR(range))
const RESOLVE_WITHIN_MS = 2_000

/**
 * Whether an IP address is one on the public internet: not private, local, reserved, multicast, or a form of IPv6 that
 * carries an IPv4 address past the check (mapped, 6to4, NAT64, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv4) return true
  return parsed.match(GLOBAL_UNICAST) && !NOT_GLOBAL.some(range => parsed.match(range))
}

/** The IP address that a URL's host is, without brackets; null: it is a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(host) ? host : null
}

/**
 * Resolves to public addresses only. Given to the socket itself, so that what is checked is what is connected to: a name
 * may lead elsewhere a moment later (DNS rebinding).
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const found = (addresses ?? []).filter(one => isPublicAddress(one.address))
    const [first] = found
    if (error !== null || first === undefined) {
      callback(error ?? new Error(NOT_PUBLIC), '', 4)
    } else if (options.all === true) callback(null, found)
    else callback(null, first.address, first.family)
  })
}

export const NOT_PUBLIC = 'The host is not a public address'

/**
 * Whether a URL leads to a host that is known not to be public: by its address, or by all addresses that its name has
 * now. A name that does not resolve yet passes; every delivery checks again.
 */
export async function isPrivateAddress(url: URL): Promise<boolean> {
  const literal = literalAddress(url)
  if (literal !== null) return !isPublicAddress(literal)
  if (/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(url.hostname)) return true
  const addresses = await new Promise<string[]>(done => {
    const timer = setTimeout(() => done([]), RESOLVE_WITHIN_MS)
    resolve(url.hostname, { all: true }, (_error, found) => {
      clearTimeout(timer)
      done((found ?? []).map(one => one.address))
    })
  })
  return addresses.length > 0 && !addresses.some(isPublicAddress)
}
