import Taro from '@tarojs/taro'

interface Called {
  readonly path: string
  readonly token: string | null
  readonly input?: unknown
  readonly inputFile?: string
  readonly contract: number
}

type Failure = { errCode?: number; errMsg: string }

/** WeChat's cloud as a phone sees it: a test says what the function answers and whether the network is there. */
export const fakeCloud = () => {
  const calls: Called[] = []
  const put: { cloudPath: string; filePath: string; text: string | null }[] = []
  const written = new Map<string, string>()
  const world = {
    answer: (_call: Called): unknown => ({ status: 200, body: { result: { data: null } } }),
    failure: null as Failure | null,
    putFails: false,
    begun: 0
  }
  const cloud = {
    init: () => {
      world.begun += 1
    },
    callFunction: ({
      data,
      success,
      fail
    }: {
      data: Called
      success: (res: { result: unknown }) => void
      fail: (error: Failure) => void
    }) => {
      calls.push(data)
      if (world.failure) fail(world.failure)
      else success({ result: world.answer(data) })
    },
    uploadFile: ({
      cloudPath,
      filePath,
      success,
      fail
    }: {
      cloudPath: string
      filePath: string
      success: () => void
      fail: () => void
    }) => {
      put.push({ cloudPath, filePath, text: written.get(filePath) ?? null })
      if (world.putFails) fail()
      else success()
    }
  }
  const files = {
    writeFile: ({ filePath, data, success }: { filePath: string; data: string; success: () => void }) => {
      written.set(filePath, data)
      success()
    },
    unlink: ({ filePath }: { filePath: string }) => void written.delete(filePath)
  }
  const added = { cloud, env: { USER_DATA_PATH: 'wxfile://usr' }, getFileSystemManager: () => files }
  Object.assign(Taro, added)
  return { calls, put, written, world }
}

/** What the function answers when a procedure has run. */
export const done = (data: unknown) => ({ status: 200, body: { result: { data } } })

export const refused = (code: string) => ({
  status: 422,
  body: { error: { data: { refusal: { code, message: '请重试。' } } } }
})
