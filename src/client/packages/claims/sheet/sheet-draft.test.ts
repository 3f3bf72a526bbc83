import { exceptionLacks, exceptionsInput, newException } from './sheet-draft'

const line = { claimId: 'a', asked: 10 }

test('less than full marks needs a reason; nothing, too much and nothing written do not do', () => {
  const lacks = (points: number | null, reason: string) =>
    exceptionLacks({ ...newException, points, reason }, line) === null
  expect([lacks(null, '没有来'), lacks(11, '多做了'), lacks(9, ' '), lacks(0, '')]).toEqual(
    Array(4).fill(false)
  )
  expect([lacks(9, '只来了半天'), lacks(0, '没有来'), lacks(10, '')]).toEqual([true, true, true])
  expect(exceptionLacks({ ...newException, later: true }, line)).toBeNull()
})

test('full marks and lines that are no longer open are not sent as exceptions', () => {
  const open = ['a', 'b', 'c', 'd'].map((claimId) => ({ claimId, asked: 10 }))
  const sent = exceptionsInput(
    {
      a: { points: 10, reason: '', later: false },
      b: { points: 4, reason: ' 半天 ', later: false },
      c: { points: null, reason: '', later: true },
      gone: { points: 0, reason: '没有来', later: false }
    },
    open
  )
  expect(sent).toEqual([
    { claimId: 'b', points: 4, reason: '半天' },
    { claimId: 'c', points: null }
  ])
})
