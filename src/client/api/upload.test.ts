import Taro from '@tarojs/taro'
import { type Upload, uploadFile } from './upload'

interface Sent {
  readonly success: (res: { statusCode: number; data: string }) => void
  readonly fail: (error: unknown) => void
  readonly formData: { readonly requestId: string }
}

const sent: Sent[] = []
const abort = jest.fn(() => sent.at(-1)?.fail({ errMsg: 'uploadFile:fail abort' }))

beforeEach(() => {
  sent.length = 0
  abort.mockClear()
  Object.assign(Taro, {
    uploadFile: (options: Sent) => {
      sent.push(options)
      return { abort, catch: () => undefined, progress: () => undefined }
    }
  })
})

const photo = (over: Partial<Upload> = {}): Upload => ({
  ...{ path: 'wxfile://1', villageId: 'v1', requestId: 'p1', onProgress: () => undefined, ...over }
})
const up = { statusCode: 200, data: '{"fileId":"f1","url":"/files/1","smallUrl":null}' }

test('a form and the outbox that took it over carry the same photo once', async () => {
  const both = Promise.all([uploadFile(photo()), uploadFile(photo())])
  expect(sent).toHaveLength(1)
  sent[0]?.success(up)
  expect((await both).map((f) => f.fileId)).toEqual(['f1', 'f1'])
  void uploadFile(photo({ requestId: 'p2' }))
  expect(sent.map((s) => s.formData.requestId)).toEqual(['p1', 'p2'])
})

test('stopped on its way it is as if the network were gone, and may go again under the same id', async () => {
  let stop = (): void => undefined
  const first = uploadFile(photo({ onStart: (given) => (stop = given) })).catch((error: unknown) => error)
  stop()
  expect(await first).toMatchObject({ kind: 'offline' })
  const again = uploadFile(photo())
  expect(sent.map((s) => s.formData.requestId)).toEqual(['p1', 'p1'])
  sent[1]?.success(up)
  expect(await again).toMatchObject({ fileId: 'f1' })
})
