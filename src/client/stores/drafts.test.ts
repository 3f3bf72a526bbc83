import { makeDrafts } from './drafts'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const photo = { id: 'p1', path: 'wxfile://1', fileId: 'f1', smallUrl: '/files/1', problem: null }

test('a draft survives the app being killed: words, photos and the request id', () => {
  const before = makeDrafts()
  before.edit('v1', { words: '路塌' })
  before.edit('v1', { words: '路塌了', photos: [photo] })
  jest.advanceTimersByTime(300)
  const after = makeDrafts().read('v1')
  expect(after).toEqual(before.read('v1'))
  expect(after).toMatchObject({ words: '路塌了', photos: [photo] })
})

test('what was written in the last moment is saved when the app is hidden', () => {
  const before = makeDrafts()
  before.edit('v1', { words: '路塌了' })
  before.save()
  expect(makeDrafts().read('v1').words).toBe('路塌了')
})

test('typing writes to the phone now and then, not at every letter', () => {
  const write = jest.spyOn(
    jest.requireActual<{ default: { setStorageSync: () => void } }>('@tarojs/taro').default,
    'setStorageSync'
  )
  const store = makeDrafts()
  for (const words of ['一', '一二', '一二三', '一二三四']) store.edit('v1', { words })
  expect(write).not.toHaveBeenCalled()
  jest.advanceTimersByTime(300)
  expect(write).toHaveBeenCalledTimes(1)
  write.mockRestore()
})

test('an empty form keeps one id while it is looked at, and leaves nothing behind', () => {
  const store = makeDrafts()
  expect(store.read('v1').requestId).toBe(store.read('v1').requestId)
  store.save()
  expect(makeDrafts().store.getState().issues).toEqual({})
})

test('a draft that was sent is gone, and the next one has another id', () => {
  const store = makeDrafts()
  store.edit('v1', { words: '路塌了' })
  const { requestId } = store.read('v1')
  store.discard('v1')
  expect(makeDrafts().read('v1')).toMatchObject({ words: '', photos: [] })
  expect(store.read('v1').requestId).not.toBe(requestId)
})

test('villages do not share a draft', () => {
  const store = makeDrafts()
  store.edit('v1', { words: '路塌了' })
  expect(store.read('v2').words).toBe('')
})
