import { mp3Frame, wav } from '@/domain/file/sound/sound-samples'
import { newId } from '../crypto/new-id'
import { photoWithPosition } from '../file/photo-samples'
import { startTestHost, type TestHost, uploadForm } from './testing'

// What goes wrong when a matter is said, as it arrives from a phone: over HTTP, with real bytes. Each is answered with a
// code, a sentence and the field at fault; nothing of it is stored, and the draft, put right, goes out under its own id.

let host: TestHost
let villager = ''
let villageId = ''
beforeAll(async () => {
  host = await startTestHost()
  villageId = host.world.A.villageId
  villager = await host.signIn(host.world.A.holders.villager)
})
afterAll(() => host.stop())

interface Answer {
  readonly status: number
  readonly code?: string | undefined
  readonly field?: string | undefined
  readonly message?: string | undefined
  readonly issueId?: string | undefined
}

const draft = () => ({
  requestId: newId(),
  villageId,
  category: 'road',
  words: '水井边的路塌了一截',
  photoIds: [] as string[],
  showName: false
})

const raise = async (input: object, authorization = villager): Promise<Answer> => {
  const response = await fetch(`${host.address}/api/trpc/issue.raise`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(input)
  })
  const { result, error } = (await response.json()) as {
    result?: { data: { issueId: string } }
    error?: { data: { refusal: { code: string; field?: string; message: string } } }
  }
  return { status: response.status, ...error?.data.refusal, ...result?.data }
}

const upload = async (bytes: Uint8Array, name: string) => {
  const response = await fetch(`${host.address}/api/upload`, {
    method: 'POST',
    headers: { authorization: villager },
    body: uploadForm({ villageId, name }, bytes)
  })
  const body = (await response.json()) as { fileId?: string; refusal?: { code: string; field?: string } }
  return { status: response.status, fileId: body.fileId ?? '', ...body.refusal }
}

const stored = () => host.base.db.selectFrom('issue').select(['id', 'words']).orderBy('id').execute()

/** The refusal leaves nothing behind; put right, the same draft under the same id is taken once. */
const refusedThenTaken = async (wrong: object, code: string, field?: string): Promise<Answer> => {
  const right = draft()
  const before = await stored()
  const answer = await raise({ ...right, ...wrong })
  expect([answer.code, answer.field]).toEqual([code, field])
  expect(answer.message).toMatch(/[\u4e00-\u9fff]/)
  expect(await stored()).toEqual(before)
  expect((await raise(right)).status).toBe(200)
  expect(await stored()).toHaveLength(before.length + 1)
  return answer
}

const seconds = (n: number) => wav(new Uint8Array(n * 8000))

test('61 seconds of sound, whatever the phone says of them; 60 are taken', async () => {
  const long = await upload(seconds(61), 'said.wav')
  await refusedThenTaken({ sound: { fileId: long.fileId, seconds: 61 } }, 'INPUT_INVALID', 'sound.seconds')
  await refusedThenTaken({ sound: { fileId: long.fileId, seconds: 60 } }, 'ISSUE_SOUND_TOO_LONG', 'sound')
  const frames = Math.ceil((61 * 44_100) / 1152)
  const mp3 = await upload(Buffer.concat(Array.from({ length: frames }, () => mp3Frame(0))), 'said.mp3')
  await refusedThenTaken({ sound: { fileId: mp3.fileId, seconds: 60 } }, 'ISSUE_SOUND_TOO_LONG', 'sound')
  const short = await upload(seconds(60), 'said.wav')
  expect((await raise({ ...draft(), sound: { fileId: short.fileId, seconds: 60 } })).status).toBe(200)
})

test('a photo of 40 MB and a page named .jpg are no photos; a matter that names them is not taken', async () => {
  const photo = await photoWithPosition(300, 200)
  const large = await upload(Buffer.concat([photo, Buffer.alloc(40 * 1024 * 1024)]), 'large.jpg')
  expect([large.status, large.code, large.field]).toEqual([413, 'FILE_TOO_LARGE', 'file'])
  const page = await upload(Buffer.from('<!doctype html><script>alert(1)</script>'), 'page.jpg')
  expect([page.status, page.code, page.field]).toEqual([415, 'FILE_TYPE_REFUSED', 'file'])
  await refusedThenTaken({ photoIds: [newId()] }, 'FILE_NOT_YOURS', 'fileIds')
})

test('a script comes back as the words it is', async () => {
  const words = '<script>alert(1)</script>路坏了<img src=x onerror=alert(1)>'
  const { issueId, status } = await raise({ ...draft(), words })
  expect(status).toBe(200)
  const input = encodeURIComponent(JSON.stringify({ villageId, issueId }))
  const response = await fetch(`${host.address}/api/trpc/issue.read?input=${input}`, {
    headers: { authorization: villager }
  })
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(((await response.json()) as { result: { data: { words: string } } }).result.data.words).toBe(words)
})

test('ten thousand characters, and the last one that is taken', async () => {
  await refusedThenTaken({ words: '字'.repeat(10_000) }, 'INPUT_INVALID', 'words')
  await refusedThenTaken({ words: '字'.repeat(2001) }, 'INPUT_INVALID', 'words')
  expect((await raise({ ...draft(), words: '字'.repeat(2000) })).status).toBe(200)
})

test('a flood of emoji says nothing; one beside words is welcome', async () => {
  await refusedThenTaken({ words: '😀'.repeat(2000) }, 'INPUT_INVALID', 'words')
  await refusedThenTaken({ words: '👨‍👩‍👧‍👦😭🙏🏽❗' }, 'INPUT_INVALID', 'words')
  expect((await raise({ ...draft(), words: '😭路塌了，快来看看' })).status).toBe(200)
})

test('a place in another village', async () => {
  await refusedThenTaken({ villageId: host.world.B.villageId }, 'FORBIDDEN')
  await refusedThenTaken({ villageId: newId() }, 'NOT_FOUND')
})

test('the same draft from two phones: one matter, the same answer to both', async () => {
  const one = draft()
  const elsewhere = await host.signIn(host.world.A.holders.villager)
  const before = (await stored()).length
  const answers = await Promise.all([raise(one), raise(one, elsewhere), raise(one), raise(one, elsewhere)])
  expect(new Set(answers.map((a) => `${a.status}${a.issueId}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  expect(await stored()).toHaveLength(before + 1)
  const changed = await raise({ ...one, words: '另一部手机上改过的话' }, elsewhere)
  expect([changed.status, changed.code]).toEqual([409, 'REQUEST_ID_REUSED'])
})
