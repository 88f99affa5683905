import { request } from './request.ts'

export const SESSION_KEY = ['session'] as const

export interface Session {
  readonly signed_in: boolean
  readonly app: { readonly id: string; readonly name: string } | null
  readonly environment: 'simulated' | 'sandbox' | 'production'
  readonly simulated: boolean
}

interface ConnectionStatus {
  readonly app_id: string
  readonly connected: boolean
}

/** The session, opened by itself where no key is needed: over simulated data. */
export async function openSession(signal: AbortSignal): Promise<Session> {
  const session = await request<Session>('/session', { signal })
  if (session.signed_in || !session.simulated) return session
  return request<Session>('/session', { method: 'POST', body: {}, signal })
}

export function signIn(apiKey: string): Promise<Session> {
  return request('/session', { method: 'POST', body: { api_key: apiKey } })
}

export function signOut(): Promise<void> {
  return request('/session', { method: 'DELETE' })
}

export function fetchStatus(signal: AbortSignal): Promise<ConnectionStatus> {
  return request('/status', { signal })
}
