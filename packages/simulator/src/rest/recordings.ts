import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { silentMp3, toneWav } from '../calls/sound.ts'
import type { Dialpad } from '../dialpad.ts'
import { Refusal } from '../http.ts'
import { requireGrant } from '../oauth/oauth.ts'

/** For how long a signed address is good, in simulated ms. */
const SIGNED_FOR = 300_000

/**
 * The sound of recordings. The address in an event needs a token, and leads on to a signed one that does not and
 * soon ends. Parts can be asked for (Range).
 */
export function recordingRoutes(http: FastifyInstance, dialpad: Dialpad): void {
  const signed = new Map<string, { id: number; until: number }>()
  const require = (request: FastifyRequest, text: string) => {
    const { scopes } = requireGrant(dialpad, request)
    if (!scopes.includes('recordings_export'))
      throw new Refusal(403, 'The scope recordings_export is required')
    const recording = dialpad.legs.recording(Number(text))
    if (recording === undefined || String(recording.id) !== text) throw new Refusal(404, 'No such recording')
    return recording
  }

  http.get<{ Params: { id: string } }>('/r/:id', async (request, reply) => {
    const { id } = require(request, request.params.id)
    const key = randomBytes(24).toString('base64url')
    signed.set(key, { id, until: dialpad.clock.now() + SIGNED_FOR })
    return reply.redirect(`/blob-server/${key}.wav`)
  })

  http.get<{ Params: { key: string } }>('/blob-server/:key.wav', async (request, reply) => {
    const found = signed.get(request.params.key)
    if (found === undefined || found.until < dialpad.clock.now())
      throw new Refusal(403, 'The link has expired')
    const recording = dialpad.legs.recording(found.id)
    if (recording === undefined) throw new Refusal(404, 'No such recording')
    return sendPart(request, reply, 'audio/wav', toneWav(recording.duration, recording.id))
  })

  http.get<{ Params: { id: string } }>('/blob/adminrecording/:id.mp3', async (request, reply) => {
    const { duration } = require(request, request.params.id)
    return sendPart(request, reply, 'audio/mpeg', silentMp3(duration))
  })
}

function sendPart(request: FastifyRequest, reply: FastifyReply, type: string, sound: Buffer) {
  reply.type(type).header('accept-ranges', 'bytes')
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  if (range === null || (range[1] === '' && range[2] === '')) return reply.send(sound)
  const size = sound.length
  const start = range[1] === '' ? Math.max(0, size - Number(range[2])) : Number(range[1])
  const end = range[1] === '' || range[2] === '' ? size - 1 : Math.min(Number(range[2]), size - 1)
  if (start > end) {
    return reply.code(416).header('content-range', `bytes */${size}`).send()
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${size}`)
    .send(sound.subarray(start, end + 1))
}
