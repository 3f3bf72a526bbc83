import type { Insertable } from 'kysely'
import { addDays, dayOf } from '@/domain/common/calendar'
import type { PointsCategory } from '@/domain/points/categories'
import type { Role } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { bookBatches } from '../jobs/book-batches'
import { watchNotices } from '../jobs/watch-notices'
import { as, type Caller } from './caller'
import { hour, press } from './notice-scene'
import { worldScene } from './world-scene'

type ItemRow = Insertable<Database['rulebook_item']>
const everybody = ['household', 'courtyard_host', 'group_leader', 'committee'] as const

/** A person of the scene: whom the test signs in as. */
export interface ScenePerson {
  readonly placeId: string
  readonly id: string
  readonly householdId: string
  readonly name: string
}

/**
 * The test world with what tests of claims share: three assessors and a row of ordinary households of their own, rules
 * of every shape, and the way of a claim from the declaration to the ledger.
 */
export const claimScene = (households = 4) => {
  const scene = worldScene(hour('11-22 10:00'))
  const villageId = () => scene.world.A.villageId
  const people: ScenePerson[] = []
  const assessors: ScenePerson[] = []
  const items = {
    deed: newId(),
    capped: newId(),
    person: newId(),
    proof: newId(),
    clean: newId(),
    cleanest: newId()
  }
  let lastNo = 100

  const grant = async (person: ScenePerson, role: Role) => {
    await scene.db
      .insertInto('role_grant')
      .values({
        ...{ place_id: person.placeId, id: newId(), holder_id: person.id, role, source: 'township' },
        ...{ from_day: '2026-01-01', granted_at: scene.now }
      })
      .execute()
    return person
  }

  /** A household of one grown person, who is its head. */
  const settle = async (name: string, group = 0): Promise<ScenePerson> => {
    const [householdId, id] = [newId(), newId()]
    const village = scene.world.A
    lastNo += 1
    await scene.db
      .insertInto('household')
      .values({
        ...{ village_id: villageId(), id: householdId, no: `03${lastNo}` },
        group_id: village.groups[group]?.id ?? '',
        courtyard_id: village.courtyards[group]?.id ?? null
      })
      .execute()
    await scene.db
      .insertInto('member')
      .values({
        ...{ village_id: villageId(), id, household_id: householdId, name, relation: 'head' },
        ...{ birth_month: '1975-05', residence: 'resident', joined_on: '2020-01-01' }
      })
      .execute()
    return { placeId: villageId(), id, householdId, name }
  }

  const rule = (id: string, no: number, over: Partial<ItemRow> = {}): ItemRow => ({
    ...{ village_id: villageId(), rulebook_id: scene.life.rulebookId, id, no: no + 10 },
    ...{ category: 'participation' as PointsCategory, words: `投工${no}`, points: 5, unit: '天' },
    recorded_by: [...everybody],
    ...over
  })

  beforeAll(async () => {
    for (const name of ['冉评议', '向评议', '覃评议'])
      assessors.push(await grant(await settle(name), 'points_assessor'))
    for (let i = 0; i < households; i += 1) people.push(await settle(`田${'甲乙丙丁戊己庚辛'[i] ?? i}户`))
    const book = { village_id: villageId(), rulebook_id: scene.life.rulebookId }
    await scene.db
      .insertInto('rulebook_group')
      .values({ ...book, name: '清洁', per: 'household', period: 'month' })
      .execute()
    const clean = { category: 'courtyard' as const, group_name: '清洁', unit: '次' }
    await scene.db
      .insertInto('rulebook_item')
      .values([
        rule(items.deed, 1),
        rule(items.capped, 2),
        rule(items.person, 3, { category: 'virtue' }),
        rule(items.proof, 4, { evidence: '照片或说明', evidence_needed: true }),
        rule(items.clean, 5, { ...clean, words: '清洁户' }),
        rule(items.cleanest, 6, { ...clean, words: '最清洁户', points: 10 })
      ])
      .execute()
    await scene.db
      .insertInto('rulebook_cap')
      .values([
        { village_id: villageId(), item_id: items.capped, points: 20, per: 'household', period: 'quarter' },
        { village_id: villageId(), item_id: items.person, points: 10, per: 'person', period: 'month' }
      ])
      .execute()
  })

  const who = (role: Role) => as(scene.world.callerFor(role, 'A'))
  const whoIs = (person: ScenePerson) => as(scene.world.callerAs({ placeId: person.placeId, id: person.id }))
  /** One phone for both: `second` is bound to the account of `first` as well. */
  const share = async (first: ScenePerson, second: ScenePerson) => {
    await whoIs(first)
    const { account_id } = await scene.db
      .selectFrom('binding')
      .select('account_id')
      .where('holder_id', '=', first.id)
      .executeTakeFirstOrThrow()
    await scene.db
      .insertInto('binding')
      .values({
        ...{ place_id: second.placeId, id: newId(), account_id, holder_id: second.id },
        ...{ via: 'demo', state: 'active', asked_at: scene.now }
      })
      .execute()
  }
  const at = (text: string) => scene.world.time(hour(text))
  const today = () => dayOf(scene.world.time())
  const person = (i: number): ScenePerson => people[i] as ScenePerson

  const deed = <O extends object>(over: O) => ({
    ...{ ...press(), villageId: villageId(), itemId: items.deed, times: 1, occurredOn: today(), fileIds: [] },
    ...over
  })
  /** A claim of a household by itself; a day of its own for each, unless said otherwise. */
  let daysBack = 0
  const declared = async (who: ScenePerson, over: object = {}) => {
    daysBack = (daysBack + 1) % 80
    const occurredOn = addDays(today(), -daysBack)
    const caller = await whoIs(who)
    return (await caller.claim.declare(deed({ householdId: who.householdId, occurredOn, ...over }))).claimId
  }
  const recorded = async (lines: readonly ScenePerson[], over: object = {}) =>
    (await who('committee_member')).claim.record(
      deed({ lines: lines.map((p) => ({ householdId: p.householdId })), ...over })
    )
  const score = async (claimId: string, points: readonly number[], by = assessors) => {
    for (const [i, given] of points.entries()) {
      const caller = await whoIs(by[i] as ScenePerson)
      const reason = { reason: '只做了一半' }
      await caller.claim.score({ ...press(), villageId: villageId(), claimId, points: given, ...reason })
    }
    return claimId
  }
  /** A claim with its first result, full marks. */
  const firstScored = async (who: ScenePerson, over: object = {}) =>
    score(await declared(who, over), [5, 5, 5])

  const ofBatch = (batchId: string) => ({ ...press(), villageId: villageId(), batchId })
  const openBatch = async () =>
    (await (await who('committee_member')).claim.openBatch({ ...press(), villageId: villageId() })).batchId
  /** Opens the batch, confirms what was drawn and passes the rest. */
  const reviewed = async () => {
    const batchId = await openBatch()
    const caller = await who('committee_member')
    const { claims } = await caller.claim.readBatch({ villageId: villageId(), batchId, only: 'drawn' })
    for (const c of claims) {
      const looked = { claimId: c.claimId, points: c.points ?? 0 }
      await caller.claim.recheck({ ...press(), villageId: villageId(), ...looked })
    }
    await caller.claim.reviewBatch(ofBatch(batchId))
    return batchId
  }
  const drafted = async (batchId: string) => {
    const draft = await (await who('committee_member')).claim.draftNotice(ofBatch(batchId))
    if (draft.noticeId === null || draft.contentHash === null) throw new Error('nothing was left to draft')
    return { noticeId: draft.noticeId, contentHash: draft.contentHash }
  }
  const cosign = async (draft: { noticeId: string; contentHash: string }) =>
    (await who('supervision_member')).notice.cosign({ ...press(), villageId: villageId(), ...draft })
  const putUp = async (noticeId: string) =>
    (await who('party_secretary')).notice.putUp({
      ...{ ...press(), villageId: villageId(), noticeId, channels: ['wall', 'page'] }
    })
  /** All the way to a notice that hangs. */
  const hung = async () => {
    const batchId = await reviewed()
    const draft = await drafted(batchId)
    await cosign(draft)
    await putUp(draft.noticeId)
    return { batchId, noticeId: draft.noticeId }
  }
  /** Lets the timed jobs see that days have passed. */
  const clock = async (text: string) => {
    const now = at(text)
    await watchNotices(scene.db, now)
    return bookBatches(scene.db, now)
  }
  const read = async (caller: Caller, claimId: string) =>
    caller.claim.read({ villageId: villageId(), claimId })
  const stateOf = async (claimId: string) =>
    (
      await scene.db
        .selectFrom('claim')
        .select('state')
        .where('village_id', '=', villageId())
        .where('id', '=', claimId)
        .executeTakeFirstOrThrow()
    ).state
  const account = async (householdId: string) =>
    scene.db
      .selectFrom('points_account')
      .select(['pending', 'available'])
      .where('village_id', '=', villageId())
      .where('household_id', '=', householdId)
      .executeTakeFirstOrThrow()

  return {
    base: scene,
    ...{
      items,
      assessors,
      person,
      grant,
      settle,
      villageId,
      who,
      whoIs,
      share,
      at,
      today,
      deed,
      declared,
      recorded
    },
    ...{
      score,
      firstScored,
      openBatch,
      reviewed,
      drafted,
      cosign,
      putUp,
      hung,
      clock,
      read,
      stateOf,
      account,
      ofBatch
    }
  }
}
