import { makeFormDrafts } from './form-drafts'

const make = () =>
  makeFormDrafts<{ words: string; showName: boolean }>('test', { words: '', showName: false })

test('a form that was only looked at leaves nothing; one that was written in survives the app', () => {
  const before = make()
  expect(before.read('a').words).toBe('')
  before.save()
  before.edit('b', { words: '少算了两户' })
  const { requestId } = before.read('b')
  before.save()
  const after = make()
  expect(after.read('b')).toEqual({ words: '少算了两户', showName: false, requestId })
  expect(after.read('a').requestId).not.toBe(before.read('a').requestId)
})

test('forms of two people or two notices stay apart, and one that was sent is gone', () => {
  const drafts = make()
  drafts.edit('me/1', { words: '一' })
  drafts.edit('me/2', { words: '二' })
  drafts.discard('me/1')
  expect([drafts.read('me/1').words, drafts.read('me/2').words]).toEqual(['', '二'])
  expect(make().read('me/2').words).toBe('二')
})

test('pressing again is the same request until it was answered', () => {
  const drafts = make()
  const slot = drafts.slotOf('me/1')
  const first = slot.get()
  expect(slot.get()).toBe(first)
  expect(make().read('me/1').requestId).toBe(first)
  slot.renew()
  expect(slot.get()).not.toBe(first)
})
