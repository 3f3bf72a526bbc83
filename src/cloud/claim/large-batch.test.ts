import { newId } from '../crypto/new-id'
import { claimScene, type ScenePerson } from '../testing/claim-scene'
import { press } from '../testing/notice-scene'

const scene = claimScene(0)
const households = 526
const villageId = () => scene.villageId()

const settleAll = async (): Promise<string[]> => {
  const { db, world } = scene.base
  const at = { village_id: villageId(), group_id: world.A.groups[0]?.id ?? '' }
  const homes = Array.from({ length: households }, (_, i) => ({ ...at, id: newId(), no: String(50000 + i) }))
  await db.insertInto('household').values(homes).execute()
  await db
    .insertInto('member')
    .values(
      homes.map((h, i) => ({
        ...{
          village_id: villageId(),
          id: newId(),
          household_id: h.id,
          name: `田${i}`,
          relation: 'head' as const
        },
        ...{ birth_month: '1970-01', residence: 'resident' as const, joined_on: '2020-01-01' }
      }))
    )
    .execute()
  return homes.map((h) => h.id)
}

/** Statements that the database ran while something was done: what grows with the households shows here. */
const statements = async (work: () => Promise<unknown>): Promise<number> => {
  const { Client } = await import('pg')
  let count = 0
  const query = Client.prototype.query
  const spy = jest.spyOn(Client.prototype, 'query').mockImplementation(function (
    this: object,
    ...args: unknown[]
  ) {
    count += 1
    return Reflect.apply(query, this, args)
  })
  await work().finally(() => spy.mockRestore())
  return count
}

test('a work day of 526 households goes from the list to the ledger in a handful of calls, each of few statements', async () => {
  const lines = (await settleAll()).map((householdId) => ({ householdId }))
  const clerk = await scene.who('committee_member')
  let sheetId = ''
  const counts: Record<string, number> = {}
  counts.record = await statements(async () => {
    const answer = await clerk.claim.record(scene.deed({ lines }))
    expect(answer.recorded).toBe(households)
    sheetId = answer.sheetId ?? ''
  })
  for (const assessor of scene.assessors) {
    const caller = await scene.whoIs(assessor as ScenePerson)
    counts.queue = await statements(async () => {
      const { sheets } = await caller.claim.toScore({ villageId: villageId() })
      expect(sheets).toMatchObject([{ sheetId, open: households }])
    })
    counts.score = await statements(async () => {
      const form = { ...press(), villageId: villageId(), sheetId, exceptions: [] }
      expect((await caller.claim.scoreSheet(form)).scored).toBe(households)
    })
  }
  // Somebody else reviews what the clerk recorded.
  const secretary = await scene.who('party_secretary')
  let batchId = ''
  counts.open = await statements(async () => {
    const opened = await secretary.claim.openBatch({ ...press(), villageId: villageId() })
    expect(opened).toMatchObject({ claims: households, drawn: 53 })
    batchId = opened.batchId
  })
  const drawn = await secretary.claim.readBatch({ villageId: villageId(), batchId, only: 'drawn' })
  for (const c of drawn.claims)
    await secretary.claim.recheck({ ...press(), villageId: villageId(), claimId: c.claimId, points: 5 })
  counts.review = await statements(async () => {
    expect((await secretary.claim.reviewBatch(scene.ofBatch(batchId))).reviewed).toBe(households)
  })
  let noticeId = ''
  counts.draft = await statements(async () => {
    const draft = await secretary.claim.draftNotice(scene.ofBatch(batchId))
    noticeId = draft.noticeId ?? ''
    await scene.cosign({ noticeId, contentHash: draft.contentHash ?? '' })
  })
  counts.hang = await statements(() => scene.putUp(noticeId))
  counts.public = await statements(async () => {
    const shown = await (await scene.who('visitor')).claim.publicBatch({ villageId: villageId(), batchId })
    expect(shown.lines).toHaveLength(households)
  })
  counts.book = await statements(async () => expect(await scene.clock('11-28 00:10')).toEqual({ booked: 1 }))
  const { sum } = await scene.base.db
    .selectFrom('points_account')
    .select((eb) => eb.fn.sum<number>('available').as('sum'))
    .where('village_id', '=', villageId())
    .executeTakeFirstOrThrow()
  // The one award of the test world beside them.
  expect(Number(sum)).toBe(households * 5 + 5)
  expect(Object.entries(counts).filter(([, n]) => n > 60)).toEqual([])
}, 300_000)
