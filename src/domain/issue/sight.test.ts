import fc from 'fast-check'
import type { Grant } from '../role/may'
import { type Role, roles } from '../role/roles'
import { at, base, clerk, grant, place } from './issue-testing'
import type { Issue } from './matter'
import { abouts, audiences, channels, type IssueState, issueStates, levels, moderations } from './names'
import { isPrivate } from './offices'
import { isPublic, seesIssue, type Viewer } from './sight'

const viewer = (role: Role, over: Partial<Grant> = {}, holderIds = [`holder-of-${role}`]): Viewer => ({
  actor: { accountId: 'a', grants: [grant(role, over)], on: '2026-11-22' },
  holderIds
})
const visitor: Viewer = { actor: { accountId: null, grants: [], on: '2026-11-22' }, holderIds: [] }
const sees = (v: Viewer, over: Partial<Issue> = {}) => seesIssue(v, { ...base, ...over })
const closed = { audience: 'handlers', moderation: 'private' } as const
const secretary = { ...closed, channel: 'secretary', level: 'village' } as const
const mediation = { ...closed, channel: 'mediation', level: 'village' } as const
const cadre = { ...closed, about: 'cadre', level: 'township' } as const

const who = (over: Partial<Issue>): Role[] =>
  roles.filter((r) => r !== 'visitor' && sees(viewer(r), over) !== null)

describe('a private matter is seen', () => {
  test('书记听我说: by its raiser and the secretary; the township once it is passed up', () => {
    expect(who(secretary)).toEqual(['party_secretary'])
    expect(who({ ...secretary, level: 'township', state: 'ESCALATED' })).toEqual(['township_staff'])
    expect(sees(viewer('villager', {}, ['raiser']), secretary)).toMatchObject({ as: 'own', name: 'full' })
  })
  test('评理说事: by both sides and by whoever took it up', () => {
    expect(who(mediation)).toEqual(['committee_member'])
    expect(who({ ...mediation, state: 'TRIAGED', triagedBy: 'someone-else' })).toEqual([])
    expect(who({ ...mediation, state: 'TRIAGED', triagedBy: 'holder-of-committee_member' })).toEqual([
      'committee_member'
    ])
    const running = at('MEDIATION')
    expect(seesIssue(viewer('committee_member'), running)).toBeNull()
    expect(seesIssue(viewer('committee_member', {}, [clerk.id]), running)).toMatchObject({
      as: 'handler',
      recorded: true
    })
    expect(seesIssue(viewer('villager', {}, ['other']), running)).toMatchObject({
      as: 'party',
      recorded: true
    })
  })
  test('by the other side only once the raiser has agreed to a mediation', () => {
    const named = {
      ...base,
      otherParty: { memberId: 'other', name: '向国富' },
      moderation: 'waiting'
    } as const
    const other = viewer('villager', {}, ['other'])
    for (const raiserConsents of [null, false]) {
      expect(seesIssue(other, { ...named, raiserConsents })).toBeNull()
    }
    expect(seesIssue(other, { ...named, raiserConsents: true })).toMatchObject({ as: 'party' })
  })
  test('by an owner as long as they hold the office they were given it under', () => {
    const given = { ...closed, level: 'village', state: 'IN_PROGRESS', owner: clerk } as const
    expect(sees(viewer('committee_member', {}, [clerk.id]), given)).toMatchObject({ as: 'handler' })
    expect(sees(viewer('committee_member', { to: '2026-11-21' }, [clerk.id]), given)).toBeNull()
    expect(sees(viewer('villager', {}, [clerk.id]), given)).toBeNull()
  })
  test('about a cadre: by the supervision committee and the township, nobody else of the village', () => {
    expect(who(cadre)).toEqual(['supervision_member', 'township_staff'])
    expect(who({ ...cadre, about: 'supervisor' })).toEqual(['township_staff'])
  })
  test('for handlers only: by those of its level, and not those below', () => {
    expect(who(closed)).toEqual(['courtyard_host', 'group_leader', 'committee_member'])
    expect(who({ ...closed, level: 'township' })).toEqual(['township_staff'])
  })
  test('a refusal of the secretary, by the township once the raiser asked', () => {
    const declined = { ...secretary, state: 'DECLINED' as const }
    expect(who(declined)).toEqual(['party_secretary'])
    expect(who({ ...declined, reconsiderAskedAt: new Date(0) })).toEqual(['township_staff'])
  })
})

