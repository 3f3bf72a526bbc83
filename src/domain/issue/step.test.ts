import { at, base, by, clerk, host, secretary, staff, when } from './issue-testing'
import type { IssueContext } from './matter'
import { closings } from './names'
import { stepIssue } from './step'
import { answer, as, change, good, target } from './step-testing'

describe('sorting', () => {
  test("the secretary does not sort what is the courtyard's, and the host not what is the secretary's", () => {
    expect(change('triage', {}, as('secretary', 'party_secretary'))).toBe('ISSUE_NOT_YOURS')
    const private_ = {
      channel: 'secretary',
      audience: 'handlers',
      moderation: 'private',
      level: 'village'
    } as const
    expect(change('triage', private_)).toBe('ISSUE_NOT_YOURS')
    expect(change('triage', private_, as('clerk', 'committee_member'))).toBe('ISSUE_NOT_YOURS')
    expect(change('triage', private_, as('secretary', 'party_secretary'))).toBe('TRIAGED')
  })
  test("a matter about a cadre is in no hands of the village but the supervisor's", () => {
    const cadre = { about: 'cadre', level: 'township', moderation: 'private', audience: 'handlers' } as const
    const got = (
      [
        ['host', 'courtyard_host'],
        ['clerk', 'committee_member'],
        ['secretary', 'party_secretary'],
        ['supervisor', 'supervision_member'],
        ['staff', 'township_staff']
      ] as const
    ).map(([id, role]) => change('triage', cadre, as(id, role)))
    expect(got).toEqual(['ISSUE_NOT_YOURS', 'ISSUE_NOT_YOURS', 'ISSUE_NOT_YOURS', 'TRIAGED', 'TRIAGED'])
    expect(change('triage', { ...cadre, about: 'supervisor' }, as('supervisor', 'supervision_member'))).toBe(
      'ISSUE_NOT_YOURS'
    )
  })
  test('passing it on: one level up, and what is urgent to the township; never down, never to the county', () => {
    expect(change('triage', {}, { level: 'village' })).toBe('TRIAGED')
    expect(change('triage', {}, { level: 'township' })).toBe('ISSUE_LEVEL_WRONG')
    expect(change('triage', {}, { level: 'township', urgent: true })).toBe('TRIAGED')
    expect(change('triage', {}, { level: 'county', urgent: true })).toBe('ISSUE_LEVEL_WRONG')
    expect(
      change('triage', { level: 'village' }, { level: 'courtyard', ...as('clerk', 'committee_member') })
    ).toBe('ISSUE_LEVEL_WRONG')
  })
  test('merging takes another open public matter of the same village and circle', () => {
    const bad = [
      base,
      { ...target, place: { ...target.place, villageId: 'v2' } },
      { ...target, state: 'CLOSED' as const },
      { ...target, channel: 'secretary' as const },
      { ...target, about: 'cadre' as const },
      { ...target, audience: 'courtyard' as const }
    ]
    for (const into of bad) expect(change('merge', {}, { into })).toBe('ISSUE_MERGE_TARGET')
    expect(change('merge', {}, { into: undefined } as Partial<IssueContext>)).toBe('ISSUE_MERGE_TARGET')
  })
  test('a refusal names a listed reason, and where to go when the village has no power', () => {
    expect(change('decline', {}, { declineReason: undefined } as Partial<IssueContext>)).toBe(
      'ISSUE_DECLINE_REASON'
    )
    expect(change('decline', {}, { declineReason: 'beyond_powers' })).toBe('ISSUE_WHERE_TO_MISSING')
    expect(change('decline', {}, { declineReason: 'beyond_powers', whereTo: '县人社局' })).toBe('DECLINED')
    expect(change('decline', {}, { declineReason: 'no_consent', whereTo: '司法所' })).toBe(
      'ISSUE_DECLINE_REASON'
    )
  })
})

