import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Deadlines } from '../deadlines.ts'
import { type HubError, unavailable } from '../errors.ts'
import type { Appended } from '../ingest/event-log.ts'
import type { Receiver } from '../ingest/receive.ts'
import type { Metrics } from '../metrics.ts'
import { type Authenticate, hasApiKey } from './authenticate.ts'
import type { ErrorCode } from './error-codes.ts'
import type { RouteConfig } from './route-config.ts'
import type { Server } from './server.ts'
import { WebhookBodies } from './webhook-bodies.ts'

/** In ms. Dialpad gives up after 5 s: a 503 before that states the reason. */
const ANSWER_WITHIN_MS = 3_500
/** Senders sign what they send, and may add parameters. The deadline, `ANSWER_WITHIN_MS`, begins when the body has arrived. */
const received = {
  authentication: 'none',
  limit: 'unlimited',
  answerWithinMs: null,
  allowUnknown: true,
  // A busy hub would log little else.
  quiet: true,
} satisfies Partial<RouteConfig>
/** For automation services: an API key, or a signature. */
const receivedFromServices = { limit: 'events', allowUnknown: true } satisfies Partial<RouteConfig>
const REFUSALS = [
  'INVALID_BODY',
  'INVALID_PAYLOAD',
  'INVALID_SIGNATURE',
  'OVERLOADED',
  'NOT_STORED',
  'TIMEOUT',
] as const satisfies readonly ErrorCode[]
const RAW = 'application/octet-stream'
const SUCCESS = { success: true }
const tags = ['webhooks']
const response = { 200: Type.Object({ success: Type.Literal(true) }) }
const AppParams = Type.Object({ app_id: Type.String({ format: 'uuid' }) })

/**
 * Receives events: each app's webhook has an address of its own, `/webhooks/dialpad` is for webhooks that
 * were made by hand, and `/api/v1/dialpad/webhook` also takes the plain JSON of automation services, with the
 * app's API key. Answers 200 `{success: true}` once the event is durable; 400 INVALID_BODY or INVALID_PAYLOAD;
 * 401 INVALID_SIGNATURE or INVALID_API_KEY; 503, after which Dialpad tries again.
 */
export function webhookRoutes(
  server: Server,
  receiver: Receiver,
  authenticate: Authenticate,
  metrics: Metrics,
): void {
  const refuse = (reply: FastifyReply, error: unknown) => {
    metrics.received.inc({ outcome: 'refused' })
    reply.send(error)
  }
  const unanswered = new Deadlines<FastifyReply>(ANSWER_WITHIN_MS, reply => refuse(reply, tooLate()))
  // Replies by itself: a promise for Fastify would be several for each event.
  const answer = (reply: FastifyReply, taken: Promise<Appended>): void => {
    unanswered.add(reply)
    taken.then(
      outcome => {
        if (!unanswered.remove(reply)) return
        metrics.received.inc({ outcome })
        reply.send(SUCCESS)
      },
      error => {
        if (unanswered.remove(reply)) refuse(reply, error)
      },
    )
  }

  server.register(async scope => {
    // Whatever the Content-Type says (application/jwt, usually), even nonsense, the bytes are what is signed.
    const bodies = new WebhookBodies()
    scope.addHook('onRequest', (request, reply, done) => {
      request.headers['content-type'] = RAW
      reply.raw.on('close', () => bodies.release(request.raw))
      done()
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      RAW,
      (request: FastifyRequest, stream: Readable, done: (error: Error | null, body?: Buffer) => void) =>
        bodies.read(request.raw, stream, done),
    )
    // The rest of a body that was refused unread is not worth receiving.
    scope.addHook('onError', async (request, reply) => {
      if (!request.raw.complete) reply.header('connection', 'close')
    })

    for (const [path, operationId] of [
      ['/webhooks/dialpad', 'receiveEvent'],
      ['/webhooks', 'receiveEventCompatible'],
    ] as const) {
      const schema = {
        tags,
        operationId,
        summary: 'Receive events of any app, identified by the webhook secret',
        response,
      }
      scope.post(path, { config: { ...received, errors: REFUSALS }, schema }, (request, reply) =>
        answer(reply, receiver.receive(bytesOf(request.body), null)),
      )
    }
    scope.post<{ Params: { app_id: string } }>(
      '/webhooks/dialpad/:app_id',
      {
        config: { ...received, errors: REFUSALS },
        schema: {
          tags,
          operationId: 'receiveAppEvent',
          summary: 'Receive events of one app',
          params: AppParams,
          response,
        },
      },
      (request, reply) => answer(reply, receiver.receive(bytesOf(request.body), request.params.app_id)),
    )
    scope.post(
      '/api/v1/dialpad/webhook',
      {
        config: { ...receivedFromServices, errors: REFUSALS },
        schema: {
          tags,
          operationId: 'receiveAutomationEvent',
          summary: 'Receive events from automation services, authenticated by an API key',
          response,
        },
      },
      ({ headers, body }, reply) => {
        const take = async () => {
          if (!hasApiKey(headers)) return receiver.receive(bytesOf(body), null)
          const app = await authenticate({ headers }, 'write')
          return receiver.receiveTrusted(bytesOf(body).toString('utf8'), app.id)
        }
        answer(reply, take())
      },
    )
  })
}

function tooLate(): HubError {
  return unavailable('TIMEOUT', 'The hub could not answer in time')
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
