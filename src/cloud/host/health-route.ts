import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { version } from '../../../package.json'
import type { Db } from '../db/pool'
import { hostRefusals, replyRefusal } from './refusal-reply'

const PATIENCE_MS = 2_000

const answersInTime = async (db: Db): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false)
  })
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false
  )
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  return answer
}

/** `GET /healthz`: 200 `{ ok, version }` when the database answers within 2 s, else 503 DATABASE_AWAY. */
export const healthRoute = (app: FastifyInstance, db: Db): void => {
  app.get('/healthz', async (_request, reply) => {
    if (!(await answersInTime(db))) return replyRefusal(reply, hostRefusals.databaseAway)
    return reply.header('cache-control', 'no-store').send({ ok: true, version })
  })
}
