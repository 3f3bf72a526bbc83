import type { Outcome } from '@/domain/refusal/refusal'
import type { WechatIdentity, WechatLogin } from './wechat-identity'

/** An identity with the means to play the person in front of the phone, and the clock on the wall. */
export interface IdentityOnTrial {
  readonly identity: WechatIdentity
  /** What arrives when whoever has this openid signs in. */
  login(openid: string): WechatLogin
  phone(number: string): string
  pass(ms: number): void
}

/** `called`: WeChat names the caller itself, so that no code is given or looked at, and nothing can be used up. */
export type LoginWay = 'code' | 'called'

const said = (outcome: Outcome<string>): string => (outcome.ok ? outcome.value : outcome.refusal.code)
const MINUTE = 60_000
const nobody: WechatLogin = { code: null, caller: () => null }
const invented = ['', 'invented', 'demo-openid:', 'demo-phone:123', '../../', '手机号']

/** What every identity promises; each adapter's test calls this with its own. */
export const wechatIdentitySuite = (
  name: string,
  open: () => Promise<IdentityOnTrial>,
  way: LoginWay = 'code'
): void => {
  describe(`${name} keeps the promises of an identity`, () => {
    let on: IdentityOnTrial
    beforeEach(async () => {
      on = await open()
    })
    const openidOf = async (login: WechatLogin) => said(await on.identity.openidOf(login))
    const phoneOf = async (code: string) => said(await on.identity.phoneOf(code))
    const noLogin = way === 'code' ? 'WECHAT_CODE_INVALID' : 'WECHAT_ONLY'

    test.each(invented)('refuses the invented code %j', async (code) => {
      expect(await openidOf({ ...nobody, code })).toBe(noLogin)
      expect(await phoneOf(code)).toBe('WECHAT_CODE_INVALID')
    })

    test('refuses whoever has no code and is named by nobody', async () => {
      expect(await openidOf(nobody)).toBe(noLogin)
    })

    test('refuses a code of the other kind', async () => {
      expect(await openidOf({ ...nobody, code: on.phone('13900001111') })).toBe(noLogin)
      expect(await phoneOf(on.login('somebody').code ?? 'no code')).toBe('WECHAT_CODE_INVALID')
    })

    test('the one who signs in is the one who comes out, and nobody beside them', async () => {
      const [one, other] = [on.login('somebody'), on.login('another')]
      expect([await openidOf(other), await openidOf(one)]).toEqual(['another', 'somebody'])
    })

    test('refuses a phone code that was used, also of two at once', async () => {
      const [phone, wanted] = [on.phone('13900001111'), on.phone('13900002222')]
      expect([await phoneOf(phone), await phoneOf(phone)]).toEqual(['13900001111', 'WECHAT_CODE_INVALID'])
      const both = await Promise.all([phoneOf(wanted), phoneOf(wanted)])
      expect(both.sort()).toEqual(['13900002222', 'WECHAT_CODE_INVALID'])
    })

    test('a phone code is good for five minutes and no longer', async () => {
      const [inTime, late] = [on.phone('13900001111'), on.phone('13900002222')]
      on.pass(5 * MINUTE - 1)
      expect(await phoneOf(inTime)).toBe('13900001111')
      on.pass(1)
      expect(await phoneOf(late)).toBe('WECHAT_CODE_INVALID')
    })

    if (way === 'called') {
      test('looks at no code: whoever calls signs in as themselves, whatever was sent', async () => {
        const login = { ...on.login('somebody'), code: 'demo-openid:another' }
        expect(await openidOf(login)).toBe('somebody')
      })
      return
    }

    test('a caller that WeChat might name counts for nothing: the code alone decides', async () => {
      expect(await openidOf({ code: null, caller: () => 'another' })).toBe('WECHAT_CODE_INVALID')
      expect(await openidOf({ ...on.login('somebody'), caller: () => 'another' })).toBe('somebody')
    })

    test('refuses a login code that was used, also of two at once', async () => {
      const [login, wanted] = [on.login('somebody'), on.login('another')]
      expect([await openidOf(login), await openidOf(login)]).toEqual(['somebody', 'WECHAT_CODE_INVALID'])
      const both = await Promise.all([openidOf(wanted), openidOf(wanted)])
      expect(both.sort()).toEqual(['WECHAT_CODE_INVALID', 'another'])
    })

    test('a login code is good for five minutes and no longer', async () => {
      const [inTime, late] = [on.login('early'), on.login('late')]
      on.pass(5 * MINUTE - 1)
      expect(await openidOf(inTime)).toBe('early')
      on.pass(1)
      expect(await openidOf(late)).toBe('WECHAT_CODE_INVALID')
    })
  })
}
