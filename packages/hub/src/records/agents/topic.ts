import type { FeedTopic } from '../../feed/topics.ts'
import { type AgentBody, AgentBodySchema } from './resource.ts'

export const agentTopic: FeedTopic<AgentBody> = {
  name: 'agent',
  schema: AgentBodySchema,
  types: ['agent.status'],
  usersOf: agent => [String(agent.user_id), agent.email],
}
