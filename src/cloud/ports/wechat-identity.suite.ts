import type { Outcome } from '@/domain/refusal/refusal'
import type { WechatIdentity } from './wechat-identity'

/** An identity with the means to play the person in front of the phone, and the clock on the wall. */
export interface IdentityOnTrial {
  readonly identity: WechatIdentity
  login(openid: string): string
  phone(number: string): string
  pass(ms: number): void
}

const said = (outcome: Outcome<string>): string => (outcome.ok ? outcome.value : outcome.refusal.code)
const MINUTE = 60_000

/** What every identity promises; each adapter's test calls this with its own. */
export const wechatIdentitySuite = (name: string, open: () => Promise<IdentityOnTrial>): void => {
  describe(`${name} keeps the promises of an identity`, () => {
    let on: IdentityOnTrial
    beforeEach(async () => {
      on = await open()
    })

    test.each(['', 'invented', 'demo-openid:', 'demo-phone:123', '../../', '手机号'])(
      'refuses the invented code %j',
      async (code) => {
        expect(said(await on.identity.openidOf(code))).toBe('WECHAT_CODE_INVALID')
        expect(said(await on.identity.phoneOf(code))).toBe('WECHAT_CODE_INVALID')
      }
    )

    test('refuses a code of the other kind', async () => {
      expect(said(await on.identity.openidOf(on.phone('13900001111')))).toBe('WECHAT_CODE_INVALID')
      expect(said(await on.identity.phoneOf(on.login('somebody')))).toBe('WECHAT_CODE_INVALID')
    })

    test('refuses a code that was used', async () => {
      const [login, phone] = [on.login('somebody'), on.phone('13900001111')]
      expect([said(await on.identity.openidOf(login)), said(await on.identity.phoneOf(phone))]).toEqual([
        'somebody',
        '13900001111'
      ])
      expect(said(await on.identity.openidOf(login))).toBe('WECHAT_CODE_INVALID')
      expect(said(await on.identity.phoneOf(phone))).toBe('WECHAT_CODE_INVALID')
    })

    test('of two who come at once with one code, one gets the answer', async () => {
      const code = on.login('somebody')
      const both = await Promise.all([on.identity.openidOf(code), on.identity.openidOf(code)])
      expect(both.map(said).sort()).toEqual(['WECHAT_CODE_INVALID', 'somebody'])
    })

    test('a code is good for five minutes and no longer', async () => {
      const [inTime, late, phone] = [on.login('early'), on.login('late'), on.phone('13900001111')]
      on.pass(5 * MINUTE - 1)
      expect(said(await on.identity.openidOf(inTime))).toBe('early')
      on.pass(1)
      expect(said(await on.identity.openidOf(late))).toBe('WECHAT_CODE_INVALID')
      expect(said(await on.identity.phoneOf(phone))).toBe('WECHAT_CODE_INVALID')
    })
  })
}
