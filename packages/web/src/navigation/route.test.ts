import { expect, it } from 'vitest'
import { addressOf, parseRoute } from './route.ts'

it.each([
  ['/', { callId: null, filter: 'all' }],
  ['/?show=missed', { callId: null, filter: 'missed' }],
  ['/calls/0a1b-2c', { callId: '0a1b-2c', filter: 'all' }],
  ['/calls/0a1b-2c?show=inbound', { callId: '0a1b-2c', filter: 'inbound' }],
] as const)('%s leads there and back', (address, route) => {
  expect(parseRoute(address)).toEqual(route)
  expect(addressOf(route)).toBe(address)
})

it.each(['/calls/%zz', '/elsewhere', '/?show=everything', '//'])('%s leads to the whole log', address => {
  expect(parseRoute(address)).toEqual({ callId: null, filter: 'all' })
})
