import { randomUUID } from 'node:crypto'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const villageId = () => scene.world.A.villageId
const press = () => ({ requestId: randomUUID(), villageId: villageId() })
const committee = () => as(scene.world.callerFor('committee_member', 'A'))

const rule = {
  ...{ category: 'virtue' as const, words: '照看老人', points: 5, unit: '次', evidence: null },
  caps: [{ points: 20, per: 'household' as const, period: 'quarter' as const }],
  ...{ recordedBy: ['committee' as const], group: null, honour: false }
}
const table = JSON.stringify({
  source: '邻村的表',
  items: [
    { category: '公益美德', text: '邻里互助', points: 5, unit: '次', cap: '20/户/季' },
    { category: '好人好事', text: '拾金不昧', points: 5, unit: '次' },
    { category: '庭院卫生', text: '院坝干净', unit: '月' },
    { category: '公益美德', text: '全年不上访', points: 10, unit: '年' }
  ],
  yearly_reset: '年底清零'
})
const start = async (text = table) => {
  const c = await committee()
  return c.rulebook.startDraft({ ...press(), title: '积分细则', from: { kind: 'paste', text } })
}

describe('refuses', () => {
  test('what is no table, no JSON, or too long a table', async () => {
    const c = await committee()
    const begin = (text: string) =>
      outcome(c.rulebook.startDraft({ ...press(), title: '积分细则', from: { kind: 'paste', text } }))
    expect(await begin('{"a": 1}')).toBe('RULEBOOK_FILE_UNKNOWN')
    expect(await begin('{"items": [')).toBe('RULEBOOK_FILE_NOT_JSON')
    expect(await begin('   ')).toBe('RULEBOOK_FILE_UNKNOWN')
    expect(await begin('扫地\n'.repeat(201))).toBe('RULEBOOK_TOO_MANY_LINES')
    const file = {
      kind: 'file' as const,
      name: '旧表.xls',
      base64: Buffer.from('nothing').toString('base64')
    }
    expect(await outcome(c.rulebook.startDraft({ ...press(), title: '积分细则', from: file }))).toBe(
      'ROSTER_FILE_UNREADABLE'
    )
  })
  test('everybody but the committee and the secretary, and another village', async () => {
    for (const role of ['villager', 'supervision_member', 'township_staff'] as const) {
      const c = await as(scene.world.callerFor(role, 'A'))
      expect([role, await outcome(c.rulebook.listDrafts({ villageId: villageId() }))]).toEqual([
        role,
        'FORBIDDEN'
      ])
    }
    const b = await as(scene.world.callerFor('committee_member', 'B'))
    expect(await outcome(b.rulebook.listDrafts({ villageId: villageId() }))).toBe('FORBIDDEN')
  })
  test('a rule that may not stand, a deduction, a cap too narrow, a line that is not there', async () => {
    const { draftId } = await start()
    const c = await committee()
    const save = (over: object, lineId: string | null = null) =>
      outcome(c.rulebook.saveLine({ ...press(), draftId, lineId, rule: { ...rule, ...over } }))
    expect(await save({ words: '全年不上访' })).toBe('RULE_PETITION')
    expect(await save({ points: -5, caps: [] })).toBe('RULE_DEDUCTION_OFF')
    expect(await save({ points: 30 })).toBe('RULEBOOK_CAP_BELOW_POINTS')
    expect(await save({}, randomUUID())).toBe('NOT_FOUND')
    expect(await save({ points: 1.5 })).toBe('INPUT_INVALID')
  })
  test('handing in while lines wait, without a day, and a second time; then every change', async () => {
    const { draftId } = await start(
      '类别\t内容\t分值\t单位\n公益美德\t照看老人\t5\t次\n公益美德\t拾金不昧\t\t次'
    )
    const c = await committee()
    const at = () => ({ ...press(), draftId })
    expect(await outcome(c.rulebook.handIn(at()))).toBe('RULEBOOK_LINES_WAIT')
    const { lines } = await c.rulebook.readDraft({ villageId: villageId(), draftId })
    await c.rulebook.leaveOutLine({ ...at(), lineId: lines[1]?.lineId ?? '', leftOut: true })
    expect(await outcome(c.rulebook.handIn(at()))).toBe('RULEBOOK_DAY_NEEDED')
    const head = {
      ...{
        title: '积分细则',
        source: '本村',
        effectiveTo: null,
        expiry: null,
        deductionPeriod: null,
        groups: []
      }
    }
    const day = async (effectiveFrom: string) => {
      await c.rulebook.editDraft({ ...at(), ...head, effectiveFrom })
      return outcome(c.rulebook.handIn(at()))
    }
    expect(await day('2026-11-21')).toBe('RULEBOOK_REACHES_BACK')
    expect(await day('2027-01-01')).toBe('ok')
    expect(await outcome(c.rulebook.handIn(at()))).toBe('RULEBOOK_DRAFT_FROZEN')
    expect(await outcome(c.rulebook.saveLine({ ...at(), lineId: null, rule }))).toBe('RULEBOOK_DRAFT_FROZEN')
    expect(await outcome(c.rulebook.editDraft({ ...at(), ...head, effectiveFrom: null }))).toBe(
      'RULEBOOK_DRAFT_FROZEN'
    )
    expect(await outcome(c.rulebook.dropDraft(at()))).toBe('RULEBOOK_DRAFT_FROZEN')
  })
  test('points that run out with the year, and personal data in a rule', async () => {
    const { draftId } = await start('公益美德\t照看老人13987650001\t5\t次')
    const c = await committee()
    const head = {
      title: '积分细则',
      source: '本村',
      effectiveFrom: '2027-01-01',
      effectiveTo: null,
      groups: []
    }
    const hand = async (expiry: { yearsOn: number; monthDay: string } | null) => {
      await c.rulebook.editDraft({ ...press(), draftId, ...head, expiry, deductionPeriod: null })
      return outcome(c.rulebook.handIn({ ...press(), draftId }))
    }
    expect(await hand(null)).toBe('PERSONAL_DATA')
    const { lines } = await c.rulebook.readDraft({ villageId: villageId(), draftId })
    await c.rulebook.saveLine({ ...press(), draftId, lineId: lines[0]?.lineId ?? '', rule })
    expect(await hand({ yearsOn: 1, monthDay: '01-31' })).toBe('RULEBOOK_EXPIRY_TOO_SHORT')
    expect(await hand({ yearsOn: 1, monthDay: '03-01' })).toBe('ok')
  })
})

