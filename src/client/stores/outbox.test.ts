import type { Inputs } from '@/client/api/client'
import { ClientError, offlineError, serverError } from '@/client/api/client-error'
import { type IssueDraft, makeDrafts } from './drafts'
import { makeOutbox } from './outbox'
import { raiseInput } from './raise-input'

type Input = Inputs['issue']['raise']

const me = { villageId: 'v1', holderId: 'm1' }
const refusal = (code: string, message: string, field?: string) =>
  new ClientError('refusal', field ? { code, message, field } : { code, message })

/** A phone and a server that takes each request id once; `fails` is thrown, in turn, instead of the next answers. */
const scene = () => {
  const drafts = makeDrafts()
  const taken = new Map<string, Input>()
  const raises: Input[] = []
  const uploads: string[] = []
  const sent: string[] = []
  const fails: { upload: Error[]; raise: Error[]; holders: Error[] } = { upload: [], raise: [], holders: [] }
  const world = { signIn: 's1' as string | null, holders: ['m1'], files: true, loseReply: false }
  const raise = async (input: Input) => {
    raises.push(input)
    const fail = fails.raise.shift()
    if (fail) throw fail
    taken.set(input.requestId, input)
    if (world.loseReply) {
      world.loseReply = false
      throw offlineError()
    }
    return { issueId: input.requestId, at: '2026-11-22T00:00:00.000Z', forName: null }
  }
  const outbox = makeOutbox(drafts, {
    signIn: () => world.signIn,
    holders: async () => {
      const fail = fails.holders.shift()
      if (fail) throw fail
      return world.holders
    },
    open: async (path) => (world.files ? path : null),
    drop: async () => undefined,
    upload: async ({ requestId }) => {
      uploads.push(requestId)
      const fail = fails.upload.shift()
      if (fail) throw fail
      return { fileId: `file-${requestId}`, url: '', smallUrl: null }
    },
    send: (draft) => {
      const input = raiseInput(draft)
      return input && raise(input)
    },
    onSent: (draft) => sent.push(draft.words)
  })
  const written = (change: Partial<IssueDraft> = {}): string => {
    const { draftId } = drafts.begin(me)
    drafts.edit(draftId, { words: '三组的路塌了', category: 'road', ...change })
    return draftId
  }
  return { drafts, outbox, world, fails, taken, raises, uploads, sent, written }
}

const photo = { id: 'p1', path: 'kept:1', fileId: null, smallUrl: null, problem: null }
const sound = { id: 's1', path: 'kept:2', seconds: 12, fileId: null }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('nobody signed in, somebody else signed in, or signed in as another meanwhile: nothing is sent or lost', async () => {
  const s = scene()
  const id = s.written()
  s.world.signIn = null
  await s.outbox.send(id)
  s.world.signIn = 's2'
  s.world.holders = ['m2']
  await s.outbox.flush()
  expect(s.raises).toEqual([])
  expect(s.drafts.read(id)).toMatchObject({ state: 'queued', words: '三组的路塌了' })
  s.world.holders = ['m1']
  await s.outbox.flush()
  expect(s.sent).toEqual(['三组的路塌了'])
})

test.each([
  ['words', refusal('INPUT_INVALID', '要说的事最多2000字。', 'words')],
  ['sound', refusal('ISSUE_SOUND_TOO_LONG', '录音超过60秒，请分开说。', 'sound')],
  // A place that is not one's own: no field of the form is at fault.
  [null, refusal('FORBIDDEN', '这不是您村里的事。')]
])(
  'a refusal about %s gives the draft back with its sentence, and the next press is a try anew',
  async (field, fail) => {
    const s = scene()
    const id = s.written()
    s.fails.raise.push(fail)
    await s.outbox.send(id)
    expect(s.drafts.read(id)).toMatchObject({ state: 'open', problem: { field, message: fail.message } })
    await s.outbox.flush()
    expect(s.raises).toHaveLength(1)
    await s.outbox.send(id)
    expect(s.sent).toHaveLength(1)
  }
)

test.each(['文件太大：照片不超过10兆。', '这里只收照片和录音。'])(
  'a photo the server refuses keeps the draft, marked at the photo: %s',
  async (message) => {
    const s = scene()
    const id = s.written({ photos: [photo] })
    s.fails.upload.push(refusal('FILE_TOO_LARGE', message, 'file'))
    await s.outbox.send(id)
    expect(s.drafts.read(id)).toMatchObject({
      state: 'open',
      photos: [{ problem: message }],
      problem: { field: 'photoIds', message }
    })
    expect(s.raises).toEqual([])
  }
)

