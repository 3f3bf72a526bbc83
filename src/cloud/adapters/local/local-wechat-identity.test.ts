import { wechatIdentitySuite } from '@/cloud/ports/wechat-identity.suite'
import { localWechatIdentity } from './local-wechat-identity'

wechatIdentitySuite('the local stand-in', async () => {
  let now = Date.parse('2026-11-22T01:00:00Z')
  return {
    identity: localWechatIdentity({ clock: () => new Date(now) }),
    login: (openid) => ({ code: `demo-openid:${openid}@${now}`, caller: () => null }),
    phone: (number) => `demo-phone:${number}@${now}`,
    pass: (ms) => {
      now += ms
    }
  }
})

test('a code that does not say when it was issued is good again five minutes after its use', async () => {
  let now = Date.parse('2026-11-22T01:00:00Z')
  const identity = localWechatIdentity({ clock: () => new Date(now) })
  const ok = async () => (await identity.phoneOf('demo-phone:13900001111')).ok
  expect([await ok(), await ok()]).toEqual([true, false])
  now += 5 * 60_000 - 1
  expect(await ok()).toBe(false)
  now += 1
  expect(await ok()).toBe(true)
})
