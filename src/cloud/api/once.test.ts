import { randomUUID } from 'node:crypto'
import { type TestDatabase, withDatabase } from '../testing/database'
import { lockWaiters } from '../testing/lock-waiters'
import { once } from './once'
import { deny, RefusalError } from './refusal-error'

let test1: TestDatabase
beforeAll(async () => {
  test1 = await withDatabase()
})
afterAll(() => test1.drop())

const now = new Date('2026-11-22T01:00:00Z')
const place = randomUUID()
const account = randomUUID()
const keyOf = (over: object = {}) => ({
  placeId: place,
  requestId: randomUUID(),
  accountId: account,
  procedure: 'issue.raise',
  input: { words: '路坏了' },
  ...over
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RefusalError ? error.refusal.code : String(error))
  )

describe('refuses', () => {
  test('the same id with other input, another procedure or another account', async () => {
    const key = keyOf()
    await once(test1.db, key, now, async () => 'first')
    const again = (over: object) => codeOf(once(test1.db, { ...key, ...over }, now, async () => 'second'))
    expect(await again({ input: { words: '灯坏了' } })).toBe('REQUEST_ID_REUSED')
    expect(await again({ procedure: 'issue.show' })).toBe('REQUEST_ID_REUSED')
    expect(await again({ accountId: randomUUID() })).toBe('REQUEST_ID_REUSED')
    expect(await again({})).toBe('answered')
  })
})

test('a repeat gets the first answer and does no work', async () => {
  const key = keyOf()
  const first = await once(test1.db, key, now, async () => ({ entryId: 'e1', points: 5 }))
  const second = await once(test1.db, key, now, async () => {
    throw new Error('ran twice')
  })
  expect([first, second]).toEqual([
    { entryId: 'e1', points: 5 },
    { entryId: 'e1', points: 5 }
  ])
})

test('twenty presses at once do the work once, and all get its answer', async () => {
  const key = keyOf()
  let runs = 0
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      once(test1.db, key, now, async () => {
        runs += 1
        await new Promise((r) => setTimeout(r, 20))
        return { run: runs }
      })
    )
  )
  expect(runs).toBe(1)
  expect(answers).toEqual(Array(20).fill({ run: 1 }))
})

test('a refused request leaves no trace and may be tried again', async () => {
  const key = keyOf()
  const messages = () => test1.db.selectFrom('message').select('id').where('place_id', '=', place).execute()
  const refused = once(test1.db, key, now, async (tx) => {
    await tx
      .insertInto('message')
      .values({ place_id: place, id: randomUUID(), holder_id: account, kind: 'x', payload: '{}', at: now })
      .execute()
    return deny({ code: 'NOT_NOW', message: '现在不行。' })
  })
  expect(await codeOf(refused)).toBe('NOT_NOW')
  expect(await messages()).toEqual([])
  expect(await once(test1.db, key, now, async () => 'now')).toBe('now')
})

test('a repeat that waits for a first that fails does the work itself', async () => {
  const key = keyOf()
  let begun = () => {}
  const began = new Promise<void>((resolve) => {
    begun = resolve
  })
  const first = once(test1.db, key, now, async () => {
    begun()
    await lockWaiters(test1.db, 1)
    return deny({ code: 'NOT_NOW', message: '现在不行。' })
  })
  const refused = codeOf(first)
  await began
  const second = once(test1.db, key, now, async () => 'second')
  expect([await refused, await second]).toEqual(['NOT_NOW', 'second'])
})

test('an answer that is not kept leaves its writes and frees the id, also for a repeat that waits', async () => {
  const key = keyOf()
  const write = async (tx: Parameters<Parameters<typeof once>[3]>[0]) => {
    await tx
      .insertInto('message')
      .values({
        place_id: place,
        id: randomUUID(),
        holder_id: account,
        kind: 'tried',
        payload: '{}',
        at: now
      })
      .execute()
    await new Promise((r) => setTimeout(r, 20))
    return 'wrong'
  }
  const presses = [1, 2].map(() => once(test1.db, key, now, write, (answer) => answer !== 'wrong'))
  expect(await Promise.all(presses)).toEqual(['wrong', 'wrong'])
  const tried = await test1.db.selectFrom('message').select('id').where('kind', '=', 'tried').execute()
  expect(tried.length).toBe(2)
  expect(await once(test1.db, { ...key, input: { words: '灯坏了' } }, now, async () => 'right')).toBe('right')
})
