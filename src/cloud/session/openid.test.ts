import { randomUUID } from 'node:crypto'
import { cloudWechatIdentity } from '../adapters/wechat/cloud-wechat-identity'
import { createContext } from '../api/context'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { openidOf } from './openid-of'

// Inside a cloud function WeChat says who calls; whatever the phone says about itself counts for nothing.
const scene = worldScene()
const requestId = () => randomUUID()
const noApi = { callWithToken: async () => null }
const inCloud = (openid: string | null) =>
  createContext(
    { ...scene.world.deps, identity: cloudWechatIdentity(noApi), demo: false },
    { authorization: null, openid: () => openid }
  )
const signIn = async (openid: string | null, input: object = {}) =>
  (await as(inCloud(openid))).session.signInWechat({ requestId: requestId(), ...input })
const accountOf = async ({ token }: { token: string }) =>
  (await createContext(scene.world.deps, { authorization: `Bearer ${token}` })).actor.accountId ?? ''
const openid = (accountId: string, secret = scene.world.deps.secret) => openidOf(scene.db, secret, accountId)

describe('refuses', () => {
  test('whoever WeChat does not name, also with a code or an openid of their own', async () => {
    for (const input of [{}, { code: 'demo-openid:victim' }, { openid: 'victim', code: 'x' }]) {
      expect(await outcome(signIn(null, input))).toBe('WECHAT_ONLY')
    }
  })

  test('on the HTTP host: an openid in the input is no sign-in, with or without a code', async () => {
    const victim = await accountOf(await signIn('victim'))
    const host = await as(createContext(scene.world.deps, { authorization: null }))
    const forged = { requestId: requestId(), openid: 'victim' }
    expect(await outcome(host.session.signInWechat(forged))).toBe('WECHAT_CODE_INVALID')
    const own = await host.session.signInWechat({ ...forged, code: 'demo-openid:somebody-else' })
    expect(await accountOf(own)).not.toBe(victim)
  })

  test('to open the openid of a demo account, a closed one, one that is not there, or with another secret', async () => {
    const { actor } = await scene.world.stranger()
    const account = await accountOf(await signIn('leaver'))
    expect(await openid(account)).toBe('leaver')
    expect(await openid(account, Buffer.alloc(32, 9))).toBeNull()
    expect([await openid(actor.accountId ?? ''), await openid(randomUUID())]).toEqual([null, null])
    await scene.db.updateTable('account').set({ closed_at: scene.now }).where('id', '=', account).execute()
    expect(await openid(account)).toBeNull()
  })
})

test('who calls is who signs in, whatever openid or code the phone sends along', async () => {
  const real = await accountOf(await signIn('real'))
  const victim = await accountOf(await signIn('victim'))
  for (const input of [{ openid: 'victim' }, { code: 'demo-openid:victim' }, { openid: () => 'victim' }])
    expect(await accountOf(await signIn('real', input))).toBe(real)
  expect(real).not.toBe(victim)
})

test('a press holds nothing but its id: sent by somebody else it hands over no sign-in', async () => {
  const press = { requestId: requestId() }
  const owner = await accountOf(await signIn('owner', press))
  expect(await outcome(signIn('thief', press))).toBe('REQUEST_ID_REUSED')
  expect(await accountOf(await signIn('owner', press))).toBe(owner)
})

test('one account through code and through the cloud, for the same openid', async () => {
  const host = await as(createContext(scene.world.deps, { authorization: null }))
  const byCode = await host.session.signInWechat({ requestId: requestId(), code: 'demo-openid:both' })
  expect(await accountOf(byCode)).toBe(await accountOf(await signIn('both')))
})

test('the openid is sealed at every sign-in, also of an account from before, and nowhere in the clear', async () => {
  const account = await accountOf(await signIn('o-clear-text'))
  await scene.db.updateTable('account').set({ openid_sealed: null }).where('id', '=', account).execute()
  expect(await openid(account)).toBeNull()
  await signIn('o-clear-text')
  expect(await openid(account)).toBe('o-clear-text')
  const row = await scene.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  expect(
    Buffer.concat([row.openid_sealed ?? Buffer.of(), row.subject_hash]).toString('latin1')
  ).not.toContain('o-clear')
  const requests = await scene.db.selectFrom('request').select('answer').execute()
  expect(JSON.stringify(requests)).not.toContain('o-clear')
})
