import type { FeedTopic } from '../../feed/topics.ts'
import { type ChangeBody, ChangeBodySchema } from './resource.ts'

export const changeTopic: FeedTopic<ChangeBody> = {
  name: 'change',
  schema: ChangeBodySchema,
  types: ['settings.changed'],
}
