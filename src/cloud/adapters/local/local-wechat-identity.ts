import type { WechatIdentity } from '@/cloud/ports/wechat-identity'
import { accept, type Outcome } from '@/domain/refusal/refusal'
import { wechatRefusals } from '@/domain/session/session'

const CODE_MS = 5 * 60 * 1000

/** What a code says: `demo-openid:<x>`, `demo-phone:<11 digits>`, each with `@<milliseconds>` of its issue, or without. */
const patterns = {
  openid: /^demo-openid:([^@]{1,80})(?:@(\d{13}))?$/,
  phone: /^demo-phone:(1\d{10})(?:@(\d{13}))?$/
}

/**
 * Stands in for WeChat where there is none. Whoever writes a code chooses who they are, so it serves the demo county
 * and tests, never real people. A code is good once, for five minutes from its issue; one that does not say when it
 * was issued is good again five minutes after its use. What was used is remembered by this process alone.
 */
export const localWechatIdentity = (options: { clock: () => Date }): WechatIdentity => {
  const usedUntil = new Map<string, number>()

  const redeem = (pattern: RegExp, code: string): Outcome<string> => {
    const now = options.clock().getTime()
    for (const [old, until] of usedUntil) if (until <= now) usedUntil.delete(old)
    const [, said, issued] = pattern.exec(code) ?? []
    const tooOld = issued !== undefined && now - Number(issued) >= CODE_MS
    if (said === undefined || tooOld || usedUntil.has(code))
      return { ok: false, refusal: wechatRefusals.codeInvalid }
    usedUntil.set(code, now + CODE_MS)
    return accept(said)
  }

  return {
    openidOf: async ({ code }) => redeem(patterns.openid, code ?? ''),
    phoneOf: async (code) => redeem(patterns.phone, code)
  }
}
