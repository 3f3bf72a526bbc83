import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { archiveRefusals, packageKinds } from '@/domain/archive/archive'
import { Id } from '@/domain/common/fields'
import { common } from '@/domain/refusal/refusal'
import type { ApiDeps } from '../api/context'
import { archiveSecondsLeft } from '../archive/archive-link'
import { findArchive } from '../archive/find-archive'
import { replyRefusal } from './refusal-reply'

const Params = z.object({ villageId: Id, decisionId: Id })
const Query = z.object({ kind: z.enum(packageKinds), exp: z.string(), sig: z.string() })

// The plain name is for programs that know nothing newer than ASCII.
const disposition = (no: string, name: string): string => {
  const whole = encodeURIComponent(name).replace(
    /['()]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `attachment; filename="archive-${no.replace(/[^\w-]/g, '_')}.zip"; filename*=UTF-8''${whole}`
}

/** `GET /archives/<village>/<decision>`: the package, to whoever holds a link of `archiveLink` that is still valid. */
export const archiveRoute = (scope: FastifyInstance, deps: ApiDeps): void => {
  scope.get('/archives/:villageId/:decisionId', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    if (!params.success || !query.success) return replyRefusal(reply, archiveRefusals.linkInvalid)
    const { villageId, decisionId } = params.data
    const { kind, exp, sig } = query.data
    const left = archiveSecondsLeft(deps.secret, { villageId, decisionId, kind }, { exp, sig }, deps.clock())
    if (left === 0) return replyRefusal(reply, archiveRefusals.linkInvalid)
    const found = await findArchive(deps.db, { villageId, decisionId, kind })
    const total = found && (await deps.files.sizeOf(found.key))
    const bytes = found && total ? await deps.files.open(found.key) : null
    if (!found || !total || !bytes) return replyRefusal(reply, common.notFound)
    return reply
      .headers({
        'cache-control': 'private, no-store',
        'content-disposition': disposition(found.no, found.name),
        'content-length': total
      })
      .type('application/zip')
      .send(bytes)
  })
}