test('a table keeps what it said line by line; a settled line keeps it too', async () => {
  const begun = await start()
  expect(begun.counts).toEqual({ ready: 1, incomplete: 1, open: 1, refused: 1, left_out: 0 })
  const c = await committee()
  const draft = await c.rulebook.readDraft({ villageId: villageId(), draftId: begun.draftId })
  expect(draft).toMatchObject({
    source: '邻村的表',
    state: 'open',
    beside: [{ text: '年底清零', message: expect.stringContaining('不能清零') }]
  })
  expect(draft.lines.map((l) => [l.state, l.asks])).toEqual([
    ['ready', []],
    ['open', ['原表的类别是“好人好事”，请核对归到了哪一类。']],
    ['incomplete', ['还缺：分值。']],
    ['refused', [expect.stringContaining('信访是公民的权利')]]
  ])
  const refused = draft.lines[3]
  const { line, counts } = await c.rulebook.saveLine({
    ...{ ...press(), draftId: begun.draftId, lineId: refused?.lineId ?? '' },
    rule
  })
  expect(line).toMatchObject({
    said: refused?.said,
    state: 'ready',
    says: ['每次5分', '每户每季最多20分', '村委会记录']
  })
  expect(counts.refused).toBe(0)
})

test('a draft from the example is ready, one from a version repeats it', async () => {
  const c = await committee()
  const example = await c.rulebook.startDraft({ ...press(), title: '积分细则', from: { kind: 'example' } })
  expect(example.counts).toMatchObject({ ready: 15, incomplete: 0, open: 0, refused: 0 })
  const version = await c.rulebook.startDraft({
    ...{ ...press(), title: '积分细则' },
    from: { kind: 'version', rulebookId: scene.life.rulebookId }
  })
  const draft = await c.rulebook.readDraft({ villageId: villageId(), draftId: version.draftId })
  expect(draft.lines.map((l) => [l.rule.words, l.rule.caps])).toEqual([
    ['邻里互助', []],
    ['义务投工', [{ points: 20, per: 'household', period: 'quarter' }]]
  ])
  await c.rulebook.dropDraft({ ...press(), draftId: version.draftId })
  const list = await c.rulebook.listDrafts({ villageId: villageId() })
  expect(list.drafts[0]).toMatchObject({ draftId: version.draftId, stateName: '不要了' })
})
