import { createHmac, timingSafeEqual } from 'node:crypto'
import fastify from 'fastify'

/**
 * What the hub is measured against: Fastify and nothing of the hub. `POST /webhook` verifies an HS256 token and parses its
 * JSON, `GET /page` answers with a page of calls that it was sent and holds in memory.
 */
const [secret = ''] = process.argv.slice(2)
let page: unknown = {}

const server = fastify()
server.removeAllContentTypeParsers()
server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
server.post('/webhook', (request, reply) => {
  const [head = '', claims = '', signature = ''] = String(request.body).split('.')
  const expected = createHmac('sha256', secret).update(`${head}.${claims}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return reply.code(401).send({})
  JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  return reply.send({ success: true })
})
server.get('/page', (_request, reply) => reply.send(page))
process.on('message', (sent: unknown) => {
  page = sent
})
await server.listen({ host: '127.0.0.1', port: 0 })
const [address] = server.addresses()
process.send?.(typeof address === 'object' ? address.port : null)
process.once('disconnect', () => process.exit(0))
