import fc from 'fast-check'
import { abouts, audiences, channels, issueStates, levels } from '@/domain/issue/names'
import { isPrivate } from '@/domain/issue/offices'
import { isEnded } from '@/domain/issue/terms'
import { newId } from '../crypto/new-id'
import { selectRequests } from '../open311/select-requests'
import { issueScene } from '../testing/issue-scene'

// Whatever private matters there are, however many, of whatever kind, with the very words of a public one: nothing that
// the public reads, searches or counts changes by a byte.

const s = issueScene()
const keys = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[]
const words = '井边的路塌了，三轮车过不去'

const anyPrivate = fc
  .record({
    where: fc.constantFrom('A', 'B'),
    channel: fc.constantFrom(...keys(channels)),
    about: fc.constantFrom(null, ...keys(abouts)),
    audience: fc.constantFrom(...keys(audiences)),
    state: fc.constantFrom(...keys(issueStates)),
    level: fc.constantFrom(...keys(levels)),
    courtyard: fc.constantFrom(null, 0, 1)
  })
  .filter((m) => isPrivate(m))
type Made = typeof anyPrivate extends fc.Arbitrary<infer M> ? M : never

const hide = async (made: readonly Made[]) => {
  const now = s.world.time()
  const rows = made.map((m) => {
    const village = s.world[m.where]
    const home = m.courtyard === null ? null : village.courtyards[m.courtyard]
    return {
      ...{
        village_id: village.villageId,
        id: newId(),
        category: 'road',
        words,
        moderation: 'private' as const
      },
      ...{ channel: m.channel, about: m.about, audience: m.audience, state: m.state, level: m.level },
      raised_by: village.households[2].members[2]?.id ?? '',
      ...{ courtyard_id: home?.id ?? null, group_id: home?.groupId ?? village.groups[0]?.id ?? null },
      due_at: isEnded(m.state) ? null : now,
      ...{ raised_at: now, updated_at: now }
    }
  })
  await s.db.insertInto('issue').values(rows).execute()
}

/** All that one may come upon without an office over a matter: lists, searches, likes, sessions, counts, the interface. */
const publicSays = async () => {
  const villageId = s.villageId()
  const month = '2026-11'
  const asked = ['villager_rep', 'party_member', 'household_head', 'points_assessor'] as const
  const read = await Promise.all(
    asked.map(async (role) => {
      const v = await s.who(role)
      return [
        await v.issue.listPublic({ villageId }),
        await v.issue.listPublic({ villageId, courtyard: true }),
        await v.issue.search({ villageId, words: '路塌' }),
        await v.issue.search({ villageId, words: '三轮车' }),
        await v.issue.listSimilar({ villageId, category: 'road', words }),
        await v.issue.listSessions({ villageId })
      ]
    })
  )
  const counts = await Promise.all(
    (['A', 'B'] as const).map(async (where) => {
      const staff = await s.who('township_staff', where)
      const { townshipId } = s.world[where]
      const { lines, categories } = await staff.issue.readTownshipReport({ townshipId, month })
      return { lines, categories }
    })
  )
  const observer = await s.who('county_observer')
  const { lines, categories } = await observer.issue.readCountyReport({ countyId: s.world.A.countyId, month })
  const outside = await selectRequests(s.db, villageId, {})
  return JSON.stringify([read, counts, lines, categories, outside])
}

test('no list, search, count or interface tells by a byte that private matters are there, nor how many', async () => {
  await s.shown({ words })
  await s.shown({ words, audience: 'courtyard' })
  const before = await publicSays()
  expect(before).toContain(words)
  await fc.assert(
    fc.asyncProperty(fc.array(anyPrivate, { minLength: 1, maxLength: 12 }), async (made) => {
      await hide(made)
      expect(await publicSays()).toBe(before)
    }),
    { numRuns: 15, endOnFailure: true }
  )
  const { n } = await s.db
    .selectFrom('issue')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('moderation', '=', 'private')
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBeGreaterThan(15)
})
