import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { mediaWaitMs } from '@/domain/issue/content-check'
import { localContentCheck } from '../adapters/local/local-content-check'
import { uploadFile } from '../file/upload-file'
import type { ContentCheck, MediaAnswer } from '../ports/content-check'
import { hour, issueScene } from '../testing/issue-scene'
import { keepVerdict } from '../wechat-push/keep-verdict'
import { askMediaAgain, selectOverdue } from './ask-media-again'
import { checkWaiting } from './check-waiting'

const s = issueScene()
const start = hour('11-23 11:00')
const due = new Date(start.getTime() + mediaWaitMs)
const after = (ms: number) => new Date(due.getTime() + ms)

/** A checker that takes every photo and says under which word it will answer, or what the test tells it to. */
const taking = (answers: MediaAnswer[] = []) => {
  const given: string[] = []
  const check: ContentCheck = {
    ...localContentCheck(),
    async checkMedia() {
      const trace = `trace ${randomUUID()}`
      given.push(trace)
      return answers.shift() ?? { kind: 'undecided', trace }
    }
  }
  return { check, given }
}
const depsAt = (content: ContentCheck, at: Date) => ({
  ...{ db: s.db, secret: s.world.deps.secret, content, clock: () => at }
})
const again = (content: ContentCheck, at: Date) => askMediaAgain(depsAt(content, at))

const photo = async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = { villageId: s.villageId(), requestId: randomUUID(), bytes }
  return (await uploadFile(await s.world.callerFor('villager', 'A'), file)).fileId
}
/** A matter with a photo that the machine was asked about at `start`. */
const asked = async (check: ContentCheck, over: object = {}) => {
  const fileId = await photo()
  const id = await s.raise({ photoIds: [fileId], ...over })
  await checkWaiting(depsAt(check, start))
  return { id, fileId }
}
const kept = (fileId: string) =>
  s.db.selectFrom('media_check').selectAll().where('file_id', '=', fileId).executeTakeFirstOrThrow()
const saidOf = async (id: string) =>
  (await (await s.who('township_staff')).issue.listWaiting({ townshipId: s.world.A.townshipId }))
    .find((w) => w.issueId === id)
    ?.machine.media.map((m) => m.verdictName)

test('nobody is asked again before the time is over, and what has come is not asked for', async () => {
  const { check, given } = taking()
  const { id, fileId } = await asked(check)
  expect(await again(check, after(-1))).toEqual({ asked: 0, late: 0 })
  expect(await saidOf(id)).toEqual(['机器正在查，一般半小时内有结果'])
  await keepVerdict(s.db, { trace: given[0] ?? '', said: { suggestion: 'pass', labels: [] } }, start)
  expect(await again(check, after(0))).toEqual({ asked: 0, late: 0 })
  expect(given).toHaveLength(1)
  expect(await kept(fileId)).toMatchObject({ verdict: 'pass', due_at: null, asks: 1 })
})

test('it is asked once more and not again; then the township reads that no word came, and still decides', async () => {
  const { check, given } = taking()
  const { id, fileId } = await asked(check)
  expect(await again(check, after(0))).toEqual({ asked: 1, late: 0 })
  expect(await kept(fileId)).toMatchObject({ verdict: 'undecided', trace: given[1], asks: 2 })
  expect(await again(check, after(mediaWaitMs - 1))).toEqual({ asked: 0, late: 0 })
  expect(await again(check, after(mediaWaitMs))).toEqual({ asked: 0, late: 1 })
  expect(await again(check, after(9 * mediaWaitMs))).toEqual({ asked: 0, late: 0 })
  expect(given).toHaveLength(2)
  expect(await saidOf(id)).toEqual(['机器没有按时答复，请您看'])
  // A word that comes very late is still worth reading.
  await keepVerdict(s.db, { trace: given[1] ?? '', said: { suggestion: 'risky', labels: ['porn'] } }, due)
  expect(await saidOf(id)).toEqual(['机器认为有风险'])
  await s.show(id)
})

test('several processes ask once between them', async () => {
  const { check, given } = taking()
  const { fileId } = await asked(check)
  const done = await Promise.all([1, 2, 3].map(() => again(check, after(0))))
  expect(done.reduce((sum, d) => sum + d.asked, 0)).toBe(1)
  expect(given).toHaveLength(2)
  expect(await kept(fileId)).toMatchObject({ asks: 2, trace: given[1] })
})

test.each([true, false])(
  'a machine that is out of reach then (again: %s) is not waited for',
  async (more) => {
    const { check } = taking([
      { kind: 'undecided', trace: `first ${randomUUID()}` },
      { kind: 'unavailable', again: more }
    ])
    const { id } = await asked(check)
    expect(await again(check, after(0))).toEqual({ asked: 0, late: 1 })
    expect(await saidOf(id)).toEqual(['机器没有按时答复，请您看'])
  }
)

test('what the township has decided meanwhile, or what became private, is handed to nobody again', async () => {
  const { check, given } = taking()
  const one = await asked(check)
  const other = await asked(check)
  await s.show(one.id)
  await s.db
    .updateTable('issue')
    .set({ moderation: 'private', audience: 'handlers', channel: 'secretary', grams: [] })
    .where('id', '=', other.id)
    .execute()
  expect(await again(check, after(0))).toEqual({ asked: 0, late: 2 })
  expect(given).toHaveLength(2)
  expect((await kept(one.fileId)).due_at).toBeNull()
})

test('its index holds just what is overdue, in their order', async () => {
  const last = { due_at: due, village_id: randomUUID(), file_id: randomUUID() }
  for (const from of [null, last]) {
    const plan = await s.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local enable_bitmapscan = off`.execute(tx)
      return await selectOverdue(tx, due, from).explain()
    })
    const lines = plan.map((row) => String(row['QUERY PLAN'])).join('\n')
    expect(lines).toMatch(/Index (Only )?Scan using media_check_due/)
    expect(lines).not.toMatch(/Sort/)
  }
})