describe('talking', () => {
  test('more than half of the households there: one short, half, one over', () => {
    const session = (yes: number | null, present = 10, eligible = 20) => ({
      session: { eligible, present, yes }
    })
    expect([4, 5, 6, 10, 11].map((yes) => change('agree', {}, session(yes)))).toEqual([
      'ISSUE_NO_CONSENSUS',
      'ISSUE_NO_CONSENSUS',
      'AGREED',
      'AGREED',
      'ISSUE_NO_CONSENSUS'
    ])
    expect(change('agree', {}, session(null))).toBe('ISSUE_NO_CONSENSUS')
    expect(change('discuss', {}, session(null, 21))).toBe('ISSUE_SESSION_MISSING')
    expect(change('discuss', {}, session(null, 0))).toBe('ISSUE_SESSION_MISSING')
  })
  test('what is private is neither talked over nor merged nor turned into a decision', () => {
    const handlersOnly = { audience: 'handlers', moderation: 'private' } as const
    for (const action of ['discuss', 'merge', 'transfer'] as const)
      expect(change(action, handlersOnly)).toBe('ISSUE_PRIVATE')
  })
})

describe('doing', () => {
  test('an owner of this level or below it, and a day within the term', () => {
    expect(change('assign', {}, { owner: clerk })).toBe('ISSUE_OWNER_WRONG')
    expect(change('assign', {}, { dueOn: '2026-11-01' })).toBe('ISSUE_DUE_WRONG')
    expect(change('assign', {}, { dueOn: '2026-11-09' })).toBe('ASSIGNED')
    expect(change('assign', {}, { dueOn: '2026-11-10' })).toBe('ISSUE_DUE_WRONG')
    expect(change('assign', {}, { dueOn: undefined } as Partial<IssueContext>)).toBe('ISSUE_DUE_MISSING')
  })
  test("the village takes over what is the courtyard's: the level rises and its clock begins anew", () => {
    const c = by('clerk', 'committee_member', {
      owner: secretary,
      dueOn: '2026-11-10',
      at: when('11-03 10:00')
    })
    const done = stepIssue(at('TRIAGED'), 'assign', c)
    expect(done).toMatchObject({
      ok: true,
      value: { next: { level: 'village', levelSince: c.at, owner: secretary, returns: 0 } }
    })
  })
  test('past the cap somebody still takes it, within a week', () => {
    const old = {
      level: 'county',
      state: 'ESCALATED',
      raisedAt: when('08-01 09:00'),
      levelSince: when('10-20 09:00')
    } as const
    const c = { ...as('staff', 'township_staff'), owner: staff, at: when('11-25 09:00') }
    expect(change('assign', old, { ...c, dueOn: '2026-12-02' })).toBe('ASSIGNED')
    expect(change('assign', old, { ...c, dueOn: '2026-12-03' })).toBe('ISSUE_DUE_WRONG')
  })
  test('returned once, within a working day, to somebody named', () => {
    expect(change('return', { returns: 1 })).toBe('ISSUE_RETURNED_ALREADY')
    expect(change('return', {}, { owner: host })).toBe('ISSUE_OWNER_SAME')
    expect(change('return', {}, { owner: undefined } as Partial<IssueContext>)).toBe('ISSUE_OWNER_MISSING')
    // Assigned on Thursday; from Friday to Sunday is Mid-Autumn, so Monday the 28th is the working day.
    const since = when('09-24 15:00')
    expect(change('return', { since }, { at: when('09-28 23:59') })).toBe('ASSIGNED')
    expect(change('return', { since }, { at: when('09-29 00:00') })).toBe('ISSUE_RETURN_LATE')
    expect(change('refer_up', { returns: 0 })).toBe('ISSUE_NOT_RETURNED')
    const twice = stepIssue(at('ASSIGNED', { returns: 1 }), 'refer_up', by('host', 'courtyard_host'))
    expect(twice).toMatchObject({ ok: true, value: { next: { level: 'village', owner: host } } })
  })
  test('an owner whose office has ended does not act', () => {
    expect(change('done', {}, as('host', 'villager'))).toBe('ISSUE_NOT_YOURS')
  })
  test('the raiser calls the level above only once it is late', () => {
    expect(change('escalate_late', {}, { at: when('11-09 23:59') })).toBe('ISSUE_NOT_LATE')
    expect(change('escalate_late', { level: 'county' }, { at: when('12-15 09:00') })).toBe('ISSUE_TOP_LEVEL')
  })
})

