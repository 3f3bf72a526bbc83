import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'
import { courseOf, roadPlan, tally } from './course-testing'

const scene = worldScene()
const course = courseOf(scene)
const villageId = () => scene.world.A.villageId
const refused = (call: Promise<unknown>) => outcome(call)
const rowsOf = (decisionId: string) =>
  scene.db
    .selectFrom('decision_event')
    .selectAll()
    .where('village_id', '=', villageId())
    .where('decision_id', '=', decisionId)
    .orderBy('seq')
    .execute()

beforeEach(() => scene.world.time(scene.now))

describe('bringing a matter in', () => {
  test('refuses a false origin, personal data, a petition without numbers and an unknown resolution', async () => {
    expect(await refused(course.propose('villager', { source: { kind: 'township', petition: null } }))).toBe(
      'DECISION_SOURCE_NOT_YOURS'
    )
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition: null } }))).toBe(
      'DECISION_PETITION_MISSING'
    )
    const petition = { signers: 'villagers', count: 12, base: 11, asksFor: 'villagers_meeting' } as const
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition } }))).toBe(
      'DECISION_PETITION_NUMBERS'
    )
    // A whole that leaves people out would make a handful a tenth.
    const few = { ...petition, count: 1, base: 5 }
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition: few } }))).toBe(
      'DECISION_PETITION_NUMBERS'
    )
    const reps = { ...few, signers: 'reps', base: 0, count: 0 } as const
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition: reps } }))).toBe(
      'DECISION_PETITION_NUMBERS'
    )
    const content = { ...roadPlan, summary: '修路，有事打电话13812345678找老向。' }
    expect(await refused(course.propose('villager', { content }))).toBe('PERSONAL_DATA')
    expect(await refused(course.propose('villager', { supersedes: newId() }))).toBe('SUPERSEDES_UNKNOWN')
    expect(await refused(course.propose('villager', { authorises: ['public_works'] }))).toBe(
      'AUTHORISATION_EMPTY'
    )
  })

  test('a petition is taken with all who are on the roster behind it', async () => {
    const petition = { signers: 'villagers', count: 2, base: 50, asksFor: 'villagers_meeting' } as const
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition } }))).toBe('ok')
    const reps = { signers: 'reps', count: 1, base: 1, asksFor: 'rep_meeting' } as const
    expect(await refused(course.propose('villager', { source: { kind: 'petition', petition: reps } }))).toBe(
      'ok'
    )
  })

  test('numbers it in the register, keeps its pack, and writes who brought it in', async () => {
    const [one, two] = await Promise.all([course.propose('villager'), course.propose('party_secretary')])
    const rows = await scene.db
      .selectFrom('decision')
      .selectAll()
      .where('village_id', '=', villageId())
      .where('id', 'in', [one.decisionId, two.decisionId])
      .orderBy('no')
      .execute()
    expect(rows.map((r) => [r.no, r.pack_id, r.version_no, r.published])).toEqual([
      ['2026-05', 'national-2026', 1, false],
      ['2026-06', 'national-2026', 1, false]
    ])
    const [line] = await rowsOf(one.decisionId)
    expect(line).toMatchObject({
      seq: 1,
      action: 'suggest_topic',
      actor_id: scene.world.A.holders.villager.id
    })
  })

  test("a county's choice of pack and of the township's opinion holds for its villages", async () => {
    await scene.db
      .insertInto('county_choice')
      .values({ place_id: scene.world.A.countyId, pack_family: 'zhejiang', town_check: 'off' })
      .execute()
    const { decisionId } = await course.propose('villager')
    await scene.db.deleteFrom('county_choice').execute()
    const row = await scene.db
      .selectFrom('decision')
      .select('pack_id')
      .where('id', '=', decisionId)
      .executeTakeFirstOrThrow()
    expect(row.pack_id).toBe('zhejiang-2026')
  })
})

