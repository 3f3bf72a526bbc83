import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { localMessageSender } from '../adapters/local/local-message-sender'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import { worldScene } from '../testing/world-scene'
import { verdictEvent } from './push-testing'
import { readVerdict } from './read-verdict'
import { receivePush } from './receive-push'

const now = new Date('2026-11-23T02:00:00Z')
const s = worldScene(now)
const receive = (event: unknown) =>
  receivePush({ db: s.db, secret: s.world.deps.secret, clock: () => now }, event)

/** A photo that the machine was asked about. */
const asked = async (asks = 1) => {
  const trace = `trace-${randomUUID()}`
  const village_id = s.world.A.villageId
  const id = newId()
  const about = { mime: 'image/jpeg', bytes: 1, sha256: Buffer.alloc(32), uploaded_by: newId() }
  await s.db
    .insertInto('file')
    .values({ village_id, id, kind: 'photo', ...about, uploaded_at: now })
    .execute()
  const due_at = new Date(now.getTime() + 60_000)
  await s.db
    .insertInto('media_check')
    .values({ village_id, file_id: id, verdict: 'undecided', labels: [], trace, at: now, due_at, asks })
    .execute()
  const kept = () =>
    s.db.selectFrom('media_check').selectAll().where('file_id', '=', id).executeTakeFirstOrThrow()
  return { trace, kept, due_at }
}

describe('what is not for us changes nothing', () => {
  test.each([
    null,
    'success',
    [],
    {},
    { Event: 'wxa_media_check' },
    { Event: 'wxa_media_check', trace_id: '' },
    { Event: 'wxa_media_check', trace_id: ['a'] },
    { Event: 'weapp_audit_success' },
    { action: 'CheckContainerPath' }
  ])('%j', async (event) => {
    expect(await receive(event)).toBe('ignored')
  })

  test('a trace that nobody here asked under', async () => {
    expect(await receive(verdictEvent(randomUUID()))).toBe('ignored')
    expect(await receive(verdictEvent(randomUUID(), { errcode: -1008 }))).toBe('ignored')
  })

  test.each([{ result: { suggest: 'maybe' } }, { detail: 'x' }, { errcode: 'no' }])(
    'an event in words that we do not know: %j',
    async (over) => {
      const { trace, kept } = await asked()
      expect(await receive(verdictEvent(trace, over))).toBe('ignored')
      expect((await kept()).verdict).toBe('undecided')
    }
  )
})

test('a verdict is written once, and a repeat or another word after it changes nothing', async () => {
  const { trace, kept } = await asked()
  expect(await receive(verdictEvent(trace))).toBe('handled')
  expect(await kept()).toMatchObject({ verdict: 'risky', labels: ['porn'], due_at: null })
  expect(await receive(verdictEvent(trace))).toBe('ignored')
  const pass = verdictEvent(trace, { result: { suggest: 'pass', label: 100 }, detail: [] })
  expect(await receive(pass)).toBe('ignored')
  expect((await kept()).verdict).toBe('risky')
})

test('of several at once one is written', async () => {
  const { trace } = await asked()
  const done = await Promise.all([1, 2, 3, 4].map(() => receive(verdictEvent(trace))))
  expect(done.filter((d) => d === 'handled')).toHaveLength(1)
})

test('a harmless photo has no labels', async () => {
  const { trace, kept } = await asked()
  const detail = [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }]
  await receive(verdictEvent(trace, { result: { suggest: 'pass', label: 100 }, detail }))
  expect(await kept()).toMatchObject({ verdict: 'pass', labels: [], due_at: null })
})

test('what WeChat could not fetch is asked about again at once, and the second time that is what stays', async () => {
  const first = await asked(1)
  const failed = { errcode: -1008, errmsg: 'download failed', result: undefined, detail: undefined }
  expect(await receive(verdictEvent(first.trace, failed))).toBe('handled')
  expect(await first.kept()).toMatchObject({ verdict: 'undecided', due_at: now })
  const second = await asked(2)
  expect(await receive(verdictEvent(second.trace, failed))).toBe('handled')
  expect(await second.kept()).toMatchObject({ verdict: 'unavailable', due_at: null })
  expect(await receive(verdictEvent(second.trace, failed))).toBe('ignored')
})

test('what came as XML reads the same: numbers as words, one part as itself', () => {
  const event = verdictEvent('t', {
    errcode: '0',
    result: { suggest: 'review', label: '20012' },
    detail: { strategy: 'keyword', errcode: '0', suggest: 'review', label: '20012' }
  })
  expect(readVerdict(event)).toEqual({ trace: 't', said: { suggestion: 'review', labels: ['vulgar'] } })
})

test('each label is told once; where no part is told, that of the whole; an unknown number is 其他', () => {
  const parts = [20002, 20002, 99999].map((label) => ({ suggest: 'risky', label }))
  expect(readVerdict(verdictEvent('t', { detail: parts }))?.said?.labels).toEqual(['porn', 'other'])
  expect(readVerdict(verdictEvent('t', { detail: undefined }))?.said?.labels).toEqual(['porn'])
})

test('an answer of the subscription is handed on', async () => {
  const id = newId()
  const subject_hash = keyedHash(s.world.deps.secret, 'openid', 'o-somebody')
  await s.db.insertInto('account').values({ id, provider: 'wechat', subject_hash, created_at: now }).execute()
  const sender = localMessageSender()
  const said = { TemplateId: sender.templateOf('matter')?.id, SubscribeStatusString: 'accept' }
  const event = { MsgType: 'event', Event: 'subscribe_msg_popup_event', CreateTime: 1, List: [said] }
  const deps = { db: s.db, secret: s.world.deps.secret, clock: () => now, sender }
  expect(await receivePush(deps, { ...event, FromUserName: 'o-nobody' })).toBe('ignored')
  expect(await receivePush(deps, { ...event, FromUserName: 'o-somebody' })).toBe('handled')
  const row = await s.db
    .selectFrom('subscription')
    .select(['template', 'credits'])
    .where('account_id', '=', id)
    .execute()
  expect(row).toEqual([{ template: 'matter', credits: 1 }])
})

test('a verdict is found by its trace in an index', async () => {
  const { trace } = await asked()
  const plan = await s.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return await tx
      .selectFrom('media_check')
      .selectAll()
      .where('trace', '=', trace)
      .where('verdict', '=', 'undecided')
      .explain()
  })
  expect(plan.map((row) => String(row['QUERY PLAN'])).join('\n')).toMatch(/media_check_trace/)
})
