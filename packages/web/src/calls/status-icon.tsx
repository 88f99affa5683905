import {
  IconPhoneCall,
  IconPhoneCheck,
  IconPhoneOff,
  IconPhonePause,
  IconPhoneRinging,
  IconRecordMail,
} from '@tabler/icons-react'
import type { Call, CallStatus } from '@trunkline/client'
import classes from './status-icon.module.css'

const ICONS = {
  ringing: IconPhoneRinging,
  active: IconPhoneCall,
  held: IconPhonePause,
  ended: IconPhoneCheck,
  missed: IconPhoneOff,
  voicemail: IconRecordMail,
} satisfies Record<CallStatus, unknown>

/** Always beside the word for it. */
export function StatusIcon({
  call,
  size = 18,
}: {
  call: Pick<Call, 'status' | 'disposition'>
  size?: number
}) {
  const { status, disposition } = call
  const Icon = disposition === 'no_answer' ? ICONS.missed : ICONS[status]
  return <Icon aria-hidden size={size} stroke={1.8} className={classes.icon} data-status={status} />
}
