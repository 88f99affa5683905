import type { FastifyRequest } from 'fastify'
import type { ContentAudit } from '../access/content-audit.ts'
import {
  type ContentRights,
  contentRightsOf,
  idsWithContent,
  NO_CONTENT_RIGHTS,
  redact,
  seesEverything,
} from '../access/content-policy.ts'
import type { RequestQueries } from '../database/database.ts'
import { HubError, unavailable } from '../errors.ts'
import { unlockedUntil } from '../staff/pins.ts'
import type { Requester } from './authenticate.ts'

/** Applies the content policy to answers, and records in the audit log whose content was in them. */
export class ContentGate {
  readonly #queries: RequestQueries
  readonly #audit: ContentAudit

  constructor(queries: RequestQueries, audit: ContentAudit) {
    this.#queries = queries
    this.#audit = audit
  }

  /** What a caller may read where content is asked for: of one call, or by searching. */
  async rightsOf({ person, scopes }: Requester): Promise<ContentRights> {
    if (person === null) return contentRightsOf({ scopes })
    const isUnlocked = (await unlockedUntil(this.#queries, person.sessionId)) !== null
    return contentRightsOf({ role: person.role, isUnlocked })
  }

  /**
   * What a caller may read in lists and live streams: people open content one call at a time, so that the audit log
   * shows what they looked at and not what their page happened to load.
   */
  rightsInLists({ person, scopes }: Requester): ContentRights {
    return person === null ? contentRightsOf({ scopes }) : NO_CONTENT_RIGHTS
  }

  /** Whether a caller's live connections carry content. */
  inStreams(caller: Requester): boolean {
    return seesEverything(this.rightsInLists(caller))
  }

  /** A body as the caller may see it. @throws HubError 503 AUDIT_UNAVAILABLE */
  show<Body>(request: FastifyRequest, caller: Requester, rights: ContentRights, body: Body): Body {
    const shown = redact(body, rights)
    const ids = rights.size === 0 ? [] : idsWithContent(shown)
    if (ids.length === 0) return shown
    const { id: appId, actor } = caller
    const route = request.routeOptions.url ?? ''
    if (this.#audit.record({ appId, actor, address: request.ip, route, ids })) return shown
    throw unavailable('AUDIT_UNAVAILABLE', 'Content is not available while the audit log cannot be written')
  }

  /**
   * For granting others what one may read oneself: an outbound webhook with content, for example.
   *
   * @throws HubError 403 INSUFFICIENT_SCOPE, 403 PIN_REQUIRED
   */
  async requireAll(caller: Requester): Promise<void> {
    if (!seesEverything(await this.rightsOf(caller))) throw contentRefusal(caller)
  }
}

/** Why somebody may not read content. */
export function contentRefusal({ person, scopes }: Requester): HubError {
  if (person !== null) return new HubError(403, 'PIN_REQUIRED', 'Unlock with your PIN first')
  return new HubError(403, 'INSUFFICIENT_SCOPE', 'This requires the scope "content"', { scopes })
}
