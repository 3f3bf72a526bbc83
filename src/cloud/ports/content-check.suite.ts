import { contentLabels } from '@/domain/issue/content-check'
import type { ContentCheck } from './content-check'

export interface CheckOnTrial {
  readonly check: ContentCheck
  /** Somebody whose words and photos this checker can check. */
  readonly who: { readonly openid: string } | null
}

/** What every check of words promises; each adapter's test calls this with its own. */
export const contentCheckSuite = (name: string, open: () => Promise<CheckOnTrial>): void => {
  describe(`${name} keeps the promises of a check of words`, () => {
    let on: CheckOnTrial
    beforeEach(async () => {
      on = await open()
    })
    const ask = async (words: string) => {
      const answer = await on.check.checkWords(words, on.who)
      if (answer.kind !== 'checked') throw new Error('not checked')
      return answer
    }

    test.each(['', '  \n', '水井边的路塌了一截，三轮车过不去', '村干部办事太慢，大家都不满意'])(
      'finds nothing in %j: that it is negative is no finding',
      async (words) => {
        expect(await ask(words)).toEqual({ kind: 'checked', suggestion: 'pass', findings: [] })
      }
    )

    test('marks an insult at its place, behind signs of two units too', async () => {
      const words = '𡐓上那个王八蛋又把路挖断了'
      const { suggestion, findings } = await ask(words)
      expect(suggestion).not.toBe('pass')
      expect(findings.map((f) => [f.label, words.slice(f.start ?? 0, f.end ?? 0)])).toEqual([
        ['insult', '王八蛋']
      ])
    })

    test('marks an advertisement, and everything it finds has a Chinese name', async () => {
      const { findings } = await ask('低息贷款，要的加微信')
      expect(findings.length).toBeGreaterThan(0)
      for (const f of findings) expect(contentLabels[f.label]).toMatch(/^[一-龥]+$/)
      expect(new Set(findings.map((f) => f.label))).toEqual(new Set(['advert']))
    })

    test('checks words of any length to their end', async () => {
      const words = `${'路'.repeat(2495)}${'𡐓'.repeat(3)}王八蛋${'灯'.repeat(7500)}王八蛋`
      const { findings } = await ask(words)
      expect(findings.map((f) => f.start)).toEqual([2501, words.length - 3])
    })

    test.each(['photo', 'sound'] as const)(
      'of a %s it says something, and never that it is harmless unseen',
      async (kind) => {
        const url = 'https://xiaoyuan.example/files/a/b?sig=c'
        const answer = await on.check.checkMedia({ kind, url }, on.who)
        expect(answer.kind).toBe('undecided')
        // Asked twice it answers twice: two verdicts must not come under one word.
        const again = await on.check.checkMedia({ kind, url }, on.who)
        if (answer.kind === 'undecided' && again.kind === 'undecided' && answer.trace !== null) {
          expect(answer.trace).not.toBe('')
          expect(again.trace).not.toBe(answer.trace)
        }
      }
    )

    test('what nobody can fetch is never called harmless', async () => {
      const answer = await on.check.checkMedia({ kind: 'photo', url: null }, on.who)
      expect(['undecided', 'unavailable']).toContain(answer.kind)
    })
  })
}
