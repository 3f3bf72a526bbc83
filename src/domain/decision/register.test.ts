import type { Decision } from './life'
import { done, fresh, toPublished, toResolution, votes, walked } from './life-testing'
import { type RegisterFacts, registerOf } from './register'

const factsOf = (decision: Decision, over: Partial<RegisterFacts> = {}): RegisterFacts => ({
  decision,
  no: '2026-03',
  villageName: '莫𡐓村',
  meaning: '各户不出钱',
  beside: decision.history.map((_, i) => ({ convener: `召集人${i}`, place: `会场${i}`, tally: null })),
  notices: [],
  completion: null,
  ...over
})

test('a matter that nobody has met about leaves every row for the pen', () => {
  const register = registerOf(factsOf(fresh()))
  expect(register.votes.map((v) => v.id)).toEqual(['proposal', 'deliberation', 'review', 'resolution'])
  for (const vote of register.votes) {
    expect(vote).toMatchObject({
      heldOn: null,
      convener: null,
      place: null,
      eligible: null,
      yes: null,
      result: null
    })
  }
  expect(register.disclosures.map((d) => d.notices)).toEqual([[], []])
  expect(register).toMatchObject({ result: null, remarks: [], decidedBy: null, source: '党员群众建议' })
})

test('each row has its meeting, its numbers, who called it and where', () => {
  const decision = walked(...toPublished)
  const register = registerOf(factsOf(decision))
  for (const vote of register.votes) {
    const { eligible, present, yes, no, abstain } = votes.passes
    expect(vote).toMatchObject({ result: '通过', eligible, present, yes, no, abstain })
    expect(vote.heldOn).not.toBeNull()
    const line = decision.history.findIndex((e) => e.meeting?.facts.date === vote.heldOn)
    expect(vote).toMatchObject({ convener: `召集人${line}`, place: `会场${line}` })
  }
  expect(register.votes.at(-1)?.why).toContain('通过')
  expect(register.remarks).toEqual([])
  expect(register.plan).toContainEqual({ field: 'amount', name: '金额', value: '120,000元' })
})

test('a meeting without quorum is a remark, and the row is that of the one that voted', () => {
  const decision = done(done(walked(...toResolution), 'adjourn_resolution'), 'reconvene_resolution')
  const before = registerOf(factsOf(decision))
  expect(before.votes.at(-1)?.result).toBeNull()
  expect(before.remarks.map((r) => r.words)).toEqual([expect.stringContaining('人数不够，改期再开')])
  const after = registerOf(factsOf(done(decision, 'pass_resolution')))
  expect(after.votes.at(-1)?.result).toBe('通过')
  expect(after.remarks).toHaveLength(1)
})

test('a vote that fell leaves the row and stays in the remarks', () => {
  const decision = done(done(walked(...toPublished), 'object'), 'return_for_flaw')
  const register = registerOf(factsOf(decision))
  expect(register.votes.find((v) => v.id === 'resolution')?.result).toBeNull()
  const remarks = register.remarks.map((r) => r.words).join('\n')
  expect(remarks).toContain('曾经通过，后来作废')
  expect(remarks).toContain('的表决作废，重新办')
  expect(remarks).toContain('实到100')
})

test('notices stand under their own disclosure, the result beside the budget', () => {
  const notice = {
    cosignedBy: '李四',
    cosignedOn: '2026-12-01',
    hungOn: '2026-12-02',
    lastDay: '2026-12-17',
    objections: 1,
    hash: 'a'.repeat(64)
  }
  const register = registerOf(
    factsOf(walked(...toPublished), {
      notices: [
        { ...notice, subject: 'decision_resolution' },
        { ...notice, subject: 'decision_result', objections: 0 }
      ],
      completion: { acceptedOn: '2027-03-20', finalAmount: 11_900_000, photos: 2 }
    })
  )
  expect(register.disclosures.map((d) => d.notices.map((n) => n.objections))).toEqual([[1], [0]])
  expect(register.result).toMatchObject({ budget: 12_000_000, finalAmount: 11_900_000 })
})
