import Taro from '@tarojs/taro'
import type { Inputs } from '@/client/api/client'
import { ClientError, offlineError } from '@/client/api/client-error'
import { maxSheets } from '@/domain/inspection/sizes'
import { makeSheetBox, type Sent } from './sheet-box'
import { makeSheets, type SheetKey } from './sheets'

type Batch = Inputs['round']['sendSheets']

const key = (householdId: string, over: Partial<SheetKey> = {}): SheetKey => ({
  ...{ villageId: 'v1', roundId: 'r1', householdId, inspectorId: 'm1', ...over }
})
const refusal = (code: string, message: string) => new ClientError('refusal', { code, message })
const photo = { id: 'p1', path: 'kept:1', fileId: null, smallUrl: null, problem: null }

/** A phone and a server that keeps each sheet once; `fails` is thrown, in turn, instead of the next answers. */
const scene = () => {
  const sheets = makeSheets()
  const kept = new Map<string, Batch['sheets'][number]>()
  const batches: Batch[] = []
  const uploads: string[] = []
  const dropped: string[] = []
  const sent: Sent[] = []
  const fails: { upload: Error[]; send: Error[] } = { upload: [], send: [] }
  const world = {
    ...{ signIn: 's1' as string | null, holders: ['m1'], loseReply: false },
    refuse: new Map<string, string>(),
    /** Their round is over. */
    late: new Set<string>(),
    meanwhile: (): void => undefined
  }
  const box = makeSheetBox(sheets, {
    signIn: () => world.signIn,
    holders: async () => world.holders,
    open: async (path) => (path === 'gone' ? null : path),
    drop: async (path) => void dropped.push(path),
    upload: async ({ requestId }) => {
      uploads.push(requestId)
      const fail = fails.upload.shift()
      if (fail) throw fail
      return { fileId: `file-${requestId}`, url: '', smallUrl: null }
    },
    send: async (batch) => {
      batches.push(batch)
      const fail = fails.send.shift()
      if (fail) throw fail
      world.meanwhile()
      for (const s of batch.sheets) if (!world.refuse.has(s.householdId)) kept.set(s.sheetId, s)
      if (world.loseReply) {
        world.loseReply = false
        throw offlineError()
      }
      return {
        sheets: batch.sheets.map(({ sheetId, householdId }) => {
          const message = world.refuse.get(householdId) ?? null
          const late = message === null && world.late.has(householdId)
          return { sheetId, kept: message === null, late, code: message && 'NO', message, field: null }
        })
      }
    },
    onSent: (one) => void sent.push(one)
  })
  const fill = (householdId: string, over: Partial<SheetKey> = {}) => {
    sheets.edit(key(householdId, over), () => ({ marks: { front: 9 } }))
    sheets.edit(key(householdId, over), () => ({ state: 'queued' }))
  }
  return { sheets, box, world, fails, kept, batches, uploads, dropped, sent, fill }
}

