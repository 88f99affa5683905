import {
  IconPhoneCall,
  IconPhoneCheck,
  IconPhoneOff,
  IconPhonePause,
  IconPhoneRinging,
  IconRecordMail,
} from '@tabler/icons-react'
import type { CallStatus } from './call.ts'
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
export function StatusIcon({ status, size = 18 }: { status: CallStatus; size?: number }) {
  const Icon = ICONS[status]
  return <Icon aria-hidden size={size} stroke={1.8} className={classes.icon} data-status={status} />
}
