import fc from 'fast-check'
import type { AgreementVersion } from './agreement/version'
import { agreements, currentAgreement } from './agreement/versions'
import { mustAgree, newestOf } from './consent'

const text = (version: number, material: boolean): AgreementVersion => ({
  version,
  from: '2026-11-22',
  material,
  news: '',
  sections: []
})
const three = [text(1, true), text(2, false), text(3, true)]

describe('has to agree', () => {
  test('who never did; the made-up people of a demo are not asked', () => {
    expect(mustAgree('wechat', null, three)).toBe(true)
    expect(mustAgree('demo', null, three)).toBe(false)
  })
  test('who withdrew, whatever the version, also in a demo', () => {
    for (const provider of ['wechat', 'demo'] as const)
      expect(mustAgree(provider, { kind: 'withdrawn', version: 3 }, three)).toBe(true)
  })
  test('who agreed to a text that has materially changed since', () => {
    expect(mustAgree('wechat', { kind: 'agreed', version: 2 }, three)).toBe(true)
    expect(mustAgree('demo', { kind: 'agreed', version: 1 }, three)).toBe(true)
  })
})

test('who agreed to the last material version is not asked for a slip of the pen', () => {
  expect(mustAgree('wechat', { kind: 'agreed', version: 3 }, three)).toBe(false)
  expect(mustAgree('wechat', { kind: 'agreed', version: 1 }, three.slice(0, 2))).toBe(false)
})

test('agreeing to the newest always settles it', () => {
  const texts = fc
    .array(fc.boolean(), { minLength: 1, maxLength: 8 })
    .map((list) => list.map((material, i) => text(i + 1, i === 0 || material)))
  fc.assert(
    fc.property(texts, (versions) => {
      const { newest } = newestOf(versions)
      return !mustAgree('wechat', { kind: 'agreed', version: newest.version }, versions)
    })
  )
})

describe('the published versions', () => {
  test('are numbered without gaps, in the order of their days, the first is material', () => {
    expect(agreements.map((a) => a.version)).toEqual(agreements.map((_, i) => i + 1))
    const days = agreements.map((a) => a.from)
    expect([...days].sort()).toEqual(days)
    expect(agreements[0].material).toBe(true)
    expect(currentAgreement).toBe(agreements.at(-1))
  })
  test('say what the law asks for, in short sentences', () => {
    const headings = currentAgreement.sections.map((s) => s.heading).join('|')
    for (const asked of ['留下什么', '从来不要', '谁看得到', '留多久', '您的权利', '孩子'])
      expect(headings).toContain(asked)
    const long = currentAgreement.sections.flatMap((s) => s.lines).filter((l) => Array.from(l).length > 110)
    expect(long).toEqual([])
  })
})
