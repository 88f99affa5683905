import { type AgentStatusEvent, readAgentStatusEvent } from '@trunkline/dialpad'
import type { FeedTopic } from '../../feed/topics.ts'
import type { RecordKind } from '../record-kind.ts'
import { applyAgents } from './apply.ts'
import type { AgentBody } from './resource.ts'

const topic: FeedTopic<AgentBody> = {
  name: 'agent',
  types: ['agent.status'],
  usersOf: agent => [String(agent.user_id), agent.email],
}

/** Agents of call centers and departments: every status that they had. */
export const agents: RecordKind<AgentStatusEvent> = {
  name: 'agents',
  parse: { agent_status: readAgentStatusEvent },
  apply: applyAgents,
  tables: {
    agent_statuses: { key: ['app_id', 'user_id', 'changed_at', 'event_at', 'duty_status', 'duty_reason'] },
  },
  topic,
}
