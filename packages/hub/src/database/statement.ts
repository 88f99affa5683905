import { CompiledQuery } from 'kysely'
import type { EngineTransaction } from './database.ts'

/**
 * A statement whose text is made once: to compile one for each of a thousand rounds a second takes longer than what it
 * does. Its parameters are $1, $2 …
 */
export interface Statement {
  readonly id: number
  /** `with` queries by their names, of which PostgreSQL allows those that write at the top of a statement only. */
  readonly named: readonly (readonly [name: string, text: string])[]
  readonly text: string
  readonly parameters: number
}

/** A statement with its parameters. */
export interface Bound {
  readonly statement: Statement
  readonly values: readonly unknown[]
}

let lastId = 0

/** @param named their names must be their own: statements are put together */
export function defineStatement(text: string, named: Statement['named'] = []): Statement {
  const all = [...named.map(([, part]) => part), text].join(' ')
  const numbers = [...all.matchAll(PARAMETER)].map(([, number]) => Number(number))
  return { id: ++lastId, named, text, parameters: Math.max(0, ...numbers) }
}

const PARAMETER = /\$(\d+)/g
const composed = new Map<string, string>()

/** Several statements that do not see each other's rows as one, which returns nothing. */
export function compose(parts: readonly Bound[]): CompiledQuery<unknown> {
  const [only] = parts
  if (only === undefined) throw new Error('There is no statement to compose')
  const isAlone = parts.length === 1 && only.statement.named.length === 0
  const key = parts.map(({ statement }) => statement.id).join()
  let text = composed.get(key)
  if (text === undefined) {
    text = isAlone
      ? only.statement.text
      : `with ${withQueries(parts.map(({ statement }) => statement))} select`
    composed.set(key, text)
  }
  return CompiledQuery.raw(text, isAlone ? [...only.values] : parts.flatMap(({ values }) => values))
}

function withQueries(statements: readonly Statement[]): string {
  let offset = 0
  const queries: string[] = []
  for (const [place, { named, text, parameters }] of statements.entries()) {
    const renumber = (part: string) => part.replace(PARAMETER, (_, number) => `$${Number(number) + offset}`)
    for (const [name, part] of [...named, [`write_${place}`, text] as const])
      queries.push(`${name} as (${renumber(part)})`)
    offset += parameters
  }
  return queries.join(', ')
}

/** Runs one statement that returns rows. */
export async function query<Row>(queries: EngineTransaction, { statement, values }: Bound): Promise<Row[]> {
  const { rows } = await queries.executeQuery<Row>(CompiledQuery.raw(statement.text, [...values]))
  return rows
}
