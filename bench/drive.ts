import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sendFor } from './load.ts'

const run = promisify(execFile)

export interface Drive {
  readonly port: number
  readonly headers?: Readonly<Record<string, string>>
  readonly requests: readonly { readonly path: string; readonly body?: string }[]
  readonly connections: number
  readonly seconds: number
  /** Whether it begins again after the last request; else running out of them is an error. */
  readonly repeats: boolean
}

export interface Driven {
  readonly answered: number
  readonly perSecond: number
  /** Times to the answer, in ms. */
  readonly p50: number
  readonly p99: number
}

/** Read by wrk, one request a line: the method, the path and the body. It ends with what it saw as JSON. */
const SCRIPT = `
local requests, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do
    local method, path, body = line:match("^(%S+) (%S+) (.*)$")
    requests[#requests + 1] = wrk.format(method, path, nil, body ~= "" and body or nil)
  end
end
function request()
  at = at + 1
  return requests[(at - 1) % #requests + 1]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"answered":%d,"micros":%d,"p50":%d,"p99":%d,"failed":%d}\\n', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`

let found: Promise<boolean> | undefined

/** Whether wrk is there. Without it this process sends, which takes more of the cores that are measured. */
export function hasWrk(): Promise<boolean> {
  found ??= run('wrk', ['--version']).then(
    () => true,
    // It prints its version and exits with 1.
    (error: { code?: unknown }) => error.code !== 'ENOENT',
  )
  return found
}

/**
 * Sends requests over so many connections, one at a time on each, for so many seconds.
 *
 * @throws when anything but 2xx is answered, or when there were too few requests
 */
export async function drive(load: Drive): Promise<Driven> {
  const driven = (await hasWrk()) ? await driveByWrk(load) : await sendFor(load)
  if (!load.repeats && driven.answered > load.requests.length)
    throw new Error(`${load.requests.length} requests were too few for ${load.seconds} s`)
  return driven
}

async function driveByWrk({ port, headers = {}, requests, connections, seconds }: Drive): Promise<Driven> {
  const folder = await mkdtemp(join(tmpdir(), 'trunkline-bench-'))
  try {
    const [script, lines] = [join(folder, 'requests.lua'), join(folder, 'requests.txt')]
    await writeFile(script, SCRIPT)
    await writeFile(
      lines,
      requests
        .map(({ path, body }) => `${body === undefined ? 'GET' : 'POST'} ${path} ${body ?? ''}\n`)
        .join(''),
    )
    const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const { stdout } = await run('wrk', [
      ...['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '-s', script, ...named],
      ...[`http://127.0.0.1:${port}`, '--', lines],
    ])
    const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, number>
    const { answered = 0, micros = 0, p50 = 0, p99 = 0, failed = 0 } = said
    if (failed > 0) throw new Error(`${failed} requests failed: ${stdout}`)
    return { answered, perSecond: answered / (micros / 1e6), p50: p50 / 1_000, p99: p99 / 1_000 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
