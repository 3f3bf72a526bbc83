import fc from 'fast-check'
import { meetingKindIds } from '../meeting/kinds'
import { cite, organic } from './articles'
import { citeOrganic, findPack, packById, packFamilies, packFor, type RulePack, rulePacks } from './rule-pack'

const village = '422801001201'
const found = (named: string | null, on: string) => {
  const outcome = findPack(named, on)
  return outcome.ok ? outcome.value.id : outcome.refusal.code
}

describe('refuses', () => {
  test('a pack that nobody wrote, also one named like a part of the language', () => {
    for (const name of ['hubei', '', 'national-2030', 'toString', '__proto__', '+party-two-thirds']) {
      expect([name, found(name, '2026-03-01')]).toEqual([name, 'RULE_PACK_UNKNOWN'])
    }
  })
  test('a day before the rules, to the day', () => {
    expect(found(null, '2018-12-28')).toBe('RULE_PACK_NOT_YET')
    expect(found(null, '2018-12-29')).toBe('national-2018')
    expect(found('zhejiang-2026', '2025-12-31')).toBe('RULE_PACK_NOT_YET')
  })
})

test('the law of 2025 begins on New Year’s Day of 2026', () => {
  const at = (on: string) => packFor({ code12: village, on }).id
  expect([at('2025-12-31'), at('2026-01-01')]).toEqual(['national-2018', 'national-2026'])
})

test('a place has the pack of its province, unless the county chose another', () => {
  const of = (code12: string) => packFor({ code12, on: '2026-06-01' }).family
  expect(['330225103201', '370102001201', '310112001201', '500101001201', village].map(of)).toEqual([
    'zhejiang',
    'shandong',
    'shanghai',
    'chongqing',
    'national'
  ])
  expect(packFor({ code12: village, chosen: 'shandong', on: '2026-06-01' }).id).toBe('shandong-2026')
  expect(packFor({ code12: village, chosen: 'chongqing', on: '2025-06-01' }).id).toBe('chongqing-2018')
})

test('a decision keeps its pack after the pack’s last day', () => {
  expect(found('national-2018', '2026-03-01')).toBe('national-2018')
  expect(found('shanghai', '2025-03-01')).toBe('shanghai-2018')
})

test('an id leads back to its pack, the county’s two thirds included', () => {
  expect(rulePacks.map((p) => packById(p.id))).toEqual(rulePacks)
  const chosen = packFor({ code12: village, partyTwoThirds: true, on: '2026-06-01' })
  expect(chosen.id).toBe('national-2026+party-two-thirds')
  expect(packById(chosen.id)).toEqual(chosen)
  expect(found('zhejiang+party-two-thirds', '2026-06-01')).toBe('zhejiang-2026+party-two-thirds')
  expect(packById('constructor')).toBeUndefined()
})

test('of every family exactly one pack is valid on a day', () => {
  const day = fc
    .date({ min: new Date('2018-12-29'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))
  const family = fc.constantFrom(...(Object.keys(packFamilies) as (keyof typeof packFamilies)[]))
  fc.assert(
    fc.property(family, day, (f, on) => {
      const valid = rulePacks.filter((p) => p.family === f && p.from <= on && (p.to === null || on <= p.to))
      expect(valid.map((p) => p.id)).toEqual([packFor({ code12: village, chosen: f, on }).id])
    })
  )
})

describe('local numbers', () => {
  const days = (pick: (p: RulePack) => number | undefined) =>
    rulePacks.filter((p) => p.from === '2026-01-01').map((p) => [p.family, pick(p)])
  test('notice of a representatives’ meeting', () => {
    expect(days((p) => p.meetings.rep_meeting.noticeDays?.value)).toEqual([
      ['national', 5],
      ['zhejiang', 3],
      ['shandong', 5],
      ['shanghai', 10],
      ['chongqing', 3]
    ])
  })
  test('no local pack posts for less than the law’s fifteen days', () => {
    expect(days((p) => p.postingDays.value).every(([, n]) => n === 15)).toBe(true)
    expect(packById('chongqing-2026')?.postingDays.basis).toBe('law')
    expect(packById('chongqing-2018')?.postingDays).toMatchObject({ value: 10, basis: 'local' })
  })
  test('only 山东 counts the women, only 浙江 the households, only 重庆 the days to a demanded meeting', () => {
    const now = rulePacks.filter((p) => p.to === null)
    const those = (has: (p: RulePack) => boolean) => now.filter(has).map((p) => p.family)
    expect(those((p) => p.meetings.rep_meeting.women !== null)).toEqual(['shandong'])
    expect(those((p) => p.oneRepPerHousehold.value)).toEqual(['zhejiang'])
    expect(those((p) => p.callWithinDays !== null)).toEqual(['chongqing'])
    expect(packById('chongqing-2026')?.replyDays).toMatchObject({ value: 3, basis: 'local' })
  })
})

describe('articles', () => {
  test('are cited by the number they had', () => {
    expect(cite({ law: 'organic2025', number: 26 })).toBe(
      '村民委员会组织法（2025年修正，2026-01-01起施行）第26条'
    )
    const before = packById('national-2018')
    const now = packById('national-2026')
    if (!before || !now) throw new Error('packs')
    expect(citeOrganic(before, 26)).toBe('村民委员会组织法（2018年修正，2018-12-29起施行）第22条')
    expect(citeOrganic(now, 35)).toMatch(/第35条$/)
    expect(citeOrganic(before, 33)).toBe('村民委员会组织法（2018年修正，2018-12-29起施行）')
  })
  test('map as the table of the renumbering says', () => {
    const old = [21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36]
    const now = [25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37, 38, 39, 40, 41]
    expect(now.map((n) => organic('organic2018', n)?.number)).toEqual(old)
  })
  test('stand beside every threshold, and no national quorum is a guess', () => {
    for (const pack of rulePacks) {
      for (const kind of meetingKindIds) {
        const pairs = Object.values(pack.meetings[kind].pairs)
        expect(pairs.length).toBeGreaterThan(0)
        for (const { pass } of pairs) {
          expect(cite(pass.article)).not.toBe('')
          expect(pass.basis === 'proposed').toBe(kind === 'two_committees')
        }
      }
    }
  })
})
