import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { answerNotFound, type Server } from './server.ts'

const BUILT_PAGES = join(import.meta.dirname, '../../../web/dist')
/** Addresses of programs: a mistyped one must not get a page for an answer. */
const PROGRAM_PATHS =
  /^\/(api|auth|internal|webhooks|session|status|health|metrics|ws|openapi\.json|docs|authorize|callback)(\/|$|\?)/

/** The web app: its files, and its page for every address that it has within. */
export function pageRoutes(server: Server): void {
  const isBuilt = existsSync(join(BUILT_PAGES, 'index.html'))
  if (isBuilt) {
    server.register(fastifyStatic, {
      root: BUILT_PAGES,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content into the names of these.
        const isImmutable = path.includes('/assets/')
        reply.header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  } else {
    server.get('/', { schema: { hide: true } }, async () => ({
      name: 'Trunkline',
      note: 'The web app has not been built: run npm run build',
    }))
  }
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (isBuilt && wantsPage && !PROGRAM_PATHS.test(request.url)) return reply.sendFile('index.html')
    return answerNotFound(request, reply)
  })
}
