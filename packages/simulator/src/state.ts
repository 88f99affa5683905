import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { UserSettings } from './world/company.ts'

export const EVENT_KINDS = ['call', 'sms', 'agent_status', 'contact', 'changelog'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export interface Webhook {
  readonly id: number
  hookUrl: string
  secret: string | null
}

export interface Websocket {
  readonly id: number
  secret: string | null
  /** Each opens a connection until it ends. */
  tokens: { readonly token: string; readonly expiresAt: number }[]
}

export interface Subscription {
  readonly id: number
  readonly kind: EventKind
  /** Of a webhook or of a websocket. */
  endpointId: number
  enabled: boolean
  /** Null: the whole company. */
  target: { readonly type: string; readonly id: string } | null
  /** What the kind needs beside: call_states, direction, agent_type, contact_type… */
  options: Record<string, unknown>
  /** The scopes of the token that made it decide what its events may hold. */
  readonly scopes: readonly string[]
}

export interface Grant {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** ms since 1970; null when the token does not end. */
  readonly expiresAt: number | null
  readonly scopes: readonly string[]
}

/** Asks a program where a call to its numbers is to go. */
export interface CallRouter {
  readonly id: number
  name: string
  officeId: number
  routingUrl: string
  enabled: boolean
  defaultTarget: { readonly type: string; readonly id: number }
  secret: string | null
  phoneNumbers: string[]
}

/** A caller who asked a call center to call back. */
export interface Callback {
  readonly callCenterId: number
  readonly phoneNumber: string
}

/** What Dialpad would remember of its customers' integrations, and of what they changed. */
export interface Memory {
  nextId: number
  /** In E.164: their calls and messages do not come through. */
  blockedNumbers: string[]
  callRouters: CallRouter[]
  /** Who waits to be called, the first one first. */
  callbacks: Callback[]
  /** What was changed of users. */
  users: { readonly id: number; settings: Partial<UserSettings> }[]
  grants: Grant[]
  webhooks: Webhook[]
  websockets: Websocket[]
  subscriptions: Subscription[]
}

export interface State extends Memory {
  /** A new id for a webhook, a websocket or a subscription. */
  newId(): number
  /** To be called after each change. */
  save(): void
}

/** @param file null keeps nothing across restarts. @throws when the file cannot be read. */
export function openState(file: string | null): State {
  const nothing = {
    nextId: 193,
    ...{ grants: [], webhooks: [], websockets: [], subscriptions: [] },
    ...{ blockedNumbers: [], callRouters: [], callbacks: [], users: [] },
  }
  const memory: Memory = { ...nothing, ...(file === null ? {} : read(file)) }
  return Object.assign(memory, {
    newId: () => memory.nextId++,
    save() {
      if (file === null) return
      // Written aside and renamed, so that a kill leaves the old state or the new, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify(memory, null, 2), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  })
}

function read(file: string): Partial<Memory> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Memory
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** Where events go: both kinds share their ids. */
export function findEndpoint(state: Memory, id: unknown): Webhook | Websocket | undefined {
  return [...state.webhooks, ...state.websockets].find(one => String(one.id) === String(id))
}

export function isWebhook(endpoint: Webhook | Websocket): endpoint is Webhook {
  return 'hookUrl' in endpoint
}
