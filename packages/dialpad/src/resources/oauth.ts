import type { Requester } from '../request.ts'

/** What an OAuth app does with a token that it has. For getting one, see `../oauth.ts`. */
export function oauthOf({ send }: Requester) {
  return {
    /** `POST /oauth2/deauthorize`: revokes every token of this OAuth app in the company. */
    async deauthorize(): Promise<void> {
      await send('POST', '/oauth2/deauthorize')
    },
  }
}
