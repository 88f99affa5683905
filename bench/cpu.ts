import { readdir, readFile } from 'node:fs/promises'

/** Linux counts in hundredths of a second, whatever the kernel's own clock does. */
const TICK_MS = 10

interface Spent {
  readonly parent: number
  readonly own: number
  /** Of children that have ended. */
  readonly children: number
}

/** Processor time that a process has used since its start, in ms; null without /proc. */
export async function cpuOf(pid: number): Promise<number | null> {
  return (await read(pid))?.own ?? null
}

/** As `cpuOf`, of a process and of all its children, those that have ended included. */
export async function cpuOfFamily(pid: number): Promise<number | null> {
  const parent = await read(pid)
  if (parent === null) return null
  const all = await Promise.all((await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(read))
  return all.reduce(
    (sum, spent) => sum + (spent?.parent === pid ? spent.own : 0),
    parent.own + parent.children,
  )
}

async function read(pid: number | string): Promise<Spent | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null)
  if (text === null) return null
  // The name, in parentheses, may hold anything; fields are counted after it.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const ticks = (at: number) => (fields[at] ?? 0) * TICK_MS
  return { parent: fields[1] ?? 0, own: ticks(11) + ticks(12), children: ticks(13) + ticks(14) }
}
