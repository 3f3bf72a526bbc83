import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { Id } from '@/domain/common/fields'
import { type FileVariant, fileRefusals } from '@/domain/file/file'
import { common } from '@/domain/refusal/refusal'
import type { ApiDeps } from '../api/context'
import { linkSecondsLeft } from '../file/file-link'
import type { FileKey } from '../ports/file-store'
import { byteRange } from './byte-range'
import { replyRefusal } from './refusal-reply'

const Params = z.object({ villageId: Id, fileId: Id })
const Query = z.object({
  exp: z.string(),
  sig: z.string(),
  size: z.optional(z.literal('small'))
})

/** `GET /files/<village>/<file>`: the bytes, to whoever holds a link of `fileLink` that is still valid. */
export const fileRoute = (scope: FastifyInstance, deps: ApiDeps): void => {
  scope.get('/files/:villageId/:fileId', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    if (!params.success || !query.success) return replyRefusal(reply, fileRefusals.linkInvalid)
    const size: FileVariant = query.data.size ?? 'main'
    const seconds = linkSecondsLeft(deps.secret, params.data, { ...query.data, size }, deps.clock())
    if (seconds === 0) return replyRefusal(reply, fileRefusals.linkInvalid)
    const key = { ...params.data, variant: size }
    const mime = await mimeOf(deps, key)
    const total = mime && (await deps.files.sizeOf(key))
    if (!mime || !total) return replyRefusal(reply, common.notFound)
    reply.headers({
      'cache-control': `private, max-age=${seconds}`,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'",
      'accept-ranges': 'bytes',
      etag: `"${key.fileId}-${size}"`
    })
    // An id names the same bytes for ever, so what a phone has kept stays good.
    if (request.headers['if-none-match'] === `"${key.fileId}-${size}"`) return reply.code(304).send()
    return await sendBytes(reply.type(mime), deps, key, total, request.headers.range)
  })
}

const mimeOf = async (deps: ApiDeps, key: FileKey): Promise<string | null> => {
  const row = await deps.db
    .selectFrom('file')
    .select('mime')
    .where('village_id', '=', key.villageId)
    .where('id', '=', key.fileId)
    .executeTakeFirst()
  return row?.mime ?? null
}

const sendBytes = async (
  reply: FastifyReply,
  deps: ApiDeps,
  key: FileKey,
  total: number,
  header: string | undefined
): Promise<FastifyReply> => {
  const range = byteRange(header, total)
  if (range === 'none') {
    reply.removeHeader('cache-control')
    return reply.code(416).header('content-range', `bytes */${total}`).send()
  }
  const bytes = await deps.files.open(key, range === 'whole' ? undefined : range)
  if (!bytes) return replyRefusal(reply, common.notFound)
  if (range === 'whole') return reply.header('content-length', total).send(bytes)
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${total}`)
    .header('content-length', range.end - range.start + 1)
    .send(bytes)
}
