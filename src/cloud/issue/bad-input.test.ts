import { outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()

test('ten thousand characters are refused, two thousand are taken', async () => {
  expect(await outcome(s.raise({ words: '字'.repeat(10_000) }))).toBe('INPUT_INVALID')
  expect(await outcome(s.raise({ words: '字'.repeat(2000) }))).toBe('ok')
})

test('emoji alone, or a flood of them around a word, is refused at its field; beside words they stay', async () => {
  for (const words of ['😀'.repeat(2000), '！！？？', `路${'😀'.repeat(21)}`]) {
    expect(await outcome(s.raise({ words }))).toBe('INPUT_INVALID')
  }
  expect(await outcome(s.raise({ words: `路${'😀'.repeat(20)}` }))).toBe('ok')
})

test('a script is words like any other, and comes back as it was', async () => {
  for (const words of [
    '😀😀路坏了，快来😀',
    '<script>alert(1)</script>路坏了',
    "路'; drop table issue; --",
    '莫𡐓村的路坏了'
  ]) {
    const id = await s.shown({ words })
    expect((await s.read(id, 'villager_rep')).words).toBe(words)
  }
})

test('a place of another village, of another county, or of nobody', async () => {
  expect(await outcome(s.raise({ villageId: s.world.B.villageId }))).toBe('FORBIDDEN')
  expect(await outcome(s.raise({ villageId: press().requestId }))).toBe('NOT_FOUND')
  expect(await outcome(s.raise({ point: { lat: 91, lng: 0 } }))).toBe('INPUT_INVALID')
  expect(await outcome(s.raise({ onBehalfOf: s.world.B.holders.villager.id }))).toBe('NOT_YOUR_HOUSEHOLD')
})

test('the same draft from two phones of one account is one matter; with other words it is told so', async () => {
  const draft = {
    ...press(),
    villageId: s.villageId(),
    category: 'road' as const,
    words: '同一份草稿',
    photoIds: [],
    showName: false
  }
  const [one, two] = await Promise.all([s.who('villager'), s.who('villager')])
  const [a, b] = await Promise.all([one.issue.raise(draft), two.issue.raise(draft)])
  expect(a.issueId).toBe(b.issueId)
  expect(await outcome(two.issue.raise({ ...draft, words: '改过的草稿' }))).toBe('REQUEST_ID_REUSED')
  expect(await outcome((await s.who('villager_rep')).issue.raise(draft))).toBe('REQUEST_ID_REUSED')
})

test('a mediation without another side, or with oneself', async () => {
  expect(await outcome(s.raise({ channel: 'mediation' }))).toBe('ISSUE_PARTY_MISSING')
  const self = { memberId: s.holder('villager'), name: '田桂英' }
  expect(await outcome(s.raise({ channel: 'mediation', otherParty: self }))).toBe('ISSUE_PARTY_UNKNOWN')
  const stranger = { memberId: s.world.B.holders.villager.id, name: '外村人' }
  expect(await outcome(s.raise({ channel: 'mediation', otherParty: stranger }))).toBe('ISSUE_PARTY_UNKNOWN')
})
