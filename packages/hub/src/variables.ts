import { readFileSync } from 'node:fs'

/** What is wrong with one environment variable. */
export interface ConfigProblem {
  readonly variable: string
  readonly problem: string
}

/** The configuration is unusable. Its message has one line for each variable that is missing or invalid. */
export class ConfigError extends Error {
  readonly code = 'INVALID_CONFIGURATION'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ variable, problem }) => `${variable}: ${problem}`).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Environment variables, and what was found wrong while reading them. Readers report a problem and carry on, so that
 * every problem is shown at once; what they return for a refused variable is never used, because `throwProblems` ends
 * the reading.
 */
export class Variables {
  readonly #values: Readonly<Record<string, string | undefined>>
  readonly #problems = new Map<string, string>()

  constructor(values: Readonly<Record<string, string | undefined>>) {
    this.#values = values
  }

  /** The trimmed value; null when the variable is not set, or empty. */
  get(name: string): string | null {
    return this.#values[name]?.trim() || null
  }

  /** The first problem of a variable is the one that is shown. */
  report(variable: string, problem: string): void {
    if (!this.#problems.has(variable)) this.#problems.set(variable, problem)
  }

  isReported(variable: string): boolean {
    return this.#problems.has(variable)
  }

  /** @throws ConfigError when anything was reported */
  throwProblems(): void {
    if (this.#problems.size === 0) return
    throw new ConfigError(Array.from(this.#problems, ([variable, problem]) => ({ variable, problem })))
  }
}

/** Stands in for a URL that was refused, where something is derived from it. */
const REFUSED_URL = 'http://refused.invalid'

/** Any variable may be in a file instead, which `<name>_FILE` names. */
export function readText(variables: Variables, name: string): string | null {
  const text = variables.get(name)
  const file = variables.get(`${name}_FILE`)
  if (file === null) return text
  if (text !== null) {
    variables.report(name, `is set, and so is ${name}_FILE: set only one of them`)
    return text
  }
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    variables.report(`${name}_FILE`, `cannot be read (${(error as NodeJS.ErrnoException).code})`)
    return null
  }
}

export function requireText(variables: Variables, name: string): string {
  const text = readText(variables, name)
  if (text === null) reportMissing(variables, name)
  return text ?? ''
}

/** Separated by commas. */
export function readList(variables: Variables, name: string): string[] {
  return (readText(variables, name) ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
}

export function readUrl(variables: Variables, name: string): string | null {
  const text = readText(variables, name)
  if (text === null) return null
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  variables.report(name, `must be an http:// or https:// URL; got "${text}"`)
  return REFUSED_URL
}

export function requireUrl(variables: Variables, name: string): string {
  const url = readUrl(variables, name)
  if (url === null) reportMissing(variables, name)
  return url ?? REFUSED_URL
}

export function readPort(variables: Variables, name: string, fallback: number): number {
  const text = readText(variables, name)
  if (text === null) return fallback
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  variables.report(name, `must be a port number from 1 to 65535; got "${text}"`)
  return fallback
}

/** A whole number from 1 to 99999. */
export function readCount(variables: Variables, name: string, fallback: number): number {
  const text = readText(variables, name)
  if (text === null) return fallback
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  variables.report(name, `must be a whole number from 1 to 99999; got "${text}"`)
  return fallback
}

/** A whole number of seconds from 0 to 3600. */
export function readSeconds(variables: Variables, name: string, fallback: number): number {
  const text = readText(variables, name)
  if (text === null) return fallback
  if (/^\d{1,4}$/.test(text) && Number(text) <= 3_600) return Number(text)
  variables.report(name, `must be a whole number of seconds from 0 to 3600; got "${text}"`)
  return fallback
}

export function readOneOf<T extends string>(
  variables: Variables,
  name: string,
  allowed: readonly T[],
): T | null {
  const text = readText(variables, name)
  if (text === null) return null
  const value = allowed.find(candidate => candidate === text)
  if (value === undefined) variables.report(name, `must be one of ${allowed.join(', ')}; got "${text}"`)
  return value ?? null
}

/** A file that cannot be read has been reported already: its variable is not missing. */
function reportMissing(variables: Variables, name: string): void {
  if (!variables.isReported(`${name}_FILE`)) variables.report(name, 'is missing')
}
