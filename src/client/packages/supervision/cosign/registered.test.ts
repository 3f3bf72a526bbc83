import type { Outputs } from '@/client/api/client'
import { besideDraft, registeredOf } from './registered'

type Whole = Outputs['decision']['read']

const vote = (yes: number) => ({ eligible: 52, present: 41, yes, no: 3, abstain: 0 })
/** What of a decision is looked at here. */
const whole = (over: object = {}) =>
  ({
    plan: [{ field: 'amount', name: '金额', value: '120,000.50元' }],
    stepViews: [
      { id: 'deliberation', events: [vote(9)] },
      { id: 'resolution', events: [vote(20), vote(38), { ...vote(0), yes: null }] }
    ],
    result: null,
    ...over
  }) as object as Whole
const draft = (...lines: string[]) => ({
  title: '修路决议公开',
  subject: 'decision_resolution' as const,
  sections: [{ heading: '', lines, table: { columns: ['预算'], rows: [['12.00005万元']] } }]
})

test('the last vote of the resolution counts, not an earlier step or a try without a count', () => {
  expect(registeredOf(whole(), 'decision_resolution')).toEqual([
    { name: '应到', value: 52 },
    { name: '实到', value: 41 },
    { name: '赞成', value: 38 },
    { name: '反对', value: 3 },
    { name: '弃权', value: 0 },
    { name: '预算', value: 12_000_050, money: true }
  ])
})

test('of a result the money resolved and spent', () => {
  const done = whole({ result: { finalAmount: 11_800_000 } })
  expect(registeredOf(done, 'decision_result').map((r) => [r.name, r.value])).toEqual([
    ['预算', 12_000_050],
    ['决算', 11_800_000]
  ])
})

test('the words of the draft, its tables too, are looked through', () => {
  const beside = besideDraft(whole(), draft('应到52人，实到40人，赞成38票。'))
  expect(beside.map((b) => [b.name, b.found])).toEqual([
    ['应到', 'same'],
    ['实到', 'other'],
    ['赞成', 'same'],
    ['反对', 'absent'],
    ['弃权', 'absent'],
    ['预算', 'same']
  ])
})
