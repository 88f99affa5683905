import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'

/** How many outdated lines the file may have before it is rewritten. */
const MOST_OUTDATED = 2_000

/**
 * What must outlive even a kill, by key: each change is appended to a file as a line, before its event is delivered.
 * Values are JSON.
 */
export class Journal {
  readonly #file: string | null
  readonly #lines = new Map<string, string>()
  #descriptor: number | null = null
  #written = 0
  /** While this is true, changes are not kept. */
  isPaused = false

  /** @param file null keeps nothing. @throws when the file cannot be read or written */
  constructor(file: string | null) {
    this.#file = file
    if (file === null) return
    for (const line of readLines(file)) this.#read(line)
    this.#rewrite(file)
  }

  /** What is kept under keys that begin like this, the oldest key first. */
  entries<Value>(prefix: string): [key: string, value: Value][] {
    return [...this.#lines]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, line]) => [key, (JSON.parse(line) as [string, Value])[1]])
  }

  put(key: string, value: unknown): void {
    if (this.#file === null || this.isPaused) return
    const line = JSON.stringify([key, value])
    this.#lines.set(key, line)
    this.#append(this.#file, line)
  }

  drop(key: string): void {
    if (this.#file === null || !this.#lines.delete(key)) return
    this.#append(this.#file, JSON.stringify([key]))
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
  }

  #append(file: string, line: string): void {
    if (this.#descriptor === null) return
    writeSync(this.#descriptor, `${line}\n`)
    this.#written++
    if (this.#written > this.#lines.size + MOST_OUTDATED) this.#rewrite(file)
  }

  #read(line: string): void {
    try {
      const [key, value] = JSON.parse(line) as [string, unknown?]
      if (value === undefined) this.#lines.delete(key)
      else this.#lines.set(key, line)
    } catch {
      // A kill may leave the last line unfinished: its event was not delivered yet.
    }
  }

  /** Written aside and renamed, so that a kill leaves the old file or the new. */
  #rewrite(file: string): void {
    this.close()
    writeFileSync(`${file}.new`, [...this.#lines.values(), ''].join('\n'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
    this.#descriptor = openSync(file, 'a')
    this.#written = this.#lines.size
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
