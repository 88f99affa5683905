import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { HubError } from '../errors.ts'
import { errorBody, type Server } from './server.ts'

const BUILT_PAGES = join(import.meta.dirname, '../../../web/dist')
/** Addresses of programs: a mistyped one must not get a page for an answer. */
const PROGRAM_PATHS = /^\/(api|auth|internal|webhooks|session|status|health|metrics|ws)(\/|$|\?)/

/** The web app: its files, and its page for every address that it has within. */
export function pageRoutes(server: Server): void {
  if (!existsSync(join(BUILT_PAGES, 'index.html'))) {
    server.get('/', async () => ({ name: 'Trunkline', error: 'The pages are not built: npm run build' }))
    return
  }
  server.register(fastifyStatic, {
    root: BUILT_PAGES,
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into the names of these.
      const immutable = path.includes('/assets/')
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (wantsPage && !PROGRAM_PATHS.test(request.url)) return reply.sendFile('index.html')
    return reply.code(404).send(errorBody(new HubError(404, 'NOT_FOUND', 'There is nothing here')))
  })
}
