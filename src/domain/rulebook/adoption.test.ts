import type { Decision, LifeEvent } from '../decision/life'
import { resolvedBy } from './adoption'

const vote: LifeEvent = {
  ...{
    action: 'pass_resolution',
    from: 'S4_RESOLVE',
    to: 'P1_PUBLISHED',
    at: new Date('2026-12-20T02:00:00Z')
  },
  ...{ on: '2026-12-20', actorId: 'a', actorRole: 'committee_member', by: '', basis: '', versionNo: 1 },
  ...{
    meeting: null,
    assessment: null,
    reason: null,
    citation: null,
    opinion: null,
    order: null,
    backTo: null
  },
  ...{ procedural: false, voids: [], changes: [], relatedId: null }
}
const content = {
  ...{
    title: '',
    summary: '',
    amount: null,
    scope: '全村；正文指纹 abcd-efgh',
    beneficiaries: '',
    land: null
  },
  ...{ term: null, contracting: null, contributions: null }
}
const decision: Decision = {
  ...{ id: 'd', state: 'IMPLEMENTING', packId: 'p', topic: 'points_rules', flags: {} },
  source: { kind: 'cadre', proposerId: 'a', petition: null },
  classification: {
    ...{
      topic: 'points_rules',
      body: 'rep_meeting',
      article: '',
      why: '',
      authorisation: null,
      followUp: null
    }
  },
  versions: [{ no: 1, content, changes: [], substantive: true, erratumConfirmedBy: null, on: '2026-12-01' }],
  history: [vote],
  supersedes: null
}
const the: Parameters<typeof resolvedBy>[1] = {
  ...{ fingerprint: 'abcd-efgh', deductions: false, no: '2026-07', followUpDocument: null }
}
const code = (over: Partial<Decision>, about: Partial<typeof the> = {}) => {
  const outcome = resolvedBy({ ...decision, ...over }, { ...the, ...about })
  return outcome.ok ? 'ok' : outcome.refusal.code
}

test('refuses what was not resolved, not published, another matter or another text', () => {
  expect(code({ history: [] })).toBe('RULEBOOK_NOT_RESOLVED')
  expect(code({ history: [vote, { ...vote, action: 'send_back', voids: ['resolution'] }] })).toBe(
    'RULEBOOK_NOT_RESOLVED'
  )
  for (const state of ['P1_PUBLISHED', 'OBJECTION_HANDLING', 'SUSPENDED', 'SUPERSEDED', 'REVOKED'] as const) {
    expect([state, code({ state })]).toEqual([state, 'RULEBOOK_NOT_PUBLISHED'])
  }
  const other = decision.classification && { ...decision.classification, topic: 'public_works' as const }
  expect(code({ classification: other })).toBe('RULEBOOK_WRONG_TOPIC')
  expect(code({}, { fingerprint: 'abcd-efgi' })).toBe('RULEBOOK_OTHER_TEXT')
})

test('deductions take the villagers’ own rules and the township’s filing', () => {
  const binding = decision.classification && {
    ...{
      ...decision.classification,
      topic: 'binding_points_rules' as const,
      body: 'villagers_meeting' as const
    }
  }
  const deductions = { deductions: true }
  expect(code({}, deductions)).toBe('RULEBOOK_WRONG_TOPIC')
  expect(code({ classification: binding }, deductions)).toBe('RULEBOOK_NOT_FILED')
  const filed = resolvedBy(
    { ...decision, classification: binding },
    { ...the, deductions: true, followUpDocument: '备案3号' }
  )
  expect(filed).toMatchObject({ ok: true, value: { filedDocument: '备案3号' } })
})

test('a resolution that stands says when it was passed and by whom', () => {
  expect(resolvedBy(decision, the)).toEqual({
    ok: true,
    value: { resolvedOn: '2026-12-20', adoptedBy: '村民代表会议决议（编号2026-07）', filedDocument: null }
  })
  expect(code({ state: 'ARCHIVED' })).toBe('ok')
})
