import { sql } from 'kysely'
import { newId } from '../crypto/new-id'
import { as, outcome } from '../testing/caller'
import { issueScene, press } from '../testing/issue-scene'

const s = issueScene()
beforeEach(() => void s.at('11-23 10:00'))

/** A's village becomes part of a new one, with an empty neighbour. */
const merge = async (): Promise<string> => {
  const { A } = s.world
  const neighbour = newId()
  await sql`insert into place (id, level, parent_id, county_id, township_id, began_on)
    values (${neighbour}, 'village', ${A.townshipId}, ${A.countyId}, ${A.townshipId}, '2000-01-01')`.execute(
    s.db
  )
  await sql`insert into place_name (place_id, valid_from, name, code)
    values (${neighbour}, '2000-01-01', '石桥村', '422802205230')`.execute(s.db)
  const admin = await s.who('sys_admin')
  const { villageId } = await admin.place.merge({
    ...press(),
    townshipId: A.townshipId,
    from: [A.villageId, neighbour],
    name: '新繁荣村',
    code: '422802205299',
    on: '2026-11-23'
  })
  return villageId
}

test('what was open before a merger stays on every desk and list, and can be followed by the new neighbours', async () => {
  const [open, waiting] = [await s.shown(), await s.raise({ words: '桥栏杆掉了，怕小孩摔下去' })]
  const before = s.villageId()
  const villageId = await merge()
  s.at('11-24 10:00')
  const ids = (list: readonly { issueId: string }[]) => list.map((i) => i.issueId)

  const moved = (role: 'courtyard_host' | 'villager') =>
    as(s.world.callerAs({ placeId: villageId, id: s.holder(role) }))
  const host = await moved('courtyard_host')
  expect(ids(await host.issue.listDesk({ villageId }))).toEqual(expect.arrayContaining([open, waiting]))
  const villager = await moved('villager')
  expect(ids(await villager.issue.listOwn({ villageId }))).toEqual(expect.arrayContaining([open, waiting]))
  expect(ids(await villager.issue.listPublic({ villageId }))).toContain(open)
  expect(ids(await villager.issue.search({ villageId, words: '塌了' }))).toContain(open)

  const staff = await s.who('township_staff')
  const { townshipId } = s.world.A
  const queue = await staff.issue.listWaiting({ townshipId })
  expect(queue.find((i) => i.issueId === waiting)?.villageName).toBe('莫𡐓村')
  expect(ids(await staff.issue.listTownship({ townshipId }))).toEqual(expect.arrayContaining([open, waiting]))
  const report = await staff.issue.readTownshipReport({ townshipId, month: '2026-11' })
  expect(report.lines.map((l) => l.name)).toContain('莫𡐓村')

  // Somebody of the other village, who never stood on the old roster.
  const id = newId()
  await sql`insert into member (village_id, id, household_id, name, relation, joined_on)
    select ${villageId}, ${id}, household_id, '新邻居', 'child', '2026-11-23' from member
    where village_id = ${villageId} limit 1`.execute(s.db)
  const neighbour = await as(s.world.callerAs({ placeId: villageId, id }))
  const join = { ...press(), villageId: before, issueId: open }
  expect(await outcome(neighbour.issue.join(join))).toBe('ok')
  await host.issue.act({ ...press(), villageId: before, issueId: open, action: 'triage' })
  const heard = await s.db.selectFrom('outbox').selectAll().where('kind', '=', 'issue_followed').execute()
  expect(heard.map((m) => [m.place_id, m.holder_id, m.payload.villageId])).toEqual([[villageId, id, before]])
  expect(ids(await neighbour.issue.listFollowed({ villageId }))).toEqual([open])
})
