import type { Scenario } from '../stage.ts'
import * as oddities from './oddities.ts'
import * as outbound from './outbound.ts'
import * as toGroup from './to-group.ts'
import * as toUser from './to-user.ts'
import * as transfers from './transfers.ts'

export const CALL_SCENARIOS = {
  'first-call': toGroup.firstCall,
  'inbound-user-answered': toUser.answered,
  'inbound-user-held': toUser.held,
  'inbound-user-parked': toUser.parked,
  'inbound-missed': toUser.missed,
  'inbound-voicemail': toUser.voicemail,
  'inbound-voicemail-without-message': toUser.greetingOnly,
  'inbound-department-answered': toGroup.departmentAnswered,
  'inbound-department-missed': toGroup.departmentMissed,
  'inbound-department-voicemail': toGroup.departmentVoicemail,
  'inbound-department-internal': toGroup.colleagueToDepartment,
  'inbound-call-center-answered': toGroup.callCenterAnswered,
  'inbound-call-center-unlinked': toGroup.callCenterUnlinked,
  'inbound-call-center-abandoned': toGroup.abandoned,
  'inbound-office-menu': toGroup.officeMenu,
  'transfer-blind': transfers.blind,
  'transfer-warm': transfers.warm,
  merged: transfers.merged,
  'outbound-answered': outbound.answered,
  'outbound-unanswered': outbound.unanswered,
  'outbound-to-shared-contact': outbound.toSharedContact,
  'outbound-by-api': outbound.byApi,
  internal: outbound.internal,
  'hangup-never-comes': oddities.hangupNeverComes,
  'ended-while-ringing': oddities.endedWhileRinging,
  'junk-links': oddities.junkLinks,
  'menu-only': oddities.menuOnly,
  blocked: oddities.blocked,
  supervised: oddities.supervised,
} as const satisfies Record<string, Scenario>

type CallScenarioName = keyof typeof CALL_SCENARIOS

/** All but the one that begins. */
type Usual = Exclude<CallScenarioName, 'first-call'>

/** How often each call happens in a usual hour. */
export const USUAL_CALLS: Readonly<Record<Usual, number>> = {
  'inbound-user-answered': 20,
  'inbound-user-held': 6,
  'inbound-user-parked': 1,
  'inbound-missed': 7,
  'inbound-voicemail': 4,
  'inbound-voicemail-without-message': 3,
  'inbound-department-answered': 16,
  'inbound-department-missed': 4,
  'inbound-department-voicemail': 2,
  'inbound-department-internal': 1,
  'inbound-call-center-answered': 12,
  'inbound-call-center-unlinked': 1,
  'inbound-call-center-abandoned': 3,
  'inbound-office-menu': 1,
  'transfer-blind': 3,
  'transfer-warm': 2,
  merged: 1,
  'outbound-answered': 16,
  'outbound-unanswered': 4,
  'outbound-to-shared-contact': 2,
  'outbound-by-api': 1,
  internal: 2,
  'hangup-never-comes': 1,
  'ended-while-ringing': 1,
  'junk-links': 1,
  'menu-only': 1,
  blocked: 1,
  supervised: 1,
}
