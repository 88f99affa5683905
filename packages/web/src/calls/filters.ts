import type { Call, CallFilter } from '@trunkline/client'

export const FILTERS = ['all', 'inbound', 'outbound', 'missed'] as const
export type Filter = (typeof FILTERS)[number]

/** @returns all calls for what is no filter */
export function parseFilter(text: unknown): Filter {
  return FILTERS.find(filter => filter === text) ?? 'all'
}

export const FILTER_WORDS: Record<Filter, string> = {
  all: 'All',
  inbound: 'Inbound',
  outbound: 'Outbound',
  missed: 'Missed',
}

/** How to ask the hub for them. */
export const FILTER_QUERIES: Record<Filter, CallFilter> = {
  all: {},
  inbound: { direction: 'inbound' },
  outbound: { direction: 'outbound' },
  missed: { direction: 'inbound', status: 'missed' },
}

/** The same choice for calls that the hub told of by itself. */
export const FILTER_CHOICES: Record<Filter, (call: Call) => boolean> = {
  all: () => true,
  inbound: call => call.direction === 'inbound',
  outbound: call => call.direction === 'outbound',
  missed: call => call.direction === 'inbound' && call.status === 'missed',
}
