import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { archiveRefusals, packageKinds } from '@/domain/archive/archive'
import { Id } from '@/domain/common/fields'
import { common } from '@/domain/refusal/refusal'
import type { ApiDeps } from '../api/context'
import { archiveSecondsLeft } from '../archive/archive-link'
import { replyRefusal } from './refusal-reply'

const Params = z.object({ villageId: Id, decisionId: Id })
const Query = z.object({ kind: z.enum(packageKinds), exp: z.string(), sig: z.string() })

const archiveOf = (deps: ApiDeps, villageId: string, decisionId: string) =>
  deps.db
    .selectFrom('archive as a')
    .innerJoin('decision as d', (j) =>
      j.onRef('d.village_id', '=', 'a.village_id').onRef('d.id', '=', 'a.decision_id')
    )
    .select(['a.office_file_id', 'a.public_file_id', 'd.no', 'd.title'])
    .where('a.village_id', '=', villageId)
    .where('a.decision_id', '=', decisionId)
    .executeTakeFirst()

// What a file system takes; the plain name is for programs that know nothing newer than ASCII.
const disposition = (no: string, title: string, kind: string): string => {
  const name = `四议两公开档案-${no}-${title}${kind === 'public' ? '-公开' : ''}.zip`
  const safe = encodeURIComponent(name.replace(/[\\/:*?"<>|\s]+/g, '_'))
  const whole = safe.replace(/['()]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
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
    const row = await archiveOf(deps, villageId, decisionId)
    const fileId = kind === 'office' ? row?.office_file_id : row?.public_file_id
    const key = fileId === undefined ? null : { villageId, fileId, variant: 'main' as const }
    const total = key && (await deps.files.sizeOf(key))
    const bytes = key && total ? await deps.files.open(key) : null
    if (!row || !total || !bytes) return replyRefusal(reply, common.notFound)
    return reply
      .headers({
        'cache-control': 'private, no-store',
        'content-disposition': disposition(row.no, row.title, kind),
        'content-length': total
      })
      .type('application/zip')
      .send(bytes)
  })
}
