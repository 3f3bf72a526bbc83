import { makeDrafts } from './drafts'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const photo = { id: 'p1', path: 'wxfile://1', fileId: 'f1', smallUrl: '/files/1', problem: null }
const sound = { id: 's1', path: 'kept:1', seconds: 12, fileId: null }
const me = { villageId: 'v1', holderId: 'm1' }

test('a draft survives the app being killed: words, photos, sound and the request id', () => {
  const before = makeDrafts()
  const { draftId } = before.begin(me)
  before.edit(draftId, { words: '路塌' })
  before.edit(draftId, { words: '路塌了', photos: [photo], sound })
  jest.advanceTimersByTime(300)
  const after = makeDrafts().read(draftId)
  expect(after).toEqual(before.read(draftId))
  expect(after).toMatchObject({ words: '路塌了', photos: [photo], sound, ...me })
})

test('what was written in the last moment is saved when the app is hidden', () => {
  const before = makeDrafts()
  const { draftId } = before.begin(me)
  before.edit(draftId, { words: '路塌了' })
  before.save()
  expect(makeDrafts().read(draftId)?.words).toBe('路塌了')
})

test('typing writes to the phone now and then, not at every letter', () => {
  const write = jest.spyOn(
    jest.requireActual<{ default: { setStorageSync: () => void } }>('@tarojs/taro').default,
    'setStorageSync'
  )
  const store = makeDrafts()
  const { draftId } = store.begin(me)
  for (const words of ['一', '一二', '一二三', '一二三四']) store.edit(draftId, { words })
  expect(write).not.toHaveBeenCalled()
  jest.advanceTimersByTime(300)
  expect(write).toHaveBeenCalledTimes(1)
  write.mockRestore()
})

test('an empty form keeps its id while it is looked at, and leaves nothing behind', () => {
  const store = makeDrafts()
  const begun = store.begin(me)
  expect(store.read(begun.draftId)).toEqual(begun)
  store.save()
  expect(makeDrafts().store.getState().matters).toEqual({})
})

test('several drafts at once, each with its own id', () => {
  const store = makeDrafts()
  const [one, two] = [store.begin(me), store.begin(me)]
  store.edit(one.draftId, { words: '路塌了' })
  store.edit(two.draftId, { words: '灯不亮' })
  expect([one, two].map((d) => store.read(d.draftId)?.words)).toEqual(['路塌了', '灯不亮'])
  expect(store.read(one.draftId)?.requestId).not.toBe(store.read(two.draftId)?.requestId)
})

test('a draft that was sent is gone; a photo that arrives late does not bring it back', () => {
  const store = makeDrafts()
  const { draftId } = store.begin(me)
  store.edit(draftId, { words: '路塌了' })
  store.discard(draftId)
  store.editPhotos(draftId, (photos) => [...photos, photo])
  expect(store.read(draftId)).toBeNull()
  expect(makeDrafts().store.getState().matters).toEqual({})
})
