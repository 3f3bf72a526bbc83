import { deciders, type ProposalForm, proposalFault, proposalInput, proposals, sourcesFor } from './proposal'

const on = '2026-11-22'
const whole: ProposalForm = {
  ...proposals.read('nobody'),
  topic: 'public_works',
  source: 'people',
  meaning: '各户不出钱',
  content: {
    ...{ title: '修路', summary: '硬化三组到四组的公路1.2公里。', amount: 100, scope: '三组' },
    ...{
      beneficiaries: '三组村民',
      land: '',
      term: { from: '', to: '' },
      contracting: null,
      contributions: null
    }
  }
}
const petition = { signers: 'villagers', count: 30, base: 300, asksFor: 'villagers_meeting' } as const

test.each<[string, Partial<ProposalForm>, string]>([
  ['no topic', { topic: null }, 'topic'],
  ['land under another name', { touchesLand: true }, 'topic'],
  ['no group for a group’s matter', { topic: 'group_matter' }, 'flags.groupId'],
  ['no source', { source: null }, 'source.kind'],
  ['a petition without numbers', { source: 'petition' }, 'source.petition'],
  [
    'more signers than people',
    { source: 'petition', petition: { ...petition, count: 301 } },
    'source.petition'
  ],
  ['an authorisation of nothing', { topic: 'authorisation' }, 'authorises'],
  [
    'an authorisation without a term',
    { topic: 'authorisation', authorises: ['public_works'] },
    'content.term'
  ],
  ['no title', { content: { ...whole.content, title: '修' } }, 'content.title'],
  ['half a term', { content: { ...whole.content, term: { from: '2026-12-01', to: '' } } }, 'content.term'],
  ['no meaning', { meaning: ' ' }, 'meaning']
])('is not sent with %s', (_, change, field) => {
  expect(proposalFault({ ...whole, ...change }, on)?.field).toBe(field)
})

test('what was left blank is sent as nothing, and only a petition carries one', () => {
  expect(proposalFault(whole, on)).toBeNull()
  expect(proposalInput({ ...whole, petition })).toMatchObject({
    source: { kind: 'people', petition: null },
    content: { land: null, term: null }
  })
  expect(proposalInput({ ...whole, source: 'petition', petition })).toMatchObject({ source: { petition } })
})

test('who decides is said at once, and that the representatives may not', () => {
  const body = (form: ProposalForm, topic: NonNullable<ProposalForm['topic']>) => {
    const { answer, repsMayNot } = deciders(form, topic, on)
    return [answer.ok ? answer.value.body : answer.refusal.code, repsMayNot !== null]
  }
  expect(body(whole, 'public_works')).toEqual(['villagers_meeting', false])
  expect(body(whole, 'village_rules')).toEqual(['villagers_meeting', true])
  expect(body(whole, 'homestead')).toEqual(['collective_members', true])
  expect(body({ ...whole, binding: true }, 'points_rules')).toEqual(['villagers_meeting', true])
})

test('everybody names only the origins that are theirs to name', () => {
  expect(sourcesFor(['villager'])).toEqual(['people', 'issue', 'petition'])
  expect(sourcesFor(['township_staff'])).toEqual(['township'])
  expect(sourcesFor(['villager', 'committee_member'])).toContain('cadre')
})
