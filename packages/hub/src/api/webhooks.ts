import { Type } from 'typebox'
import type { Receive } from '../ingest/receive.ts'
import type { Metrics } from '../metrics.ts'
import type { Server } from './server.ts'

const RAW = 'application/octet-stream'

/**
 * Where Dialpad delivers events: each app at its own address, and a shared one for webhooks that were made by
 * hand. Answers 200 `{success: true}` once the event is durable; 400 INVALID_BODY or INVALID_PAYLOAD;
 * 401 INVALID_SIGNATURE; 503, after which Dialpad tries again.
 */
export function webhookRoutes(server: Server, receive: Receive, metrics: Metrics): void {
  server.register(async scope => {
    // Whatever the Content-Type says (application/jwt, usually), even nonsense, the bytes are what is signed.
    scope.addHook('onRequest', async request => {
      request.headers['content-type'] = RAW
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(RAW, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    const take = async (body: unknown, appId: string | null) => {
      const text = Buffer.isBuffer(body) ? body.toString('utf8') : ''
      try {
        const outcome = await receive(text, appId)
        metrics.received.inc({ outcome })
        return { success: true }
      } catch (error) {
        metrics.received.inc({ outcome: 'refused' })
        throw error
      }
    }

    for (const path of ['/webhooks/dialpad', '/webhooks']) {
      scope.post(path, request => take(request.body, null))
    }
    scope.post(
      '/webhooks/dialpad/:app_id',
      { schema: { params: Type.Object({ app_id: Type.String({ format: 'uuid' }) }) } },
      request => take(request.body, (request.params as { app_id: string }).app_id),
    )
  })
}
