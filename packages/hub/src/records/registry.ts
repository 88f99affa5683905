import type { FeedTopic } from '../feed/topics.ts'
import type { DerivedTable, RecordKind } from './record-kind.ts'

/** The kinds of records of a hub, in the order in which they are applied. */
export class KindRegistry {
  /** Kinds that do not depend on each other, in stages that do. */
  readonly stages: readonly (readonly RecordKind[])[]
  readonly #kinds: readonly RecordKind[]
  readonly #bySource: ReadonlyMap<string, readonly RecordKind[]>

  /** @throws when two kinds share a name or a table, or wait for each other or for a kind that does not exist */
  constructor(kinds: readonly RecordKind[]) {
    requireUnique(
      'name',
      kinds.map(({ name }) => name),
    )
    requireUnique(
      'table',
      kinds.flatMap(({ tables }) => Object.keys(tables)),
    )
    this.#kinds = kinds
    this.stages = stagesOf(kinds)
    const sources = new Set(kinds.flatMap(({ parse }) => Object.keys(parse)))
    this.#bySource = new Map(
      [...sources].map(source => [source, kinds.filter(kind => kind.parse[source] !== undefined)]),
    )
  }

  /** The kinds that parse events which the log has under a name; the first that understands one has it. */
  parsersOf(source: string): readonly RecordKind[] {
    return this.#bySource.get(source) ?? []
  }

  get topics(): readonly FeedTopic[] {
    return this.#kinds.flatMap(({ topic }) => topic ?? [])
  }

  /** All tables that are derived from the raw log. */
  get tables(): Readonly<Record<string, DerivedTable>> {
    return Object.assign({}, ...this.#kinds.map(({ tables }) => tables))
  }

  get all(): readonly RecordKind[] {
    return this.#kinds
  }
}

function requireUnique(what: string, names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined) throw new Error(`Two kinds of records have the ${what} "${twice}"`)
}

function stagesOf(kinds: readonly RecordKind[]): RecordKind[][] {
  const stages: RecordKind[][] = []
  const done = new Set<string>()
  for (let rest = kinds; rest.length > 0; ) {
    const ready = rest.filter(({ after = [] }) => after.every(name => done.has(name)))
    if (ready.length === 0) {
      const names = rest.map(({ name }) => name).join(', ')
      throw new Error(`These kinds of records wait for each other or for one that does not exist: ${names}`)
    }
    stages.push(ready)
    for (const { name } of ready) done.add(name)
    rest = rest.filter(kind => !ready.includes(kind))
  }
  return stages
}
