import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { wechatApi } from '../adapters/wechat/wechat-api'
import { wechatContentCheck } from '../adapters/wechat/wechat-content-check'
import { sealText } from '../crypto/seal-text'
import { fileLink } from '../file/file-link'
import { uploadFile } from '../file/upload-file'
import { startTestHost, type TestHost } from '../host/testing'
import { checkWaiting } from '../jobs/check-waiting'
import { as } from '../testing/caller'
import { startFakeWechat } from '../testing/fake-wechat'
import { sealPush, signPush, verdictEvent } from './push-testing'

const app = { appid: 'wx0123456789abcdef', secret: 'the secret of a mini-program' }
const keys = { appid: app.appid, token: 'atoken', aesKey: `${'a'.repeat(42)}A` }
let wechat: Awaited<ReturnType<typeof startFakeWechat>>
let host: TestHost
beforeAll(async () => {
  host = await startTestHost({ wechatPush: keys })
  wechat = await startFakeWechat(app, host.world.deps.clock)
})
afterAll(async () => {
  await wechat.stop()
  await host.stop()
})

const photo = async () => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const file = { villageId: host.world.A.villageId, requestId: randomUUID(), bytes }
  return (await uploadFile(await host.world.callerFor('villager', 'A'), file)).fileId
}
const push = async (event: object) => {
  const now = host.world.deps.clock()
  const sealed = sealPush(keys, JSON.stringify(event))
  const query = new URLSearchParams(signPush(keys.token, now, sealed))
  const reply = await fetch(`${host.address}/wechat/push?${query}`, {
    method: 'POST',
    body: JSON.stringify({ ToUserName: 'gh_1', Encrypt: sealed })
  })
  return await reply.text()
}

test('a photo goes to WeChat in the name of whoever sent it; what it pushes later stands in the township’s queue', async () => {
  const { world, base } = host
  const { clock, secret } = world.deps
  const openid_sealed = sealText(secret, 'openid', 'an openid')
  const villager = await world.callerFor('villager', 'A')
  await base.db
    .updateTable('account')
    .set({ openid_sealed })
    .where('id', '=', villager.actor.accountId ?? '')
    .execute()
  const { issueId } = await (await as(villager)).issue.raise({
    ...{ requestId: randomUUID(), villageId: world.A.villageId, category: 'road', showName: false },
    ...{ words: '那个王八蛋又把路挖断了', photoIds: [await photo()] }
  })
  const content = wechatContentCheck(wechatApi({ ...app, clock, baseUrl: wechat.baseUrl }))
  const mediaLink = (file: { villageId: string; fileId: string }) =>
    `https://xiaoyuan.example${fileLink(secret, file, clock())}`
  await checkWaiting({ db: base.db, secret, content, clock, mediaLink })

  const machine = async () => {
    const { issue } = await as(world.callerFor('township_staff', 'A'))
    const queue = await issue.listWaiting({ townshipId: world.A.townshipId })
    return queue.find((w) => w.issueId === issueId)?.machine
  }
  expect(await machine()).toMatchObject({
    ...{ suggestion: 'risky', marks: [{ labelName: '辱骂', start: 2, end: 5 }] },
    media: [{ verdictName: '机器正在查，一般半小时内有结果' }]
  })
  const { trace } = await base.db
    .selectFrom('media_check')
    .select('trace')
    .where('due_at', 'is not', null)
    .executeTakeFirstOrThrow()
  expect(await push(verdictEvent(trace ?? ''))).toBe('success')
  expect((await machine())?.media).toMatchObject([{ verdictName: '机器认为有风险', labelNames: ['色情'] }])
  // It hides nothing and shows nothing: its author reads that it waits for a person.
  const own = await (await as(villager)).issue.read({ villageId: world.A.villageId, issueId })
  expect(own).toMatchObject({ as: 'own', moderation: 'waiting', moderationName: '等乡镇查看后公开' })
})
