import { cpus } from 'node:os'

/** Processor time in ms; null where the machine does not say (there is no /proc). */
export interface Cpu {
  readonly hub: number | null
  readonly postgres: number | null
}

/** One line of the table. */
export interface Figure {
  readonly what: string
  readonly unit: string
  /** The median where there was more than one round. */
  readonly value: number
  /** The least and the most of all rounds. */
  readonly range?: readonly [number, number]
  /** Processor time of one operation, in ms. */
  readonly cpu?: Cpu
}

/** What one statement cost, as pg_stat_statements counts it. */
export interface StatementCost {
  readonly calls: number
  /** In ms. */
  readonly total: number
  readonly mean: number
  readonly query: string
}

export interface Options {
  /** Fewer and shorter rounds: to see that all runs, not to compare. */
  readonly quick: boolean
  /** The hub leaves CPU profiles. */
  readonly profile: boolean
  /** The sizes of the growth table, in calls. */
  readonly sizes: readonly number[]
}

/** What benchmarks say, gathered for the table at the end. */
export class Report {
  readonly options: Options
  readonly #benches: {
    name: string
    seconds: number
    figures: Figure[]
    notes: string[]
    statements: Record<string, readonly StatementCost[]>
  }[] = []

  constructor(options: Options) {
    this.options = options
  }

  async run(name: string, bench: (report: Report) => Promise<void>): Promise<void> {
    const entry = { name, seconds: 0, figures: [], notes: [], statements: {} }
    this.#benches.push(entry)
    console.error(`${name} …`)
    const begun = performance.now()
    await bench(this)
    entry.seconds = (performance.now() - begun) / 1_000
    console.error(`${name}: ${entry.seconds.toFixed(0)} s`)
  }

  figure(figure: Figure): void {
    this.#benches.at(-1)?.figures.push(figure)
    console.error(`  ${figure.what}: ${amount(figure.value)} ${figure.unit}`)
  }

  /** The median of rounds. @param cpu of one operation in each round */
  rounds(what: string, unit: string, values: readonly number[], cpu: readonly Cpu[] = []): void {
    const range = [Math.min(...values), Math.max(...values)] as const
    const middle = (part: keyof Cpu) => {
      const known = cpu.map(one => one[part]).filter(ms => ms !== null)
      return known.length === 0 ? null : median(known)
    }
    const spent = cpu.length === 0 ? {} : { cpu: { hub: middle('hub'), postgres: middle('postgres') } }
    this.figure({ what, unit, value: median(values), range, ...spent })
  }

  note(text: string): void {
    this.#benches.at(-1)?.notes.push(text)
    console.error(`  ${text}`)
  }

  statements(of: string, costs: readonly StatementCost[]): void {
    const entry = this.#benches.at(-1)
    if (entry !== undefined && costs.length > 0) entry.statements[of] = costs
  }

  json(): string {
    const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version }
    return JSON.stringify(
      { machine, options: this.options, seconds: this.#seconds(), benches: this.#benches },
      null,
      2,
    )
  }

  text(): string {
    const lines = ['', '| | median | range | CPU hub | CPU PostgreSQL |', '|---|--:|--:|--:|--:|']
    for (const { name, seconds, figures } of this.#benches) {
      lines.push(`| **${name}** (${seconds.toFixed(0)} s) | | | | |`)
      for (const { what, unit, value, range, cpu } of figures) {
        const spread = range === undefined ? '' : range.map(amount).join(' … ')
        const [hub, postgres] = [cpu?.hub, cpu?.postgres].map(perOperation)
        lines.push(`| ${what} | ${amount(value)} ${unit} | ${spread} | ${hub} | ${postgres} |`)
      }
    }
    lines.push('', 'CPU is processor time of one operation.')
    for (const { name, notes, statements } of this.#benches) {
      for (const note of notes) lines.push(`${name}: ${note}`)
      for (const [of, costs] of Object.entries(statements)) lines.push('', ...statementLines(name, of, costs))
    }
    lines.push('', `The whole took ${this.#seconds().toFixed(0)} s.`)
    return lines.join('\n')
  }

  #seconds(): number {
    return this.#benches.reduce((sum, { seconds }) => sum + seconds, 0)
  }
}

function statementLines(name: string, of: string, costs: readonly StatementCost[]): string[] {
  return [
    `${name}, ${of}: the statements that cost most (ms in total, executions, ms each)`,
    ...costs.map(({ total, calls, mean, query }) =>
      `${total.toFixed(0).padStart(8)} ${String(calls).padStart(8)} ${mean.toFixed(3).padStart(9)}  ${query}`.trimEnd(),
    ),
  ]
}

function perOperation(ms: number | null | undefined): string {
  if (ms === undefined || ms === null) return ''
  return ms < 1 ? `${(ms * 1_000).toFixed(0)} µs` : `${ms.toFixed(2)} ms`
}

function amount(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** The waits of which half, and all but one of a hundred, were shorter. */
export function quantiles(waits: readonly number[]): { p50: number; p99: number } {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
