import fc from 'fast-check'
import type { RosterLine } from './roster-workbook'
import { RosterScene } from './testing'

let s: RosterScene
beforeAll(async () => {
  s = await RosterScene.begin()
})
afterAll(() => s.end())

/** A village of up to five households drawn from few names, so that people leave, return, move and share names. */
const anyFile = fc
  .uniqueArray(
    fc.record({
      householdNo: fc.constantFrom('01001', '01002', '02003', '1', '2', 'A7'),
      group: fc.constantFrom('1组', '2组', '第三组', '桂花组'),
      courtyard: fc.constantFrom('', '桂花院子', '大屋院子'),
      people: fc.uniqueArray(
        fc.record({
          name: fc.constantFrom('向国富', '田桂英', '谭本善', '黄𡐓生', '冉启才', '李大翠'),
          birth: fc.constantFrom('1959-03', '1961-07', '1970-01', '1992-08'),
          phone: fc.constantFrom('', '无', '13872001234', '13872005678', '****7777'),
          representative: fc.constantFrom('是', '否'),
          residence: fc.constantFrom('常住', '外出')
        }),
        { minLength: 1, maxLength: 4, selector: (p) => `${p.name} ${p.birth}` }
      )
    }),
    { minLength: 1, maxLength: 5, selector: (h) => h.householdNo.replace(/^0+/, '') }
  )
  .map((households) =>
    households.flatMap(({ people, ...at }) =>
      people.map(
        (p, i): RosterLine => ({
          ...at,
          ...p,
          head: people[0]?.name ?? '',
          relation: i === 0 ? '户主' : '其他',
          sex: '',
          party: '否'
        })
      )
    )
  )

test('whatever file follows whatever file: it is applied as a whole, once, and the export says the same', async () => {
  const { db } = s.base
  const villageId = s.world.A.villageId
  await fc.assert(
    fc.asyncProperty(anyFile, async (lines) => {
      await s.apply(lines, { confirmEnding: true })
      expect((await s.apply(lines)).importId).toBeNull()
      const present = await db
        .selectFrom('member as m')
        .innerJoin('household as h', (on) =>
          on.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
        )
        .select(['m.name', 'm.birth_month', 'h.no', 'm.relation'])
        .where('m.village_id', '=', villageId)
        .where('m.ended_on', 'is', null)
        .where('h.ended_on', 'is', null)
        .execute()
      const said = lines.map((l) => `${l.householdNo} ${l.name} ${l.birth} ${l.relation === '户主'}`)
      expect(
        present.map((p) => `${p.no} ${p.name} ${p.birth_month} ${p.relation === 'head'}`).sort()
      ).toEqual(said.sort())
    }),
    { numRuns: 25 }
  )
  const households = await db
    .selectFrom('household')
    .select('no')
    .where('village_id', '=', villageId)
    .execute()
  // A number that was lent to its own id for a moment is given back, also where the household has ended.
  expect(households.filter((h) => h.no.length > 20)).toEqual([])
  const grants = await db
    .selectFrom('role_grant as g')
    .innerJoin('member as m', (on) =>
      on.onRef('m.village_id', '=', 'g.place_id').onRef('m.id', '=', 'g.holder_id')
    )
    .select(['g.id'])
    .where('g.source', '=', 'roster')
    .where('m.ended_on', 'is not', null)
    .where('g.to_day', '>', '2026-11-22')
    .execute()
  expect(grants).toEqual([])
}, 300_000)