describe('one action at a time', () => {
  test('refuses whoever it is not for, an old record, and a matter of another village', async () => {
    const { decisionId } = await course.propose('villager')
    expect(await refused(course.act(decisionId, 'villager', { action: 'propose_topic' }))).toBe(
      'DECISION_NOT_YOURS'
    )
    expect(await refused(course.act(decisionId, 'township_legal', { action: 'pass_review' }))).toBe(
      'DECISION_NOT_NOW'
    )
    expect(await refused(course.act(decisionId, 'committee_member', { action: 'withdraw_topic' }))).toBe(
      'DECISION_NOT_PROPOSER'
    )
    expect(
      await refused(
        course.act(scene.life.draftDecisionId, 'party_secretary', { action: 'pass_deliberation' })
      )
    ).toBe('DECISION_NOT_IN_COURSE')
    expect(await refused(course.act(newId(), 'party_secretary', { action: 'propose_topic' }))).toBe(
      'NOT_FOUND'
    )
    expect(await refused(course.act(decisionId, 'villager', { action: 'withdraw_topic' }))).toBe('ok')
  })

  test('refuses what a machine marks in a villager’s own words, which the village would read at once', async () => {
    const { decisionId } = await course.propose('villager')
    const withdraw = (reason: string) =>
      refused(course.act(decisionId, 'villager', { action: 'withdraw_topic', reason }))
    expect(await withdraw('跟那个王八蛋说不通')).toBe('CONTENT_MARKED')
    expect(await withdraw('另有安排')).toBe('ok')
  })

  test('refuses a meeting without a lawful convener, another number than the roster, and a used paper', async () => {
    const decisionId = await course.reach('S3_PARTY_REVIEW')
    const meeting = await course.meeting('party_secretary', 'party_members', [2, 2, 2])
    const review = (over: Partial<typeof meeting>) =>
      refused(
        course.act(decisionId, 'party_secretary', { action: 'pass_review', meeting: { ...meeting, ...over } })
      )
    expect(await review({ convenerId: scene.world.A.holders.villager.id })).toBe('MEETING_CONVENER')
    expect(await review({ facts: { ...meeting.facts, eligible: 3 } })).toBe('MEETING_ELIGIBLE_DIFFERS')
    expect(await review({ minutesId: newId() })).toBe('FILE_NOT_YOURS')
    expect(await review({ facts: { ...meeting.facts, date: '2099-01-01' } })).toBe('MEETING_IN_FUTURE')
    const [former] = scene.world.A.households[0].members
    const term = { from_day: '2020-01-01', to_day: '2026-06-30' }
    await scene.db
      .insertInto('role_grant')
      .values({
        ...{ place_id: villageId(), id: newId(), holder_id: former?.id ?? '', role: 'party_secretary' },
        ...{ ...term, source: 'township', granted_at: scene.now }
      })
      .execute()
    expect(await review({ convenerId: former?.id ?? '' })).toBe('MEETING_OUTSIDE_TERM')
    expect(await review({ kind: 'two_committees' })).toBe('STEP_MEETING_WRONG_KIND')
    expect(
      await review({ facts: { ...meeting.facts, eligible: 3 }, eligibleReason: '一名党员停止党籍已报上级' })
    ).toBe('ok')
    const last = (await rowsOf(decisionId)).at(-1)
    expect(last?.detail?.told).toMatchObject({
      rosterEligible: 2,
      eligibleReason: '一名党员停止党籍已报上级'
    })
    const file = await scene.db
      .selectFrom('file')
      .select(['owner_kind', 'owner_id'])
      .where('id', '=', meeting.minutesId ?? '')
      .executeTakeFirstOrThrow()
    expect(file).toEqual({ owner_kind: 'decision', owner_id: decisionId })
  })

  test('of thirty at once exactly one wins, and history is written once', async () => {
    const { decisionId } = await course.propose('villager')
    const secretary = await course.by('party_secretary')
    const tries = Array.from({ length: 30 }, () =>
      refused(
        secretary.decision.act({
          requestId: newId(),
          villageId: villageId(),
          decisionId,
          action: 'propose_topic'
        })
      )
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((a) => a === 'ok')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['ok', 'DECISION_NOT_NOW']))
    expect((await rowsOf(decisionId)).map((r) => [r.seq, r.action])).toEqual([
      [1, 'suggest_topic'],
      [2, 'propose_topic']
    ])
  })

  test('a press that is repeated is answered with the first answer and booked once', async () => {
    const { decisionId } = await course.propose('villager')
    const secretary = await course.by('party_secretary')
    const press = {
      requestId: newId(),
      villageId: villageId(),
      decisionId,
      action: 'propose_topic' as const
    }
    const answers = [await secretary.decision.act(press), await secretary.decision.act(press)]
    expect(answers[1]).toEqual(answers[0])
    expect(await rowsOf(decisionId)).toHaveLength(2)
  })
})

