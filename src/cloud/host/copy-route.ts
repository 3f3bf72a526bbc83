import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { accountRefusals } from '@/domain/account/names'
import { Id } from '@/domain/common/fields'
import { common } from '@/domain/refusal/refusal'
import { copyName, findCopy } from '../account/find-copy'
import type { ApiDeps } from '../api/context'
import { replyRefusal } from './refusal-reply'

const Params = z.object({ accountId: Id, copyId: Id })
const Query = z.object({ exp: z.string(), sig: z.string() })

/** `GET /copies/<account>/<copy>`: the zip, to whoever holds a link of `copyLink` that is still valid. */
export const copyRoute = (scope: FastifyInstance, deps: ApiDeps): void => {
  scope.get('/copies/:accountId/:copyId', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    if (!params.success || !query.success) return replyRefusal(reply, accountRefusals.copyLink)
    const found = await findCopy(deps, params.data, query.data)
    if ('refusal' in found) return replyRefusal(reply, found.refusal)
    const total = await deps.files.sizeOf(found.key)
    const bytes = total ? await deps.files.open(found.key) : null
    if (!total || !bytes) return replyRefusal(reply, common.notFound)
    return reply
      .headers({
        'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename="xiaoyuan-copy.zip"; filename*=UTF-8''${encodeURIComponent(copyName)}`,
        'content-length': total
      })
      .type('application/zip')
      .send(bytes)
  })
}
