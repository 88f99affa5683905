import type { Requester } from '../request.ts'
import { asInteger, requireId } from './ids.ts'

interface NewCall {
  /** The user who makes the call. */
  readonly userId: string
  /** E.164. */
  readonly to: string
  /** E.164; null: the user's own number. */
  readonly callerId: string | null
  /** Comes back as `custom_data` on the events of the call. */
  readonly customData: string | null
}

/** A number in E.164 format, or a user, department, call center, office or call router. */
type CallDestination =
  | { readonly number: string }
  | { readonly targetType: string; readonly targetId: string }

/** Calls in progress. A call's id is that of one of its legs. */
export function callsOf({ send }: Requester) {
  return {
    /**
     * `POST /call`: rings the user's devices first, then dials `to`. Dialpad's documented limit is 5 per minute and
     * user.
     *
     * @returns the call's id
     */
    async place({ userId, to, callerId, customData }: NewCall): Promise<string> {
      const response = await send('POST', 'call', {
        user_id: asInteger(userId),
        phone_number: to,
        ...(callerId === null ? {} : { outbound_caller_id: callerId }),
        ...(customData === null ? {} : { custom_data: customData }),
      })
      return requireId(response, 'POST call', 'call_id')
    },

    /** `PUT /call/{id}/actions/hangup`: hangs up. @throws DialpadError 404 when the call does not exist */
    async hangUp(id: string): Promise<void> {
      await send('PUT', `call/${id}/actions/hangup`)
    },

    /** `POST /call/{id}/transfer`. @throws DialpadError 404 when the call does not exist */
    async transfer(id: string, to: CallDestination): Promise<void> {
      const destination =
        'number' in to
          ? { number: to.number }
          : { target_type: to.targetType, target_id: asInteger(to.targetId) }
      await send('POST', `call/${id}/transfer`, { to: destination })
    },

    /**
     * `PUT /call/{id}/labels`: replaces the labels. Dialpad's documented limit is 500 per two minutes and
     * company.
     *
     * @throws DialpadError 404 when the call does not exist
     */
    async setLabels(id: string, labels: readonly string[]): Promise<void> {
      await send('PUT', `call/${id}/labels`, { labels: [...labels] })
    },
  }
}