beforeEach(() => {
  Taro.clearStorageSync()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

test('nobody signed in, or somebody else: nothing is sent or lost', async () => {
  const s = scene()
  s.fill('h1')
  s.world.signIn = null
  await s.box.flush()
  s.world.signIn = 's2'
  s.world.holders = ['m2']
  await s.box.flush()
  expect(s.batches).toEqual([])
  s.world.holders = ['m1', 'm2']
  await s.box.flush()
  expect(s.kept.size).toBe(1)
})

test('a phone that is full says so, and keeps what is on the screen', () => {
  const s = scene()
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementationOnce(() => {
    throw new Error('full')
  })
  s.sheets.edit(key('h1'), () => ({ marks: { front: 9 } }))
  expect(s.sheets.store.getState().isFull).toBe(true)
  expect(s.sheets.read(key('h1')).marks).toEqual({ front: 9 })
  full.mockRestore()
  s.sheets.edit(key('h1'), () => ({ marks: { front: 8 } }))
  expect(s.sheets.store.getState().isFull).toBe(false)
})

test('every tap is safe at once: a phone started anew has it, under the same id', () => {
  const s = scene()
  s.sheets.edit(key('h1'), () => ({ marks: { front: 9 } }))
  s.sheets.edit(key('h2'), () => ({ consent: 'spoken' }))
  const { sheetId } = s.sheets.read(key('h1'))
  const anew = makeSheets()
  expect(anew.read(key('h1'))).toMatchObject({ sheetId, marks: { front: 9 }, state: 'open' })
  expect(anew.read(key('h2')).consent).toBe('spoken')
})

test('a lost reply: the same sheets go again under their ids, and are kept once', async () => {
  const s = scene()
  for (const h of ['h1', 'h2', 'h3']) s.fill(h)
  s.world.loseReply = true
  await s.box.flush()
  expect(s.sheets.read(key('h1')).state).toBe('queued')
  const restarted = makeSheets()
  expect(restarted.read(key('h1')).sheetId).toBe(s.sheets.read(key('h1')).sheetId)
  await s.box.flush()
  expect([s.kept.size, s.batches.length]).toEqual([3, 2])
  expect(s.sheets.read(key('h3')).state).toBe('sent')
})

test('without a signal it is tried again by itself', async () => {
  const s = scene()
  s.fails.send.push(offlineError(), offlineError())
  s.fill('h1')
  await s.box.flush()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(s.kept.size).toBe(1)
})

test('many sheets go in batches, by round and by inspector, the first filled in first', async () => {
  const s = scene()
  s.world.holders = ['m1', 'm2']
  for (let i = 0; i < maxSheets + 3; i += 1) {
    s.fill(`h${i}`)
    jest.advanceTimersByTime(1000)
  }
  s.fill('h0', { inspectorId: 'm2' })
  s.fill('h0', { roundId: 'r2' })
  await s.box.flush()
  expect(s.batches.map((b) => [b.roundId, b.inspectorId, b.sheets.length])).toEqual([
    ['r1', 'm1', maxSheets],
    ['r1', 'm1', 3],
    ['r1', 'm2', 1],
    ['r2', 'm1', 1]
  ])
  expect(s.batches[0]?.sheets[0]?.householdId).toBe('h0')
})

test('what is refused comes back with its sentence, alone', async () => {
  const s = scene()
  s.world.refuse.set('h2', '这一户没有同意入室。')
  for (const h of ['h1', 'h2']) s.fill(h)
  await s.box.flush()
  expect(s.sheets.read(key('h1')).state).toBe('sent')
  expect(s.sheets.read(key('h2'))).toMatchObject({
    state: 'returned',
    problem: { message: '这一户没有同意入室。' }
  })
  await s.box.flush()
  expect(s.batches).toHaveLength(1)
})

test('what came after the end of its round is let go like any other, and said to be late', async () => {
  const s = scene()
  s.world.late.add('h2')
  for (const h of ['h1', 'h2']) s.fill(h)
  s.world.loseReply = true
  await s.box.flush()
  await s.box.flush()
  expect(['h1', 'h2'].map((h) => s.sheets.read(key(h)).state)).toEqual(['sent', 'sent'])
  expect(s.sent).toEqual([{ kept: 2, late: 1 }])
  await s.box.flush()
  expect(s.batches).toHaveLength(2)
})

test('one sheet that no server would read does not hold up the others', async () => {
  const s = scene()
  for (const h of ['h1', 'h2', 'h3', 'h4']) s.fill(h)
  const wrong = refusal('INPUT_INVALID', '建议最多100个字。')
  s.fails.send.push(wrong, wrong, wrong)
  await s.box.flush()
  const states = ['h1', 'h2', 'h3', 'h4'].map((h) => s.sheets.read(key(h)).state)
  expect(states).toEqual(['returned', 'sent', 'sent', 'sent'])
})

test('changed while it was on its way, or after: another sheet, and the first one stays', async () => {
  const s = scene()
  s.fill('h1')
  const first = s.sheets.read(key('h1')).sheetId
  s.world.meanwhile = () => s.sheets.edit(key('h1'), () => ({ marks: { front: 3 } }))
  await s.box.flush()
  s.world.meanwhile = () => undefined
  const second = s.sheets.read(key('h1'))
  expect([second.state, second.sheetId === first, second.marks.front]).toEqual(['open', false, 3])
  s.sheets.edit(key('h1'), () => ({ state: 'queued' }))
  await s.box.flush()
  expect(s.kept.size).toBe(2)
  s.sheets.edit(key('h1'), () => ({ advice: '水沟' }))
  expect(s.sheets.read(key('h1')).sheetId).not.toBe(second.sheetId)
})

test('a clock that is put back leaves the correction the later sheet', async () => {
  const s = scene()
  const right = new Date('2026-11-22T02:00:00Z')
  jest.setSystemTime(new Date('2030-01-01T00:00:00Z'))
  s.fill('h1')
  await s.box.flush()
  jest.setSystemTime(right)
  s.sheets.edit(key('h1'), () => ({ marks: { front: 3 } }))
  s.sheets.edit(key('h1'), () => ({ state: 'queued' }))
  await s.box.flush()
  const [first, second] = [...s.kept.values()]
  expect(s.kept.size).toBe(2)
  expect((second?.at ?? '') > (first?.at ?? '')).toBe(true)
})

test('photos go first, once each, and leave the phone with their sheet', async () => {
  const s = scene()
  s.sheets.edit(key('h1'), () => ({ marks: { front: 9 }, photos: [photo] }))
  s.sheets.edit(key('h1'), () => ({ state: 'queued' }))
  s.fails.upload.push(offlineError())
  await s.box.flush()
  expect(s.batches).toEqual([])
  s.fails.send.push(offlineError())
  await s.box.flush()
  await s.box.flush()
  expect(s.uploads).toEqual(['p1', 'p1'])
  expect(s.batches.at(-1)?.sheets[0]?.photoIds).toEqual(['file-p1'])
  expect(s.dropped).toEqual(['kept:1'])
})

test('a photo that is gone brings its sheet back and holds up no other', async () => {
  const s = scene()
  s.sheets.edit(key('h1'), () => ({ photos: [{ ...photo, path: 'gone' }] }))
  s.sheets.edit(key('h1'), () => ({ state: 'queued' }))
  s.fill('h2')
  await s.box.flush()
  expect(s.sheets.read(key('h1'))).toMatchObject({ state: 'returned', problem: { field: 'photoIds' } })
  expect(s.sheets.read(key('h2')).state).toBe('sent')
})
