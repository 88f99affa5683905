import { describe, expect, it } from 'vitest'
import { readAutomationEvent } from './automation-event.ts'
import { readCallEvent } from './call-event.ts'
import { readWebAddress } from './json.ts'
import { readMessageEvent } from './message-event.ts'

const NOT_WEB = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://dialpad.example/x',
  '//dialpad.example/r/1',
  'https://',
  'no address',
]

describe('addresses that are not http(s)', () => {
  it.each(NOT_WEB)('%s is dropped wherever an event holds one', address => {
    expect(readWebAddress(address)).toBeNull()
    const leg = { call_id: 7, state: 'recording' }
    for (const fields of [
      { recording_url: address },
      { recording_url: [address] },
      { admin_recording_urls: [address] },
      { recording_details: [{ id: '1', url: address, recording_type: 'callrecording' }] },
      { voicemail_link: address },
    ]) {
      const event = readCallEvent({ ...leg, ...fields })
      expect([event?.recordingUrl, event?.voicemailLink]).toEqual([null, null])
      expect(JSON.stringify(event)).not.toContain(address)
    }
    const automation = { event: 'call.ended', call_id: 7, recording_url: address }
    expect(readAutomationEvent(automation)?.recordingUrl).toBeNull()
    expect(readMessageEvent({ id: 7, direction: 'inbound', mms_url: address })?.mediaUrl).toBeNull()
  })

  it('give way to the next one that is', () => {
    const url = 'https://dialpad.example/r/1'
    expect(readCallEvent({ call_id: 7, state: 'recording', recording_url: ['x', url] })?.recordingUrl).toBe(
      url,
    )
    expect(readWebAddress('HTTPS://dialpad.example/r/1')).toBe('HTTPS://dialpad.example/r/1')
  })
})