describe('rating', () => {
  test('never by whoever did the work', () => {
    expect(change('rate', { owner: { ...host, id: 'raiser' } })).toBe('ISSUE_OWN_WORK')
    expect(
      change('rate', { owner: { ...host, id: 'raiser' }, raisedFor: 'elder' }, as('elder', 'villager'))
    ).toBe('CLOSED')
    expect(change('rate', {}, { rating: undefined } as Partial<IssueContext>)).toBe('ISSUE_RATING_MISSING')
  })
  test('dissatisfied once is done over, twice is called back by the level above', () => {
    const c = by('raiser', 'villager', { rating: 'dissatisfied' })
    const first = stepIssue(at('RATING'), 'rate', c)
    expect(first).toMatchObject({ ok: true, value: { next: { state: 'REWORK', reworks: 1, closing: null } } })
    const second = stepIssue(at('RATING', { reworks: 1 }), 'rate', c)
    expect(second).toMatchObject({
      ok: true,
      value: { next: { state: 'ESCALATED', level: 'village', callback: true, owner: host } }
    })
    expect(second.ok && second.value.events.map((e) => [e.action, e.from, e.to, e.actorRole])).toEqual([
      ['rate_dissatisfied', 'RATING', 'REWORK', 'villager'],
      ['pass_dissatisfied', 'REWORK', 'ESCALATED', 'system']
    ])
    expect(change('close_explained', { callback: false })).toBe('ISSUE_NOT_CALLBACK')
  })
  test('silence is no satisfaction', () => {
    const done = stepIssue(
      at('RATING', { rating: null }),
      'close_unrated',
      by('', 'system', { at: when('11-10 00:00') })
    )
    expect(done).toMatchObject({ ok: true, value: { next: { closing: 'unrated', rating: null } } })
    expect(closings.unrated).not.toContain('满意')
  })
  test('the word of the first time does not stand for the second', () => {
    const again = stepIssue(
      at('IN_PROGRESS', { rating: 'dissatisfied' }),
      'done',
      by('host', 'courtyard_host')
    )
    expect(again).toMatchObject({ ok: true, value: { next: { state: 'RATING', rating: null } } })
  })
})

describe('reconsidering', () => {
  test('by someone who has not sorted it, asked for within three days, once', () => {
    const asked = { reconsiderAskedAt: when('11-02 09:30') }
    expect(change('uphold', { ...asked, declinedBy: 'clerk' }, as('clerk', 'committee_member'))).toBe(
      'ISSUE_SAME_PERSON'
    )
    expect(change('uphold', { ...asked, triagedBy: 'clerk' }, as('clerk', 'committee_member'))).toBe(
      'ISSUE_SAME_PERSON'
    )
    expect(change('uphold', { ...asked, raisedBy: 'clerk' }, as('clerk', 'committee_member'))).toBe(
      'ISSUE_SAME_PERSON'
    )
    expect(change('uphold', { reconsiderAskedAt: null })).toBe('ISSUE_NOT_RECONSIDERED')
    expect(change('reconsider', {}, { at: when('11-05 23:59') })).toBe('DECLINED')
    expect(change('reconsider', {}, { at: when('11-06 00:00') })).toBe('ISSUE_RECONSIDER_LATE')
    expect(change('reconsider', asked)).toBe('ISSUE_RECONSIDER_TWICE')
    expect(change('close_declined', asked)).toBe('ISSUE_RECONSIDER_TWICE')
  })
  test('reinstated and refused again, it can be asked for again, and nobody looks before', () => {
    const again = { reconsiderAskedAt: when('11-02 09:30') }
    const [issue, c] = good.decline('TRIAGED')
    const refused = stepIssue({ ...issue, ...again }, 'decline', c)
    expect(refused).toMatchObject({ ok: true, value: { next: { reconsiderAskedAt: null } } })
  })
  test('a refusal of the secretary is looked at by the township', () => {
    const asked = { reconsiderAskedAt: when('11-02 09:30'), channel: 'secretary', level: 'village' } as const
    expect(change('uphold', asked, as('clerk', 'committee_member'))).toBe('ISSUE_NOT_YOURS')
    expect(change('uphold', asked, as('staff', 'township_staff'))).toBe('CLOSED')
  })
})

