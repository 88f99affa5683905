import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type SearchSchemaInput,
  stripSearchParams,
} from '@tanstack/react-router'
import { parseFilter } from '../calls/filters.ts'
import { Gate, parseContinuation } from './gate.tsx'
import { NotFound } from './not-found.tsx'
import { PageFailed } from './page-failed.tsx'
import { Root } from './root.tsx'
import { sessionQuery } from './use-session.ts'

/** A page's title in the browser's tab. */
function titled(page?: string) {
  return { meta: [{ title: page === undefined ? 'Trunkline' : `${page} · Trunkline` }] }
}

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Root,
  head: () => titled(),
})

const join = createRoute({
  getParentRoute: () => root,
  path: 'join',
  component: lazyRouteComponent(() => import('./join.tsx'), 'Join'),
  head: () => titled('Join'),
})

const connect = createRoute({
  getParentRoute: () => root,
  path: 'connect',
  component: lazyRouteComponent(() => import('./connect.tsx'), 'Connect'),
  head: () => titled('Connect Dialpad'),
})

/** Everything within is for people who are signed in. */
const gate = createRoute({
  getParentRoute: () => root,
  id: 'gate',
  component: Gate,
  validateSearch: (search: { continue?: string } & SearchSchemaInput) => ({
    // Also when it is undefined: what no route mentions is passed on as it was given.
    continue: parseContinuation(search.continue),
  }),
  // While the rest of the page is being loaded.
  beforeLoad: ({ context }) => void context.queryClient.prefetchQuery(sessionQuery),
})

const shell = createRoute({
  getParentRoute: () => gate,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
})

/** One page for the log and for a call, so that the log stays as it is while calls are opened and closed. */
const phoneLog = createRoute({
  getParentRoute: () => shell,
  id: 'phone-log',
  component: lazyRouteComponent(() => import('../phone-log/phone-log.tsx'), 'PhoneLog'),
  validateSearch: (search: { show?: string } & SearchSchemaInput) => ({ show: parseFilter(search.show) }),
  search: { middlewares: [stripSearchParams({ show: 'all' })] },
})

const log = createRoute({
  getParentRoute: () => phoneLog,
  path: '/',
  head: () => titled('Phone log'),
})

const call = createRoute({
  getParentRoute: () => phoneLog,
  path: 'calls/$callId',
  head: () => titled('Call'),
})

const routeTree = root.addChildren([
  join,
  connect,
  gate.addChildren([shell.addChildren([phoneLog.addChildren([log, call])])]),
])

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    notFoundMode: 'root',
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
