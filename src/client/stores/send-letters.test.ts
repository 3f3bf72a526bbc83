import { requests } from '@/client/testing/taro'
import type { Letter, LetterInputs, LetterKind } from './letters'
import { sendLetter } from './send-letters'

const photo = { id: 'p1', path: 'kept:1', smallUrl: null, problem: null }

const letterOf = <K extends LetterKind>(kind: K, input: LetterInputs[K], fileIds: (string | null)[] = []) =>
  ({
    ...{ kind, input, draftId: 'r1', requestId: 'r1', villageId: 'v1', holderId: 'm1', sound: null },
    ...{
      photos: fileIds.map((fileId) => ({ ...photo, fileId })),
      editedAt: 0,
      state: 'queued',
      problem: null
    },
    ...{ title: '', about: '', words: '', until: null },
    ...{ page: { name: 'object', query: {} }, form: { name: 'test', key: 'k' } }
  }) as Letter

const sent = (letter: Letter) => {
  void sendLetter(letter).catch(() => undefined)
  return requests.map((r) => [r.url.replace('/api/trpc/', ''), JSON.parse(r.data)])
}

const at = { villageId: 'v1', issueId: 'i1' }

test('an objection', () => {
  const input = {
    villageId: 'v1',
    noticeId: 'n1',
    ground: 'accounts' as const,
    words: '少算了',
    showName: false
  }
  expect(sent(letterOf('objection', input))).toEqual([['objection.raise', { ...input, requestId: 'r1' }]])
})

test('a claim, with the photos that are up', () => {
  const input = { villageId: 'v1', householdId: 'h1', itemId: 'x', times: 1, occurredOn: '2026-11-20' }
  expect(sent(letterOf('claim', input, ['f1', null]))).toEqual([
    ['claim.declare', { ...input, requestId: 'r1', fileIds: ['f1'] }]
  ])
})

test('a step of a matter: photos are named only where there are any', () => {
  const rated = { ...at, action: 'rate' as const, rating: 'satisfied' as const }
  expect(sent(letterOf('step', rated))).toEqual([['issue.act', { ...rated, requestId: 'r1' }]])
  const noted = { ...at, action: 'progress' as const, reason: '砂石已经拉来' }
  expect(sent(letterOf('step', noted, ['f1'])).at(-1)).toEqual([
    'issue.act',
    { ...noted, requestId: 'r1', photoIds: ['f1'] }
  ])
})

test('a request to look again', () => {
  const input = { ...at, words: '没有骂人' }
  expect(sent(letterOf('appeal', input))).toEqual([['issue.appeal', { ...input, requestId: 'r1' }]])
})
