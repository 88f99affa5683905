import { describe, expect, it } from 'vitest'
import { exampleCall } from './example-call.ts'
import { isolate } from './isolate.ts'
import { departmentName, nameOf, otherParty } from './parties.ts'

const OVERRIDE = '\u202e'

describe('names with bidi control characters', () => {
  it('lose them, so that they cannot turn around what stands beside them', () => {
    expect(isolate(`Smith${OVERRIDE}12345\u2066`)).toBe('Smith12345')
    const call = exampleCall({ from_name: `John${OVERRIDE}`, from_organization: `NDIS\u2067` })
    expect(nameOf(otherParty(call))).toBe('John')
    expect(departmentName(exampleCall({ department: `Staff${OVERRIDE} Enquiries` }))).toBe('Staff Enquiries')
  })

  it('keep their letters and are isolated where these run from right to left', () => {
    expect(isolate('שרה כהן')).toBe('\u2068שרה כהן\u2069')
    expect(isolate('Siobhán Ní Bhriain')).toBe('Siobhán Ní Bhriain')
  })
})