test.each(['UPLOADS_BUSY', 'INCOMING_TOO_MANY'])(
  '%s says nothing about the draft: it waits, and goes later without another press',
  async (code) => {
    const s = scene()
    const id = s.written({ photos: [photo] })
    s.fails.upload.push(refusal(code, '请过一会儿再试。'))
    await s.outbox.send(id)
    expect(s.drafts.read(id)).toMatchObject({ state: 'queued', problem: null, photos: [{ problem: null }] })
    await s.outbox.flush()
    expect(s.sent).toHaveLength(1)
  }
)

test('a photo or a sound that the phone no longer has is said, and sent without a word to nobody', async () => {
  const s = scene()
  s.world.files = false
  const [one, two] = [s.written({ photos: [photo] }), s.written({ sound })]
  await s.outbox.send(one)
  await s.outbox.send(two)
  expect(s.drafts.read(one)?.problem?.field).toBe('photoIds')
  expect(s.drafts.read(two)?.problem?.field).toBe('sound')
  expect(s.raises).toEqual([])
})

test('without a signal it waits, also over the app being killed, and then goes once with its photo and sound', async () => {
  const s = scene()
  const id = s.written({ photos: [photo], sound })
  s.fails.holders.push(offlineError())
  await s.outbox.send(id)
  expect(makeDrafts().read(id)).toMatchObject({ state: 'queued', photos: [photo], sound })
  await Promise.all([s.outbox.flush(), s.outbox.flush(), s.outbox.flush()])
  expect(s.uploads).toEqual(['p1', 's1'])
  expect(s.raises).toHaveLength(1)
  expect(s.raises[0]).toMatchObject({
    photoIds: ['file-p1'],
    sound: { fileId: 'file-s1', seconds: 12 },
    words: '三组的路塌了'
  })
  expect(s.drafts.read(id)).toBeNull()
})

test('a signal that breaks off between photo and words goes on where it was', async () => {
  const s = scene()
  const id = s.written({ photos: [photo], sound })
  s.fails.upload.push(offlineError())
  await s.outbox.send(id)
  s.fails.raise.push(offlineError())
  await s.outbox.flush()
  await s.outbox.flush()
  expect(s.uploads).toEqual(['p1', 'p1', 's1'])
  expect(s.taken.size).toBe(1)
})

test('a lost reply is asked for again under the same id: one matter', async () => {
  const s = scene()
  s.world.loseReply = true
  const id = s.written()
  await s.outbox.send(id)
  expect(s.drafts.read(id)?.state).toBe('queued')
  await s.outbox.flush()
  expect(s.raises.map((r) => r.requestId)).toEqual([s.raises[0]?.requestId, s.raises[0]?.requestId])
  expect([s.taken.size, s.sent.length]).toEqual([1, 1])
})

test('changed after a lost reply: the server says so, and only another press is another matter', async () => {
  const s = scene()
  const id = s.written()
  s.world.loseReply = true
  await s.outbox.send(id)
  s.outbox.hold(id)
  s.drafts.edit(id, { words: '三组的路塌了，桥也塌了' })
  s.fails.raise.push(refusal('REQUEST_ID_REUSED', '…'))
  await s.outbox.send(id)
  expect(s.drafts.read(id)).toMatchObject({
    state: 'open',
    problem: { message: expect.stringMatching('已经收到') }
  })
  expect(s.drafts.read(id)?.requestId).not.toBe(s.raises[0]?.requestId)
})

test('files that lay too long on the server are sent up anew, under new ids', async () => {
  const s = scene()
  const id = s.written({ photos: [{ ...photo, fileId: 'old' }] })
  s.fails.raise.push(refusal('FILE_NOT_YOURS', '…', 'fileIds'))
  await s.outbox.send(id)
  expect(s.uploads).toHaveLength(1)
  expect(s.uploads[0]).not.toBe('p1')
  expect(s.raises.map((r) => r.photoIds)).toEqual([['old'], [`file-${s.uploads[0]}`]])
  expect(s.sent).toHaveLength(1)
})

test('a server in trouble with one draft does not hold up the next; it is tried again by itself', async () => {
  const s = scene()
  const [one, two] = [s.written({ words: '第一件事' }), s.written({ words: '第二件事' })]
  s.drafts.edit(one, { state: 'queued', editedAt: 1 })
  s.fails.raise.push(serverError())
  await s.outbox.send(two)
  expect(s.sent).toEqual(['第二件事'])
  await jest.advanceTimersByTimeAsync(10_000)
  expect(s.sent).toEqual(['第二件事', '第一件事'])
  expect(jest.getTimerCount()).toBeLessThanOrEqual(1)
})

test('what is on its way cannot be taken back; what waits can', async () => {
  const s = scene()
  const id = s.written()
  const way = s.outbox.send(id)
  await Promise.resolve()
  await Promise.resolve()
  s.outbox.hold(id)
  await way
  expect(s.sent).toHaveLength(1)
  const other = s.written()
  s.fails.holders.push(offlineError())
  await s.outbox.send(other)
  s.outbox.hold(other)
  await s.outbox.flush()
  expect(s.sent).toHaveLength(1)
})
