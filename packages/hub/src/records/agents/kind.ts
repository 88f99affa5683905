import { type AgentStatusEvent, readAgentStatusEvent } from '@trunkline/dialpad'
import { Type } from 'typebox'
import { Int64Text } from '../../schemas.ts'
import type { RecordKind } from '../record-kind.ts'
import { defineList } from '../resource.ts'
import { applyAgents } from './apply.ts'
import { listAgentHistory, listAgents } from './read.ts'
import { AgentBodySchema } from './resource.ts'
import { agentTopic } from './topic.ts'

/** Agents of call centers and departments: every status that they had. */
export const agents: RecordKind<AgentStatusEvent> = {
  name: 'agents',
  parse: { agent_status: readAgentStatusEvent },
  apply: applyAgents,
  tables: {
    agents: { key: ['app_id', 'user_id'] },
    agent_statuses: { key: ['app_id', 'user_id', 'changed_at', 'event_at', 'duty_status', 'duty_reason'] },
  },
  topic: agentTopic,
  lists: [
    defineList({
      path: 'agents',
      operationId: 'listAgents',
      summary: 'List agents with their current status',
      schema: AgentBodySchema,
      component: 'Agent',
      list: (queries, { appId, page }) => listAgents(queries, appId, page),
    }),
    defineList({
      path: 'agents/:user_id/history',
      operationId: 'listAgentHistory',
      summary: 'List the statuses of an agent, newest first',
      schema: AgentBodySchema,
      component: 'Agent',
      params: Type.Object({ user_id: Int64Text }),
      list: (queries, { appId, params, page }) => listAgentHistory(queries, appId, params.user_id, page),
    }),
  ],
}