describe('without quorum, and with a change', () => {
  test('a meeting without quorum is adjourned and called anew; nothing lowers the number', async () => {
    const decisionId = await course.reach('S4_RESOLVE')
    const short = await course.meeting('party_secretary', 'villagers_household', [3, 1])
    const pass = { action: 'pass_resolution', tally } as const
    expect(
      await refused(
        course.act(decisionId, 'committee_member', {
          ...pass,
          meeting: { ...short, facts: { ...short.facts, yes: 1 }, minutesId: null }
        })
      )
    ).toBe('STEP_NOT_QUORATE')
    const adjourned = await course.act(decisionId, 'party_secretary', {
      action: 'adjourn_resolution',
      meeting: short
    })
    expect([adjourned.state, adjourned.why]).toEqual(['DEFERRED', expect.stringContaining('还差1户')])
    await course.act(decisionId, 'committee_member', { action: 'reconvene_resolution' })
    course.later(20)
    const again = await course.meeting('committee_member', 'villagers_household', [3, 2, 1, 1])
    expect(await refused(course.act(decisionId, 'committee_member', { ...pass, meeting: again }))).toBe(
      'STEP_NOT_PASSED'
    )
    const enough = { ...again, facts: { ...again.facts, yes: 2, no: 0 } }
    expect((await course.act(decisionId, 'committee_member', { ...pass, meeting: enough })).state).toBe(
      'P1_PUBLISHED'
    )
  })

  test('a change of substance voids the votes and is shown as it reads', async () => {
    const decisionId = await course.reach('S3_PARTY_REVIEW')
    const meeting = await course.meeting('party_secretary', 'party_members', [2, 2, 0, 2])
    const back = await course.act(decisionId, 'party_secretary', {
      action: 'return_from_review',
      meeting,
      reason: '金额偏高，请再核'
    })
    expect([back.state, back.voidedSteps]).toEqual(['RETURNED', ['deliberation']])
    const resume = { action: 'resume_deliberation' } as const
    expect(await refused(course.act(decisionId, 'committee_member', resume))).toBe('VERSION_NOT_REVISED')
    const content = { ...roadPlan, amount: 10_000_000 }
    const revised = await course.act(decisionId, 'committee_member', {
      action: 'revise',
      content,
      meaning: '各户不出钱，工期短些'
    })
    expect(revised.versionNo).toBe(2)
    expect((await course.act(decisionId, 'committee_member', resume)).state).toBe('S2_DELIBERATE')
    const villager = await course.by('villager')
    const versions = await villager.decision.readVersions({ villageId: villageId(), decisionId })
    expect(versions.map((v) => [v.no, v.changes.map((c) => c.sentence)])).toEqual([
      [2, ['金额：由120,000元改为100,000元（减少20,000元）']],
      [1, []]
    ])
    const read = await villager.decision.read({ villageId: villageId(), decisionId })
    expect(read).toMatchObject({ versionNo: 2, meaning: '各户不出钱，工期短些' })
    expect(read.history.find((h) => h.name === '未通过或要求修改')?.voided).toEqual(['商议'])
    expect(read.stepViews.map((s) => s.status)).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead', 'ahead'])
  })
})

test('the database itself refuses to change a version or a line of history', async () => {
  const { decisionId } = await course.propose('villager')
  await expect(
    scene.db
      .updateTable('decision_version')
      .set({ substantive: false })
      .where('decision_id', '=', decisionId)
      .execute()
  ).rejects.toThrow(/permission denied|append-only/)
  await expect(
    scene.db.deleteFrom('decision_event').where('decision_id', '=', decisionId).execute()
  ).rejects.toThrow(/permission denied|append-only/)
})

test('a slip is corrected by two people of the village, never by one and a made-up number', async () => {
  const decisionId = await course.reach('S3_PARTY_REVIEW')
  const correct = (proposedBy: string) =>
    refused(
      course.act(decisionId, 'supervision_member', {
        action: 'correct_erratum',
        content: { ...roadPlan, title: '修建机耕道工程' },
        reason: '标题少写了两个字',
        proposedBy
      })
    )
  expect(await correct(newId())).toBe('ERRATUM_FINDER_UNKNOWN')
  expect(await correct(scene.world.B.holders.committee_member.id)).toBe('ERRATUM_FINDER_UNKNOWN')
  expect(await correct(scene.world.A.holders.supervision_member.id)).toBe('ERRATUM_NEEDS_TWO')
  expect(await correct(scene.world.A.holders.committee_member.id)).toBe('ok')
})
