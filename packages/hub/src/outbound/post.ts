import { lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const TIMEOUT_MS = 15_000

/** What leads into the house, or to nobody: no webhook of a client may reach it. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6')
}

export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return PRIVATE.check(mapped, 'ipv4')
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Looks at the address that is really connected to: a name may lead elsewhere the next moment. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const found = (addresses ?? []).filter(one => !isPrivateAddress(one.address))
    const [first] = found
    if (error !== null || first === undefined) {
      const refused = new Error('The address is not public')
      callback(error ?? refused, '', 4)
    } else if (options.all === true) callback(null, found)
    else callback(null, first.address, first.family)
  })
}

export interface Posted {
  /** Null: nobody answered. */
  readonly status: number | null
  readonly error: string | null
  readonly tookMs: number
}

/** Posts a body and gives what was answered. It follows no redirection and never throws. */
export function postWebhook(
  url: string,
  body: string,
  headers: Record<string, string>,
  { allowPrivate, signal }: { allowPrivate: boolean; signal?: AbortSignal },
): Promise<Posted> {
  const begun = performance.now()
  return new Promise(done => {
    const finish = (status: number | null, error: string | null) =>
      done({ status, error, tookMs: Math.round(performance.now() - begun) })
    const target = new URL(url)
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) {
      finish(null, 'The address is not public')
      return
    }
    const send = target.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Trunkline' },
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]),
        ...(allowPrivate ? {} : { lookup: lookupPublic }),
      },
      response => {
        response.resume()
        response.once('end', () => finish(response.statusCode ?? null, null))
        response.once('error', error => finish(null, error.message))
      },
    )
    request.once('error', error =>
      finish(null, error.name === 'TimeoutError' ? 'No response within 15 s' : error.message),
    )
    request.end(body)
  })
}
