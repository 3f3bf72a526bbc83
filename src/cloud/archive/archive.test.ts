import { Client } from 'pg'
import type { Role } from '@/domain/role/roles'
import { courseOf } from '../decision/course-testing'
import { archiveDecisions } from '../jobs/archive-decisions'
import { sweeps } from '../jobs/sweeps'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { finishing } from './archive-testing'
import { buildPackage } from './build-package'
import { loadRecord } from './load-record'
import { bytesIn } from './package-testing'

// A whole life of a decision is lived in most of these tests.
jest.setTimeout(300_000)

const scene = worldScene()
const course = courseOf(scene)
const life = finishing(scene, course)
const villageId = () => scene.world.A.villageId
const lines: object[] = []
const log = { info: () => undefined, error: (fields: object) => void lines.push(fields) }
const sweep = (clock = () => scene.world.time(), files = scene.world.deps.files) =>
  archiveDecisions({ db: scene.db, files, clock, log })
const readAs = async (role: Role, decisionId: string, where: 'A' | 'B' = 'A') =>
  (await as(scene.world.callerFor(role, where))).archive.read({ villageId: villageId(), decisionId })
const decisionRow = (decisionId: string) =>
  scene.db
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId())
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
const archiveRow = (decisionId: string) =>
  scene.db.selectFrom('archive').selectAll().where('decision_id', '=', decisionId).executeTakeFirstOrThrow()
const filesOf = (decisionId: string) =>
  scene.db
    .selectFrom('file')
    .selectAll()
    .where('village_id', '=', villageId())
    .where('owner_kind', '=', 'decision')
    .where('owner_id', '=', decisionId)
    .orderBy('id')
    .execute()
const key = (fileId: string) => ({ villageId: villageId(), fileId, variant: 'main' as const })

const anHourOn = () => course.later(1 / 24)

beforeEach(() => {
  scene.world.time(scene.now)
  lines.splice(0)
})

describe('is not made', () => {
  test('before the result has hung its term, however often the clock looks', async () => {
    const decisionId = await life.finish()
    const due = scene.world.time()
    const early = new Date(due.getTime() - 26 * 86_400_000)
    expect(await sweep(() => early)).toEqual({ archived: 0, faults: 0 })
    expect(await readAs('party_secretary', decisionId)).toMatchObject({
      archived: false,
      office: null,
      fault: null
    })
    expect(await sweep()).toEqual({ archived: 1, faults: 0 })
  })

  test('while a photo is gone: the offices read why, nobody else; the next one is archived all the same', async () => {
    const decisionId = await life.finish()
    scene.world.time(scene.now)
    const other = await life.finish()
    const [photo] = await filesOf(decisionId)
    const kept = await bytesIn(scene.world.deps.files, villageId(), photo?.id ?? '')
    await scene.world.deps.files.remove(key(photo?.id ?? ''))
    expect(await sweep()).toEqual({ archived: 1, faults: 1 })
    expect(lines).toEqual([expect.objectContaining({ decisionId, code: 'ARCHIVE_FILE_MISSING' })])
    expect((await readAs('committee_member', other)).archived).toBe(true)
    expect((await decisionRow(decisionId)).state).toBe('P2_PUBLISHED')
    for (const role of ['party_secretary', 'committee_member', 'supervision_member'] as const) {
      const { fault } = await readAs(role, decisionId)
      expect(fault).toMatchObject({ code: 'ARCHIVE_FILE_MISSING', path: 'office/papers/03-minutes.jpg' })
      expect(fault?.message).toContain('请联系系统管理员')
    }
    for (const role of ['villager', 'township_legal', 'visitor'] as const)
      expect((await readAs(role, decisionId)).fault).toBeNull()
    await scene.world.deps.files.put(key(photo?.id ?? ''), Buffer.from('another photo'))
    expect(await sweep()).toEqual({ archived: 0, faults: 0 })
    anHourOn()
    expect(await sweep()).toEqual({ archived: 0, faults: 1 })
    expect((await readAs('party_secretary', decisionId)).fault?.code).toBe('ARCHIVE_FILE_ALTERED')
    await scene.world.deps.files.put(key(photo?.id ?? ''), kept)
    anHourOn()
    expect(await sweep()).toEqual({ archived: 1, faults: 0 })
    expect(await readAs('party_secretary', decisionId)).toMatchObject({ archived: true, fault: null })
  })

  test('while the store is away: on record and logged, and made when it is back', async () => {
    const decisionId = await life.finish()
    const { files } = scene.world.deps
    const away = { ...files, open: () => Promise.reject(new Error('store away')) }
    expect(await sweep(undefined, away)).toEqual({ archived: 0, faults: 1 })
    expect(lines).toEqual([expect.objectContaining({ code: 'ARCHIVE_FAILED', err: new Error('store away') })])
    expect((await readAs('supervision_member', decisionId)).fault?.code).toBe('ARCHIVE_FAILED')
    anHourOn()
    expect(await sweep()).toEqual({ archived: 1, faults: 0 })
  })

  test('over a notice that is not what was signed', async () => {
    const decisionId = await life.finish()
    const owner = new Client({ connectionString: scene.ownerUrl })
    await owner.connect()
    await owner.query('alter table notice disable trigger notice_frozen')
    await owner.query(
      `update notice set content = jsonb_set(content, '{title}', '"另一个题目"')
       where subject_id = $1 and subject_kind = 'decision_resolution'`,
      [decisionId]
    )
    await owner.query('alter table notice enable trigger notice_frozen')
    await owner.end()
    expect(await sweep()).toEqual({ archived: 0, faults: 1 })
    expect((await readAs('party_secretary', decisionId)).fault?.code).toBe('ARCHIVE_NOTICE_ALTERED')
  })
})