describe('mediation', () => {
  test('begins with the consent of both, and ends it all for a matter that began in the open', () => {
    const [issue, c] = good.start_mediation('TRIAGED')
    for (const over of [
      { raiserConsents: null },
      { otherConsents: null },
      { raiserConsents: false },
      { otherConsents: false }
    ])
      expect(answer({ ...issue, ...over }, 'start_mediation', c)).toBe('ISSUE_NO_CONSENT')
    expect(answer({ ...issue, otherParty: null }, 'start_mediation', c)).toBe('ISSUE_PARTY_MISSING')
    expect(answer(issue, 'start_mediation', { ...c, owner: host })).toBe('ISSUE_OWNER_WRONG')
    expect(answer(issue, 'start_mediation', { ...c, owner: { ...clerk, id: 'other' } })).toBe(
      'ISSUE_OWNER_WRONG'
    )
    expect(stepIssue(issue, 'start_mediation', c)).toMatchObject({
      ok: true,
      value: { next: { channel: 'mediation', audience: 'handlers', moderation: 'private', owner: clerk } }
    })
  })
  test("a consent is one's own, or on paper by a mediator who is no party", () => {
    const [issue, c] = good.consent('TRIAGED')
    expect(answer(issue, 'consent', { ...c, ...as('raiser', 'villager') })).toBe('ISSUE_CONSENT_NOT_YOURS')
    expect(answer(issue, 'consent', { ...c, ...as('host', 'courtyard_host') })).toBe('ISSUE_NOT_YOURS')
    expect(answer(issue, 'consent', { ...c, ...as('clerk', 'committee_member') })).toBe('TRIAGED')
    expect(
      answer({ ...issue, otherParty: { memberId: 'clerk', name: '谭志强' } }, 'consent', {
        ...c,
        ...as('clerk', 'committee_member'),
        consent: { of: 'raiser', given: true }
      })
    ).toBe('ISSUE_CONSENT_NOT_YOURS')
    expect(change('name_party', {}, { party: { memberId: 'raiser', name: '自己' } })).toBe(
      'ISSUE_PARTY_MISSING'
    )
    expect(change('name_party', { otherConsents: false })).toBe('ISSUE_PARTY_SET')
  })
  test('for another name the raiser is asked anew; for the same one, written in full, not', () => {
    const [issue, c] = good.name_party('TRIAGED')
    const asked = (name: string) => {
      const agreed = {
        ...issue,
        ...{ raiserConsents: true, otherConsents: null, otherParty: { memberId: null, name: '二组向大明' } }
      }
      const done = stepIssue(agreed, 'name_party', { ...c, party: { memberId: 'm', name } })
      return done.ok ? done.value.next.raiserConsents : done.refusal.code
    }
    expect([asked('向大明'), asked('谭志强')]).toEqual([true, null])
  })
  test('the mediator alone ends it, and the clock leaves it where it is', () => {
    expect(change('end_mediation', {}, as('secretary', 'party_secretary'))).toBe('ISSUE_NOT_YOURS')
    expect(answer(at('MEDIATION'), 'overdue', by('', 'system', { at: when('12-30 09:00') }))).toBe(
      'ISSUE_NOT_NOW'
    )
    expect(change('end_mediation', {}, { mediated: undefined } as Partial<IssueContext>)).toBe(
      'ISSUE_MEDIATION_RESULT'
    )
  })
})
