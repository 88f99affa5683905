import type { Scope, StaffRole } from '../database/tables.ts'

/**
 * What a body may carry besides metadata (who, when, how long, and that there is something to read or hear):
 * `summary`: what AI made of a conversation (recap, outcome, purposes, action items, sentiment, topics);
 * `transcript`: the words of a call or a voicemail; `audio`: addresses of recordings and voicemails.
 */
export type ContentClass = 'summary' | 'transcript' | 'audio'

/** The classes that a caller may read. */
export type ContentRights = ReadonlySet<ContentClass>

interface Requirement {
  /** What an API key needs, one of these. */
  readonly scopes: readonly Scope[]
  /** The roles whose sessions may read it… */
  readonly roles: readonly StaffRole[]
  /** …once their PIN has been entered, for ten minutes. */
  readonly needsUnlock: boolean
}

const BEHIND_PIN: Requirement = {
  // An administrator could invite somebody who may read, so the scope `admin` includes `content`.
  scopes: ['content', 'admin'],
  roles: ['staff', 'manager', 'admin'],
  needsUnlock: true,
}

/** The content policy: who may read which class. Decision 22 says why. */
export const CONTENT_POLICY: Readonly<Record<ContentClass, Requirement>> = {
  summary: BEHIND_PIN,
  transcript: BEHIND_PIN,
  audio: BEHIND_PIN,
}

/** Every field of any body that carries content. A field that is not named here is metadata. */
export const CONTENT_FIELDS: ReadonlyMap<string, ContentClass> = new Map([
  ['recap', 'summary'],
  ['recap_summary', 'summary'],
  ['ai_summary', 'summary'],
  ['ai_sentiment', 'summary'],
  ['ai_topics', 'summary'],
  ['transcript', 'transcript'],
  ['voicemail_transcript', 'transcript'],
  ['recording_url', 'audio'],
  ['voicemail_url', 'audio'],
])

const CLASSES = Object.keys(CONTENT_POLICY) as ContentClass[]

export const NO_CONTENT_RIGHTS: ContentRights = new Set()

/** @param caller a program with its key's scopes, or a person with their role and whether their PIN was entered */
export function contentRightsOf(
  caller: { readonly scopes: readonly Scope[] } | { readonly role: StaffRole; readonly isUnlocked: boolean },
): ContentRights {
  return new Set(CLASSES.filter(name => meets(caller, CONTENT_POLICY[name])))
}

function meets(caller: Parameters<typeof contentRightsOf>[0], needed: Requirement): boolean {
  if ('scopes' in caller) return needed.scopes.some(scope => caller.scopes.includes(scope))
  return needed.roles.includes(caller.role) && (caller.isUnlocked || !needed.needsUnlock)
}

/** Whether nothing is hidden from somebody. */
export function seesEverything(rights: ContentRights): boolean {
  return CLASSES.every(name => rights.has(name))
}

/**
 * A body as somebody with these rights may see it: content of other classes is null, and `redacted` names what was
 * there. Every way out of the hub passes its bodies through this.
 */
export function redact<Body>(body: Body, rights: ContentRights): Body {
  return seesEverything(rights) ? body : (redacted(body, rights) as Body)
}

function redacted(value: unknown, rights: ContentRights): unknown {
  if (Array.isArray(value)) return value.map(item => redacted(item, rights))
  if (value === null || typeof value !== 'object') return value
  const hidden: string[] = []
  const given = value as Record<string, unknown>
  const copy: Record<string, unknown> = {}
  // Not Object.entries: every field of every answer passes here.
  for (const name in given) {
    const inner = given[name]
    const content = CONTENT_FIELDS.get(name)
    if (content !== undefined && !rights.has(content)) {
      if (inner !== null) hidden.push(name)
      copy[name] = null
    } else copy[name] = redacted(inner, rights)
  }
  if (hidden.length > 0) copy.redacted = hidden
  return copy
}

/** The ids of everything in a body whose content is shown: what the audit log must name. */
export function idsWithContent(body: unknown): string[] {
  const ids: string[] = []
  addIdsWithContent(body, ids)
  return ids
}

function addIdsWithContent(body: unknown, ids: string[]): void {
  if (body === null || typeof body !== 'object') return
  if (Array.isArray(body)) {
    for (const item of body) addIdsWithContent(item, ids)
    return
  }
  const given = body as Record<string, unknown>
  let hasContent = false
  for (const name in given) {
    const value = given[name]
    if (value === null) continue
    if (CONTENT_FIELDS.has(name)) hasContent = true
    else if (typeof value === 'object') addIdsWithContent(value, ids)
  }
  if (hasContent && typeof given.id === 'string') ids.push(given.id)
}
