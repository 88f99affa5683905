import { type TSchema, Type } from 'typebox'

/** What one entry of the feed reports. */
export interface FeedContent<Body = unknown> {
  readonly type: string
  /** When it happened at Dialpad, ISO 8601. */
  readonly at: string
  /** The resource as it was after the change. */
  readonly body: Body
  /** Ids of records that became part of this one and no longer exist; none: undefined. */
  readonly merged?: readonly string[] | undefined
}

/** A subject that the feed reports on, with its event types. Every record kind has one. */
export interface FeedTopic<Body = unknown, CompatibleBody = Body> {
  /** Of the body. */
  readonly schema: TSchema
  /** Names the body in Server-Sent Events: `dialpad:<name>`. */
  readonly name: string
  readonly types: readonly string[]
  /** Phone numbers in E.164 by which readers can filter. */
  numbersOf?(body: Body): readonly (string | null)[]
  /** Dialpad user ids and email addresses by which readers can filter. */
  usersOf?(body: Body): readonly (string | null)[]
  departmentOf?(body: Body): string | null
  /** The body in the form that the WebSocket and the event stream have always had; default: ids are numbers. */
  compatible?(body: Body): CompatibleBody
  /** Fields that a WebSocket message has beside `type`, `cursor`, `timestamp` and `data`. */
  webSocketFields?(content: FeedContent<CompatibleBody>): object
  /** Fields that a Server-Sent Event has beside `type`, `cursor` and `timestamp`, in place of the body. */
  streamFields?(content: FeedContent<CompatibleBody>): object
}

/** A feed entry as it was read. `seq` is its place in the feed and the cursor that continues after it. */
export interface FeedRow extends FeedContent {
  readonly seq: number
  readonly topic: FeedTopic
}

/** A feed entry as it is stored: the payload as `formatPayload` wrote it. */
export interface StoredEntry {
  readonly seq: string
  readonly type: string
  readonly payload: string
}

/** The topics of a feed, by the types of their entries. */
export class FeedTopics {
  readonly #byType: ReadonlyMap<string, FeedTopic>

  /** @throws when two topics have a type in common */
  constructor(topics: readonly FeedTopic[]) {
    const types = topics.flatMap(topic => topic.types.map(type => [type, topic] as const))
    this.#byType = new Map(types)
    const twice = types.find(([type], place) => types.findIndex(([other]) => other === type) !== place)
    if (twice !== undefined) throw new Error(`Two feed topics have the type ${twice[0]}`)
  }

  get types(): readonly string[] {
    return [...this.#byType.keys()]
  }

  /** Entries of types that no topic has any more stay readable. */
  parse({ seq, type, payload }: StoredEntry): FeedRow {
    const topic = this.#byType.get(type) ?? UNKNOWN
    const [at, merged, ...values]: [string, string[] | 0, ...unknown[]] = JSON.parse(payload)
    const names = namesOf(topic)
    const body =
      names === null
        ? values[0]
        : Object.fromEntries(names.map((name, place) => [name, values[place] ?? null]))
    return { seq: Number(seq), type, topic, at, body, ...(merged === 0 ? {} : { merged }) }
  }
}

/**
 * The payload of an entry, as JSON: a list of when it happened, what was merged, and the values of the body in the order of its
 * schema, without the names, which would be most of it. So a schema may get further properties only at its end.
 */
export function formatPayload(topic: FeedTopic, { at, merged, body }: FeedContent): string {
  const names = namesOf(topic)
  const values = names === null ? [body] : names.map(name => (body as Record<string, unknown>)[name] ?? null)
  while (values.at(-1) === null) values.pop()
  return JSON.stringify([at, merged === undefined || merged.length === 0 ? 0 : merged, ...values])
}

const names = new WeakMap<TSchema, readonly string[] | null>()

/** The names of a body's properties, in their order; null: it has no fixed ones. Content that was redacted is never stored. */
function namesOf({ schema }: FeedTopic): readonly string[] | null {
  const known = names.get(schema)
  if (known !== undefined) return known
  const { properties } = schema as { properties?: object }
  const found = properties === undefined ? null : Object.keys(properties).filter(name => name !== 'redacted')
  names.set(schema, found)
  return found
}

const UNKNOWN: FeedTopic = { name: 'unknown', schema: Type.Unknown(), types: [] }