describe('a name is seen', () => {
  test('by whoever handles the matter while it is open, masked by others if the raiser chose so', () => {
    const open = { state: 'IN_PROGRESS', level: 'village' } as const
    expect(sees(viewer('committee_member'), open)).toMatchObject({ as: 'handler', name: 'full' })
    expect(sees(viewer('committee_member'), { ...open, state: 'CLOSED' })).toMatchObject({ name: 'none' })
    expect(sees(viewer('courtyard_host'), open)).toMatchObject({ as: 'office', name: 'none' })
    expect(sees(viewer('villager'), open)).toMatchObject({ as: 'public', name: 'none', originals: false })
    expect(sees(viewer('villager'), { ...open, showName: true })).toMatchObject({ name: 'masked' })
    expect(sees(viewer('township_staff'), { ...open, moderation: 'waiting' })).toMatchObject({
      as: 'moderator',
      name: 'none'
    })
  })
})

describe('what is meant for the courtyard', () => {
  test("is seen in the courtyard and by the village's offices, not by the rest of the village", () => {
    const own = { audience: 'courtyard' } as const
    expect(sees(viewer('villager'), own)).not.toBeNull()
    expect(sees(viewer('villager', { courtyardId: 'y9' }), own)).toBeNull()
    expect(
      sees(viewer('villager', { courtyardId: null }), { ...own, place: { ...place, courtyardId: null } })
    ).toBeNull()
    expect(sees(viewer('party_secretary', { courtyardId: 'y9' }), own)).toMatchObject({ as: 'office' })
  })
})

test('what waits or was hidden is not public', () => {
  for (const moderation of ['waiting', 'hidden', 'appealed'] as const) {
    expect([moderation, sees(viewer('villager'), { moderation })]).toEqual([moderation, null])
  }
  expect(sees(visitor)).toBeNull()
})

const anyIssue = fc.record({
  channel: fc.constantFrom(...(Object.keys(channels) as (keyof typeof channels)[])),
  about: fc.constantFrom(null, ...(Object.keys(abouts) as (keyof typeof abouts)[])),
  audience: fc.constantFrom(...(Object.keys(audiences) as (keyof typeof audiences)[])),
  moderation: fc.constantFrom(...(Object.keys(moderations) as (keyof typeof moderations)[])),
  state: fc.constantFrom(...(Object.keys(issueStates) as IssueState[])),
  level: fc.constantFrom(...(Object.keys(levels) as (keyof typeof levels)[])),
  showName: fc.boolean()
})
const ordinary = fc
  .subarray<Role>(
    [
      'villager',
      'household_head',
      'villager_rep',
      'party_member',
      'points_assessor',
      'county_observer',
      'sys_admin'
    ],
    { minLength: 1 }
  )
  .map((held) => ({
    actor: { accountId: 'a', grants: held.map((r) => grant(r)), on: '2026-11-22' },
    holderIds: ['somebody']
  }))

test('nobody without an office sees a private matter, whatever its state, level or moderation say', () => {
  fc.assert(
    fc.property(anyIssue, ordinary, (over, v) => {
      const issue = { ...base, ...over }
      const sight = seesIssue(v, issue)
      if (isPrivate(issue)) return sight === null && !isPublic(issue)
      return sight === null || (sight.as === 'public' && sight.name !== 'full' && !sight.originals)
    })
  )
})

test('no list and no count of the public differs by a private matter', () => {
  fc.assert(
    fc.property(fc.array(anyIssue), fc.array(anyIssue), ordinary, (some, more, v) => {
      const list = (all: typeof some) =>
        all.map((over) => ({ ...base, ...over })).filter((i) => seesIssue(v, i) !== null).length
      const secret = more.filter((over) => isPrivate({ ...base, ...over }))
      return list([...some, ...secret]) === list(some)
    })
  )
})

test('no office of another village sees anything at all', () => {
  const elsewhere = { countyId: 'c2', townshipId: 't2', groupId: 'g2', courtyardId: 'y2' }
  fc.assert(
    fc.property(anyIssue, fc.constantFrom(...roles), (over, role) => {
      const village = role === 'township_staff' || role === 'township_legal' ? null : 'v2'
      return seesIssue(viewer(role, { ...elsewhere, villageId: village }), { ...base, ...over }) === null
    })
  )
})
