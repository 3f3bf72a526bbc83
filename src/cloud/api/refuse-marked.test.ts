import { randomUUID } from 'node:crypto'
import { localContentCheck } from '../adapters/local/local-content-check'
import type { ContentAnswer, ContentCheck } from '../ports/content-check'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { RefusalError } from './refusal-error'
import { refuseMarked } from './refuse-marked'

const now = new Date('2026-11-23T02:00:00Z')
const s = worldScene(now)

const asking = (answer: ContentAnswer) => {
  const seen: string[] = []
  const content: ContentCheck = {
    ...localContentCheck(),
    async checkWords(words) {
      seen.push(words)
      return answer
    }
  }
  return { content, seen }
}
const ctxOf = async (content: ContentCheck, role: 'villager' | 'visitor' = 'villager') => {
  const { actor } = await s.world.callerFor(role, 'A')
  return { deps: { ...s.world.deps, content }, db: s.db, now, actor }
}
const refused = async (content: ContentCheck, fields: Record<string, string>) => {
  try {
    await refuseMarked(await ctxOf(content), fields)
    return null
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal
    throw error
  }
}
const checked = (suggestion: 'pass' | 'review' | 'risky', found: object[] = []): ContentAnswer => ({
  kind: 'checked',
  suggestion,
  findings: found.map((f) => ({
    label: 'insult' as const,
    suggestion: 'review' as const,
    start: null,
    end: null,
    ...f
  }))
})

test('refuses the first field in which something is marked, and quotes it', async () => {
  const refusal = await refused(localContentCheck(), { title: '修路', summary: '那个王八蛋不修路' })
  expect(refusal).toMatchObject({ code: 'CONTENT_MARKED', field: 'summary' })
  expect(refusal?.message).toContain('里面有“王八蛋”，机器认为是辱骂')
})

test('refuses what the model calls risky without a place, and lets a mere doubt without one through', async () => {
  const risky = asking(checked('risky', [{ label: 'porn', suggestion: 'risky' }]))
  expect((await refused(risky.content, { a: '一段话' }))?.message).toContain('机器认为有色情内容')
  const doubt = asking(checked('review', [{ label: 'crime' }]))
  expect(await refused(doubt.content, { a: '一段话' })).toBeNull()
})

test('leaves personal data to its own rule', async () => {
  expect(await refused(localContentCheck(), { a: '电话13812345678' })).toBeNull()
})

test.each([true, false])('lets through what the machine cannot look at (again: %s)', async (again) => {
  const { content } = asking({ kind: 'unavailable', again })
  expect(await refused(content, { a: '一段话' })).toBeNull()
})

test('nothing is shown to a machine for whoever holds nothing, nor an empty field', async () => {
  const { content, seen } = asking(checked('pass'))
  await refuseMarked(await ctxOf(content, 'visitor'), { a: '一段话' })
  await refuseMarked(await ctxOf(content), { a: '', b: null, c: undefined })
  expect(seen).toEqual([])
})

test('goods of the shop are looked at before the village reads them', async () => {
  const { shop } = await as(s.world.callerFor('committee_member', 'A'))
  const goods = {
    name: '洗衣液',
    words: '',
    unit: '瓶',
    price: 20,
    source: 'bought',
    sourceName: '村委会'
  } as const
  const more = { costFen: 1500, perQuarter: null, onSale: true, fileIds: [] }
  const save = (over: object) =>
    outcome(
      shop.saveGoods({
        ...{ requestId: randomUUID(), villageId: s.world.A.villageId, ...goods, ...more },
        ...over
      })
    )
  expect(await save({ words: '要的加我微信' })).toBe('CONTENT_MARKED')
  expect(await save({})).toBe('ok')
})

test('a topic is looked at before the village reads it, whoever brings it in', async () => {
  const { decision } = await as(s.world.callerFor('party_secretary', 'A'))
  const content = { title: '装路灯', amount: null, scope: '一组', beneficiaries: '一组村民', land: null }
  const open = { term: null, contracting: null, contributions: null }
  const propose = (summary: string) =>
    outcome(
      decision.propose({
        ...{ requestId: randomUUID(), villageId: s.world.A.villageId, topic: 'public_works', flags: {} },
        ...{ source: { kind: 'cadre', petition: null }, meaning: '各户不出钱' },
        content: { ...content, ...open, summary }
      })
    )
  expect(await propose('不装路灯的都是王八蛋，一组装二十四盏。')).toBe('CONTENT_MARKED')
  expect(await propose('在一组装路灯二十四盏，夜里走路看得见。')).toBe('ok')
})
