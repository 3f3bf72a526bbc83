import fc from 'fast-check'
import { sql } from 'kysely'
import {
  type About,
  type Audience,
  abouts,
  audiences,
  type Channel,
  channels,
  type IssueState,
  issueStates,
  type Level,
  levels,
  moderations
} from '@/domain/issue/names'
import { isPrivate } from '@/domain/issue/offices'
import { isEnded } from '@/domain/issue/terms'
import { type Role, roles } from '@/domain/role/roles'
import { newId } from '../crypto/new-id'
import { issueScene } from '../testing/issue-scene'
import { inHand } from './desk-condition'
import { type IssueRow, issueOf } from './load-issue'
import { publicTo } from './public-condition'
import { sightOf } from './viewer'

const s = issueScene()
const keys = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[]

interface Made {
  channel: Channel
  about: About | null
  audience: Audience
  state: IssueState
  level: Level
  moderation: (typeof moderationKeys)[number]
  courtyard: number | null
  owned: Role | null
  sorted: Role | null
  asked: boolean
}
const moderationKeys = keys(moderations)
const offices: Role[] = [
  'courtyard_host',
  'group_leader',
  'committee_member',
  'party_secretary',
  'township_staff'
]
const anyMatter: fc.Arbitrary<Made> = fc.record({
  channel: fc.constantFrom(...keys(channels)),
  about: fc.constantFrom(null, null, ...keys(abouts)),
  audience: fc.constantFrom(...keys(audiences)),
  state: fc.constantFrom(...keys(issueStates)),
  level: fc.constantFrom(...keys(levels)),
  moderation: fc.constantFrom(...moderationKeys),
  courtyard: fc.constantFrom(null, 0, 1),
  owned: fc.constantFrom(null, null, ...offices),
  sorted: fc.constantFrom(null, ...offices),
  asked: fc.boolean()
})

const holderOf = (role: Role | null) =>
  role === null || role === 'visitor' ? null : s.world.A.holders[role].id

/** Several hundred matters of every kind, put straight into the table. */
const fill = async () => {
  const now = s.world.time()
  const rows = fc.sample(anyMatter, { numRuns: 600, seed: 7 }).map((m) => {
    const home = m.courtyard === null ? null : s.world.A.courtyards[m.courtyard]
    const moderation = isPrivate(m) ? 'private' : m.moderation === 'private' ? 'waiting' : m.moderation
    return {
      village_id: s.villageId(),
      id: newId(),
      ...{ channel: m.channel, about: m.about, audience: m.audience, state: m.state, level: m.level },
      moderation: moderation as IssueRow['moderation'],
      category: 'road',
      words: '路',
      raised_by: s.world.A.households[2].members[2]?.id ?? '',
      courtyard_id: home?.id ?? null,
      group_id: home?.groupId ?? s.world.A.groups[0]?.id ?? null,
      owner_id: holderOf(m.owned),
      owner_name: m.owned === null ? null : '某人',
      owner_role: m.owned,
      triaged_by: holderOf(m.sorted),
      reconsider_asked_at: m.asked ? now : null,
      due_at: isEnded(m.state) ? null : now,
      raised_at: now,
      updated_at: now
    }
  })
  await s.db.insertInto('issue').values(rows).execute()
}
beforeAll(fill)

const all = () =>
  s.db.selectFrom('issue').selectAll().where('village_id', '=', s.villageId()).orderBy('id').execute()

test.each(roles.filter((r) => r !== 'visitor'))(
  '%s: SQL chooses exactly what the rules let them see',
  async (role) => {
    const who = await s.world.callerFor(role, 'A')
    const village = {
      countyId: s.world.A.countyId,
      townshipId: s.world.A.townshipId,
      villageId: s.villageId()
    }
    const rows = await all()
    const listed = await s.db
      .selectFrom('issue as i')
      .select('i.id')
      .where('i.village_id', '=', s.villageId())
      .where(publicTo(who, village))
      .orderBy('i.id')
      .execute()
    const inOpen = rows.filter((row) => {
      const issue = issueOf(row, village)
      return issue.moderation === 'shown' && sightOf(who, issue) !== null
    })
    const ids = listed.map((r) => r.id)
    expect(ids.filter((id) => !inOpen.some((r) => r.id === id))).toEqual([])
    // What somebody raised or handles they read among their own or on their desk, wherever the public is.
    const elsewhere = ['own', 'handler']
    const missed = inOpen.filter((r) => !ids.includes(r.id)).map((r) => sightOf(who, issueOf(r, village))?.as)
    expect(missed.filter((as) => as === undefined || !elsewhere.includes(as))).toEqual([])

    const township = role === 'township_staff' || role === 'township_legal'
    const at = township ? { townshipId: village.townshipId } : { villageId: village.villageId }
    const { rows: desk } = await sql<{ id: string }>`
    select i.id from issue i where i.village_id = ${s.villageId()} and i.due_at is not null and ${inHand(who, at)}
    order by i.id`.execute(s.db)
    const mine = rows.filter(
      (row) => row.due_at !== null && sightOf(who, issueOf(row, village))?.as === 'handler'
    )
    expect(desk.map((r) => r.id)).toEqual(mine.map((r) => r.id))
  }
)
