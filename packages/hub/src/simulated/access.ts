import type { OAuthApp } from '@trunkline/dialpad'
import { SIMULATED_CLIENT } from './simulator-process.ts'

const SCOPES =
  'offline_access calls:list recordings_export message_content_export:all change_log ai_recap screen_pop'

/** How the hub gets at the bundled simulator: as at any Dialpad. */
export function simulatedAccess(
  { publicUrl }: { publicUrl: string },
  baseUrl: string,
): { baseUrl: string; apiKey: null; oauth: OAuthApp } {
  const redirectUri = `${publicUrl}/auth/dialpad/callback`
  return { baseUrl, apiKey: null, oauth: { ...SIMULATED_CLIENT, baseUrl, redirectUri, scopes: SCOPES } }
}
