import { addDays } from '@/domain/common/calendar'
import type { Rulebook } from '@/domain/rulebook/rule-item'
import { newId } from '../crypto/new-id'
import { lastBook } from '../rulebook/rule-items'
import { saveRulebook } from '../rulebook/save-rulebook'
import { outcome } from '../testing/caller'
import { claimScene } from '../testing/claim-scene'

const scene = claimScene(3)
const villageId = () => scene.villageId()
const next = { capped: '', clean: '', cleanest: '' }

/** The same rules from today on, but for `over`; where each stands now is in `next`. */
const adopt = async (over: (book: Rulebook) => Partial<Rulebook> = () => ({})) => {
  const last = await lastBook(scene.base.db, villageId())
  if (!last) throw new Error('a scene without a rulebook')
  const book = { ...last, version: last.version + 1, effectiveFrom: scene.today(), ...over(last) }
  const groups = [...new Map(book.groups.map((group) => [group.name, group])).values()]
  const rulebookId = newId()
  await saveRulebook(
    scene.base.db,
    { villageId: villageId(), rulebookId },
    { ...book, groups },
    { decisionId: null, adoptedOn: null, fingerprint: null, resolvedOn: null, filedDocument: null },
    { idOf: () => newId(), saidOf: () => null }
  )
  const rows = await scene.base.db
    .selectFrom('rulebook_item')
    .select(['id', 'words'])
    .where('village_id', '=', villageId())
    .where('rulebook_id', '=', rulebookId)
    .execute()
  const idOf = (words: string) => rows.find((row) => row.words === words)?.id ?? ''
  Object.assign(next, { capped: idOf('投工2'), clean: idOf('清洁户'), cleanest: idOf('最清洁户') })
}
const declare = async (i: number, over: object) => {
  const me = scene.person(i)
  return outcome((await scene.whoIs(me)).claim.declare(scene.deed({ householdId: me.householdId, ...over })))
}
/** What the ledger counts on for those who were booked under one version and the next. */
const counters = async () => {
  const rows = await scene.base.db
    .selectFrom('points_cap')
    .select('counter_id')
    .distinct()
    .where('village_id', '=', villageId())
    .where('holder_id', 'in', [scene.person(1).householdId, scene.person(2).householdId])
    .execute()
  return rows.map((row) => row.counter_id)
}
const yesterday = () => addDays(scene.today(), -1)

test('a new version in mid-period: what is under way and what is booked count on, and the group has one place', async () => {
  // 15 of 20 under way for one, 15 booked for another; the place of the month taken by a third.
  await scene.declared(scene.person(0), { itemId: scene.items.capped, times: 3, occurredOn: yesterday() })
  await scene.score(
    await scene.declared(scene.person(1), { itemId: scene.items.capped, times: 3, occurredOn: yesterday() }),
    [15, 15, 15]
  )
  await scene.hung()
  await scene.declared(scene.person(2), { itemId: scene.items.clean, occurredOn: yesterday() })

  await adopt()
  for (const i of [0, 1]) {
    expect(await declare(i, { itemId: next.capped, times: 2 })).toBe('POINTS_CAP_REACHED')
    expect(await declare(i, { itemId: next.capped, times: 1 })).toBe('ok')
  }
  expect(await declare(2, { itemId: next.cleanest })).toBe('POINTS_GROUP_TAKEN')
  expect(await declare(2, { itemId: next.clean })).toBe('ok')
})

test('the ledger counts on too; a rule in other words is another rule and begins at nothing', async () => {
  await scene.score(
    await scene.declared(scene.person(2), { itemId: next.capped, times: 4, occurredOn: scene.today() }),
    [20, 20, 20]
  )
  await scene.hung()
  await adopt(({ items }) => ({
    items: items.map((item) =>
      item.words === '投工2' ? { ...item, caps: item.caps.map((cap) => ({ ...cap, points: 10 })) } : item
    )
  }))
  // A narrower cap than what was earned already leaves nothing, and not less.
  const seen = await (await scene.whoIs(scene.person(2))).claim.foresee({
    ...{ villageId: villageId(), householdId: scene.person(2).householdId, itemId: next.capped },
    occurredOn: scene.today()
  })
  expect(seen).toMatchObject({ left: 0, mostTimes: 0 })
  expect(await counters()).toEqual([scene.items.capped])
  await adopt(({ items }) => ({
    items: items.map((item) => (item.words === '投工2' ? { ...item, words: '修水渠' } : item))
  }))
  const rule = await scene.base.db
    .selectFrom('rulebook_item')
    .select('rule_id')
    .where('village_id', '=', villageId())
    .where('words', '=', '修水渠')
    .executeTakeFirstOrThrow()
  expect(rule.rule_id).toBeNull()
})

test('a rule that a version between left out keeps its cap as well', async () => {
  await adopt(({ items }) => ({
    items: [...items, { ...items[0], words: '修便民路', group: null }] as typeof items
  }))
  const ruleOf = async () => {
    const rows = await scene.base.db
      .selectFrom('rulebook_item')
      .select((e) => e.fn.coalesce('rule_id', 'id').as('rule'))
      .where('village_id', '=', villageId())
      .where('words', '=', '修便民路')
      .orderBy('id', 'desc')
      .execute()
    return rows.map((row) => row.rule)
  }
  const [first] = await ruleOf()
  await adopt(({ items }) => ({ items: items.filter((item) => item.words !== '修便民路') }))
  await adopt(({ items }) => ({
    items: [...items, { ...items[0], words: '修便民路', group: null }] as typeof items
  }))
  expect(await ruleOf()).toEqual([first, first])
})