describe('is made', () => {
  test('once, by however many processes at once, and written in the history with its digest', async () => {
    const decisionId = await life.finish()
    const done = await Promise.all(Array.from({ length: 4 }, () => sweep()))
    expect(done.reduce((sum, d) => sum + d.archived, 0)).toBe(1)
    expect(await sweep()).toMatchObject({ archived: 0 })
    const { digest } = await archiveRow(decisionId)
    const events = await scene.db
      .selectFrom('decision_event')
      .selectAll()
      .where('decision_id', '=', decisionId)
      .where('action', '=', 'archive')
      .execute()
    expect(events.map((e) => [e.to_state, e.actor_role, e.detail?.told])).toEqual([
      ['ARCHIVED', 'system', { archiveDigest: digest }]
    ])
    await expect(
      scene.db
        .updateTable('archive')
        .set({ digest: '0'.repeat(64) })
        .execute()
    ).rejects.toThrow(/permission denied|append-only/)
  })

  test('the same again from the same record: digest and bytes', async () => {
    const decisionId = await life.finish()
    await sweep()
    const row = await archiveRow(decisionId)
    // What comes after the archive is not part of it.
    course.later(400)
    const record = await loadRecord(scene.db, await decisionRow(decisionId), row.closed_at)
    if (!record) throw new Error('a decision in its course')
    const built = await buildPackage(scene.world.deps.files, record)
    if (!('made' in built)) throw new Error(built.fault.code)
    expect(built.made.digest).toBe(row.digest)
    for (const [made, fileId] of [
      [built.made.office, row.office_file_id],
      [built.made.public, row.public_file_id]
    ] as const) {
      const kept = await bytesIn(scene.world.deps.files, villageId(), fileId)
      expect(kept.equals(Buffer.from(made))).toBe(true)
    }
  })

  test('and read by everyone according to who they are', async () => {
    const decisionId = await life.finish()
    await sweep()
    const { digest } = await archiveRow(decisionId)
    const seen = async (role: Role, where: 'A' | 'B') => {
      const read = await readAs(role, decisionId, where)
      expect(read.digest).toBe(digest)
      expect(read.public?.files.some((f) => f.path.startsWith('office/')) ?? false).toBe(false)
      return [read.public !== null, read.office !== null]
    }
    for (const role of ['party_secretary', 'committee_member', 'supervision_member'] as const)
      expect([role, await seen(role, 'A')]).toEqual([role, [true, true]])
    for (const role of ['villager', 'villager_rep', 'township_staff', 'township_legal'] as const)
      expect([role, await seen(role, 'A')]).toEqual([role, [true, false]])
    for (const role of ['visitor', 'county_observer', 'sys_admin'] as const)
      expect([role, await seen(role, 'A')]).toEqual([role, [false, false]])
    for (const role of ['party_secretary', 'villager', 'township_legal'] as const)
      expect([role, await seen(role, 'B')]).toEqual([role, [false, false]])
  })
})

test('a decision that is not published exists for its village and township alone', async () => {
  const { decisionId } = await course.propose('villager')
  expect(await outcome(readAs('visitor', decisionId))).toBe('NOT_SIGNED_IN')
  expect(await outcome(readAs('villager', decisionId, 'B'))).toBe('FORBIDDEN')
  expect(await readAs('villager', decisionId)).toMatchObject({ archived: false, digest: null, public: null })
})

test('the watch over the notices comes before the archive, so that one pass of the clock does both', () => {
  const names = sweeps.map((job) => job.name)
  expect(names.indexOf('archiveDecisions')).toBeGreaterThan(names.indexOf('watchNotices'))
})
