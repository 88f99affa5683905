import type { Requester } from '../request.ts'

export function usersOf({ send }: Requester) {
  return {
    /**
     * `POST /users/{id}/screenpop`: opens a URL on the user's screen. As Dialpad documents it, this requires the scope
     * `screen_pop`, and 5 per minute and user are allowed.
     */
    async popScreen(id: string, url: string): Promise<void> {
      await send('POST', `users/${id}/screenpop`, { screen_pop_uri: url })
    },
  }
}
