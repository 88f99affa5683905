import type { Publish } from './delivery/publish.ts'
import type { Journal } from './journal.ts'
import type { Clock } from './world/clock.ts'
import type { Company, Contact, User } from './world/company.ts'
import type { Random } from './world/random.ts'

/** Nobody is free to take part: it does not happen. */
export class NobodyFree extends Error {}

/** Events are made a moment after what they report. In ms. */
export const EVENT_LAG = 300
/** Time for receivers that were restarted, too, before the first event after a restart. In simulated ms. */
export const RESTART_GRACE = 2_000

export interface World {
  readonly company: Company
  readonly clock: Clock
  readonly publish: Publish
  /** Where this Dialpad can be reached from outside, for links. */
  readonly baseUrl: () => string
  /** Who is on a call: nobody is on two at once. */
  readonly busy: Set<User | Contact>
  /** What outlives a restart. */
  readonly journal: Journal
  /** Whether the company blocks a number. */
  readonly isBlocked: (phoneNumber: string) => boolean
}

/** Where something takes place: it has time, chance of its own, and somebody to tell. */
export class Scene {
  readonly company: Company
  readonly random: Random
  readonly publish: Publish
  protected readonly world: World
  #isCut = false

  constructor(world: World, random: Random) {
    this.world = world
    this.company = world.company
    this.random = random
    this.publish = world.publish
  }

  now(): number {
    return this.world.clock.now()
  }

  get journal(): Journal {
    return this.world.journal
  }

  isBlocked(phoneNumber: string): boolean {
    return this.world.isBlocked(phoneNumber)
  }

  baseUrl(): string {
    return this.world.baseUrl()
  }

  /** In simulated ms. Never ends in a scene that was cut. */
  wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => this.world.clock.after(milliseconds, () => this.#isCut || resolve()))
  }

  /** Some seconds, in ms. */
  seconds(low: number, high: number): number {
    return this.random.integer(low * 1_000, high * 1_000)
  }

  /** What was going to happen in it does not happen. */
  cut(): void {
    this.#isCut = true
  }
}
