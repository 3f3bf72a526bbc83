import { randomUUID } from 'node:crypto'
import { currentAgreement } from '@/domain/account/agreement/versions'
import { cloudWechatIdentity } from '../../adapters/wechat/cloud-wechat-identity'
import type { ApiDeps } from '../../api/context'
import { openDatabase } from '../../db/pool'
import { worldScene } from '../../testing/world-scene'
import type { FunctionLog } from '../function-log'
import { answerBytes } from '../function-refusals'
import { schemaCheck } from '../schema-check'
import { type ApiFunction, answerEvent } from './answer-event'

const scene = worldScene()
let told: { fields: object; message: string }[]
beforeEach(() => {
  told = []
})

const keep = (fields: object, message: string) => {
  told.push({ fields, message })
}
const log: FunctionLog = { info: keep, warn: keep, error: keep }
const identity = cloudWechatIdentity({ callWithToken: async () => null })

const ask = (event: object, over: Partial<Omit<ApiFunction, 'deps'>> & { deps?: Partial<ApiDeps> } = {}) => {
  const deps = { ...scene.world.deps, demo: false, identity, ...over.deps }
  const standing = { schemaIsThere: async () => true, openid: () => null, log }
  return answerEvent({ ...standing, ...over, deps: () => deps }, event)
}
const signIn = { path: 'session.signInWechat', token: null }
const input = () => ({ requestId: randomUUID(), agreed: currentAgreement.version })

test('refuses what is no call, without asking the database', async () => {
  const schemaIsThere = jest.fn()
  const answer = await ask([], { schemaIsThere })
  expect(answer).toMatchObject({ status: 400, body: { refusal: { code: 'INPUT_UNREADABLE' } } })
  expect(schemaIsThere).not.toHaveBeenCalled()
})

test('refuses while the database lacks its last migration, and asks again', async () => {
  const behind = schemaCheck('9999_not_yet.sql')
  const event = { path: 'place.find', input: { code: '422802205221' } }
  for (const _time of [1, 2]) {
    expect(await ask(event, { schemaIsThere: behind })).toMatchObject({
      status: 503,
      body: { refusal: { code: 'DATABASE_BEHIND' } }
    })
  }
  expect(told).toHaveLength(2)
  const there = schemaCheck('0001_places_and_people.sql')
  expect(await ask(event, { schemaIsThere: there })).toMatchObject({ status: 200 })
  expect(await there(openDatabase('postgres://asked@127.0.0.1:1/once'))).toBe(true)
})

test('a database that is away is said in the words of every call, and told to the log', async () => {
  const db = openDatabase('postgres://nobody:hidden@127.0.0.1:1/none')
  const event = { path: 'place.find', input: { code: '422802205221' } }
  const answer = await ask(event, { schemaIsThere: schemaCheck('0001'), deps: { db } })
  await db.destroy()
  expect(answer).toMatchObject({
    status: 500,
    body: { error: { data: { refusal: { code: 'INTERNAL' } } } }
  })
  expect(told.map(({ message }) => message)).toEqual(['the database did not answer', 'procedure failed'])
})

test('who calls is what WeChat says, never what the event says', async () => {
  const forged = { ...input(), openid: 'forged', OPENID: 'forged' }
  expect(await ask({ ...signIn, input: forged, openid: 'forged' })).toMatchObject({
    body: { error: { data: { refusal: { code: 'WECHAT_ONLY' } } } }
  })
  const accountOf = async (openid: string, given: object) => {
    const answer = await ask({ ...signIn, input: given, openid: 'forged' }, { openid: () => openid })
    expect(answer.status).toBe(200)
    const { token } = (answer.body as { result: { data: { token: string } } }).result.data
    const read = await ask({ path: 'session.read', input: {}, token })
    expect(read).toMatchObject({ body: { result: { data: { signedIn: true } } } })
    const rows = await scene.db.selectFrom('account').select('id').where('provider', '=', 'wechat').execute()
    return rows.length
  }
  expect(await accountOf('one', { ...input(), openid: 'forged' })).toBe(1)
  expect(await accountOf('one', { ...input(), openid: 'another' })).toBe(1)
  expect(await accountOf('two', input())).toBe(2)
})

test('asks WeChat who calls only where it matters: that costs more than the call', async () => {
  const openid = jest.fn(() => 'one')
  await ask({ path: 'place.find', input: { code: '422802205221' } }, { openid })
  expect(openid).not.toHaveBeenCalled()
})

test('an input that lies in cloud storage is fetched for whoever put it there', async () => {
  const event = { path: 'member.previewRoster', inputFile: randomUUID() }
  expect(await ask(event)).toMatchObject({
    body: { error: { data: { refusal: { code: 'NOT_SIGNED_IN' } } } }
  })
})

test('an answer that WeChat would cut off is refused, and told without its words', async () => {
  const { villageId } = scene.world.A
  const name = '很长的名字'.repeat(answerBytes / 12)
  await scene.db.updateTable('courtyard').set({ name }).where('village_id', '=', villageId).execute()
  expect(await ask({ path: 'place.listCourtyards', input: { villageId } })).toMatchObject({
    status: 422,
    body: { refusal: { code: 'ANSWER_TOO_LARGE' } }
  })
  expect(JSON.stringify(told)).not.toContain('名字')
})
