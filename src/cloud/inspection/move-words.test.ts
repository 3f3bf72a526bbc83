import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { as } from '../testing/caller'
import { press, roundScene } from './course-testing'

const s = roundScene()

test('after a merger a helped household is helped, and a “no” at the door is a no', async () => {
  const { A } = s.base.world
  await s.helped(true, s.household(2))
  await s.say('enter', true)
  await s.say('enter', false)
  await s.say('red_list', true)
  const neighbour = newId()
  await sql`insert into place (id, level, parent_id, county_id, township_id, began_on)
    values (${neighbour}, 'village', ${A.townshipId}, ${A.countyId}, ${A.townshipId}, '2000-01-01')`.execute(
    s.db
  )
  await sql`insert into place_name (place_id, valid_from, name, code)
    values (${neighbour}, '2000-01-01', '石桥村', '422802205230')`.execute(s.db)
  const { villageId } = await (await s.who('sys_admin')).place.merge({
    ...{ ...press(), townshipId: A.townshipId, from: [A.villageId, neighbour] },
    ...{ name: '繁桥村', code: '422802205299', on: '2026-11-20' }
  })
  const villager = await as(s.base.world.callerAs({ placeId: villageId, id: A.holders.villager.id }))
  const own = await villager.round.readOwn({ villageId, householdId: s.household(0) })
  expect([own.enter, own.redList, own.helped]).toEqual([false, false, false])
  const { rows } = await sql<{ household_id: string; kind: string; value: boolean }>`
    select household_id, kind, value from inspection_word where village_id = ${villageId} order by kind`.execute(
    s.db
  )
  expect(rows).toEqual([
    { household_id: s.household(0), kind: 'enter', value: false },
    { household_id: s.household(2), kind: 'helped', value: true }
  ])
})
