import { agents } from './agents/kind.ts'
import { calls } from './calls/kind.ts'
import { changes } from './changes/kind.ts'
import { company } from './company/kind.ts'
import { contacts } from './contacts/kind.ts'
import { messages } from './messages/kind.ts'
import type { RecordKind } from './record-kind.ts'
import { voicemails } from './voicemails/kind.ts'

/** Every kind of record that the hub keeps. */
export const KINDS: readonly RecordKind[] = [contacts, calls, voicemails, company, messages, agents, changes]
