import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { page } from './route-config.ts'
import { answerNotFound, type Server } from './server.ts'

const BUILT_PAGES = join(import.meta.dirname, '../../../web/dist')

/** The web app: its files, and its page for every address that it has within. */
export function pageRoutes(server: Server): void {
  if (existsSync(join(BUILT_PAGES, 'index.html'))) server.registerLibrary(page, serveBuilt)
  else {
    server.get('/', { config: page, schema: { hide: true } }, async () => ({
      name: 'Trunkline',
      note: 'The web app has not been built: run npm run build',
    }))
    server.setNotFoundHandler(answerNotFound)
  }
}

function serveBuilt(scope: FastifyInstance): void {
  scope.register(fastifyStatic, {
    root: BUILT_PAGES,
    setHeaders: (reply, path) => {
      // Vite puts a hash of the content into the names of these.
      const isImmutable = path.includes('/assets/')
      reply.header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  scope.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  scope.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
    if (wantsPage && !request.server.isForPrograms(request.url)) return reply.sendFile('index.html')
    return answerNotFound(request, reply)
  })
}
