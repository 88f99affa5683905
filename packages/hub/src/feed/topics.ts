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

/** A feed entry as it is stored. */
export interface StoredEntry {
  readonly seq: string
  readonly type: string
  readonly payload: Omit<FeedContent, 'type'>
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

  /** @throws when no topic has this type */
  of(type: string): FeedTopic {
    const topic = this.#byType.get(type)
    if (topic === undefined) throw new Error(`No feed topic has the type ${type}`)
    return topic
  }

  /** Entries of types that no topic has any more stay readable. */
  toRow({ seq, type, payload }: StoredEntry): FeedRow {
    return { seq: Number(seq), type, topic: this.#byType.get(type) ?? UNKNOWN, ...payload }
  }
}

const UNKNOWN: FeedTopic = { name: 'unknown', schema: Type.Unknown(), types: [] }
