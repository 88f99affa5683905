export { type AgentStatusEvent, readAgentStatusEvent } from './agent-status-event.ts'
export { isAutomationEvent, readAutomationEvent } from './automation-event.ts'
export { type CallContact, type CallEvent, type CallTarget, readCallEvent } from './call-event.ts'
export { type ChangeLogEvent, readChangeLogEvent } from './change-log-event.ts'
export { createDialpadClient, type DialpadClient } from './client.ts'
export { type Contact, type ContactEvent, readContact, readContactEvent } from './contact-event.ts'
export { DialpadError, hasStatus } from './error.ts'
export { type DialpadEventKind, identifyEvent, KNOWN_CALL_STATES } from './event.ts'
export { type EventOrigin, readOrigin } from './event-origin.ts'
export { isRecord, type JsonRecord, parseJson, readId } from './json.ts'
export { type MessageEvent, readMessageEvent } from './message-event.ts'
export {
  authorizeUrl,
  createPkcePair,
  exchangeCode,
  type OAuthApp,
  refreshTokens,
  type TokenPair,
} from './oauth.ts'
export { fixedToken, type TokenSource } from './request.ts'
export {
  SUBSCRIPTION_KINDS,
  type Subscription,
  type SubscriptionKind,
  type SubscriptionTarget,
} from './resources/subscriptions.ts'
export {
  mayVerify,
  readDelivery,
  type SignedToken,
  signToken,
  tokenClaims,
  verifyToken,
} from './webhook-token.ts'
