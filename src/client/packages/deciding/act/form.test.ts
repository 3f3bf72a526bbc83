import { formOf } from '@/domain/decision/papers'
import { type ActionId, actionIds } from '@/domain/decision/step'
import { type ActForm, type ActScene, asCalled, emptyForm, type MeetingOption, shownPapers } from './form'
import { lacking } from './lacking'
import { meetingOptions, settled } from './meeting-options'
import { toInput } from './to-input'

const option: MeetingOption = {
  ...{ kind: 'party_members', mode: null, name: '党员大会', eligible: 10, women: null, allMembers: null },
  ...{ uncounted: null, called: null, conveners: [] }
}
const prepared: ActScene['prepared'] = {
  ...{
    decisionId: 'd',
    no: '2026-01',
    title: '修建机耕道',
    state: 'S3_PARTY_REVIEW',
    stateName: '党员大会审议'
  },
  ...{ topic: '公益事业', inCourse: true, turn: null, packId: 'national-2026', topicId: 'public_works' },
  ...{ flags: {}, body: 'villagers_meeting', versionNo: 1, meaning: '各户不出钱' },
  content: {
    ...{ title: '修建机耕道', summary: '新修机耕道1.2公里，路面宽3.5米。', amount: 100, scope: '一组' },
    ...{ beneficiaries: '一组村民', land: null, term: null, contracting: null, contributions: null }
  },
  standing: [],
  votedAt: [],
  stoppedBy: null,
  followUp: null,
  conveners: [
    { memberId: 'm1', name: '田桂英', grants: [{ role: 'party_secretary', from: '2026-06-01', to: null }] }
  ],
  ...{ authorisations: [], successors: [], objections: [], roles: ['party_secretary'] }
}
const sceneOf = (action: ActionId, over: Partial<ActScene> = {}): ActScene => ({
  ...{ action, today: '2026-11-22', prepared, meetings: [option], blockers: [] },
  ...over
})
const photo = { id: 'p', path: '', fileId: 'f1', smallUrl: null, problem: null }
const voted = (scene: ActScene, votes: [number, number, number]): ActForm => {
  const [present, yes, no] = votes
  const empty = emptyForm(scene)
  return {
    ...empty,
    minutes: [photo],
    meeting: {
      ...empty.meeting,
      convenerId: 'm1',
      date: '2026-11-20',
      noticedOn: '2026-11-10',
      present,
      yes,
      no,
      abstain: 0
    }
  }
}
const fields = (form: ActForm, scene: ActScene) => lacking(form, scene).map((l) => l.field)

describe('what keeps a vote from being entered', () => {
  const scene = sceneOf('pass_review')
  test.each<[string, Partial<ActForm['meeting']>, string]>([
    ['no day', { date: '' }, 'meeting.facts.date'],
    ['a day to come', { date: '2026-11-23' }, 'meeting.facts.date'],
    ['a convener outside the term', { date: '2026-05-31', noticedOn: '2026-05-01' }, 'convenerId'],
    ['nobody counted', { eligible: null }, 'meeting.facts.eligible'],
    ['more present than eligible', { present: 11, yes: 11 }, 'meeting.facts.present'],
    ['one short of the quorum', { present: 4, yes: 4, no: 0 }, 'meeting.facts.present'],
    ['no votes', { yes: null, no: null, abstain: null }, 'meeting.facts.yes'],
    ['half and no more', { present: 10, yes: 5, no: 5 }, 'meeting.facts.yes']
  ])('%s', (_, change, field) => {
    const form = voted(scene, [10, 6, 4])
    expect(fields({ ...form, meeting: { ...form.meeting, ...change } }, scene)).toEqual([field])
  })

  test('nothing, when it passed; the same vote is no refusal', () => {
    expect(fields(voted(scene, [10, 6, 4]), scene)).toEqual([])
    const back = sceneOf('return_from_review')
    expect(fields({ ...voted(back, [10, 6, 4]), reason: '要改方案再来' }, back)).toEqual([
      'meeting.facts.yes'
    ])
  })

  test('a photo that is not there, or not yet sent up', () => {
    const form = voted(scene, [10, 6, 4])
    expect(fields({ ...form, minutes: [] }, scene)).toEqual(['meeting.minutesId'])
    expect(fields({ ...form, minutes: [{ ...photo, fileId: null }] }, scene)).toEqual(['photos'])
  })

  test('what the world has yet to do comes first', () => {
    const waiting = sceneOf('publish_result', { blockers: ['请先张贴公示。'] })
    expect(lacking(emptyForm(waiting), waiting)).toEqual([{ field: 'action', message: '请先张贴公示。' }])
  })
})

test('a form shows only what its action needs, and no meeting for a flaw of procedure', () => {
  for (const action of actionIds) {
    const scene = sceneOf(action)
    const form = emptyForm(scene)
    expect(formOf(action)).toEqual(expect.arrayContaining([...shownPapers(form, scene)]))
  }
  const back = sceneOf('return_from_review')
  const flawed = { ...emptyForm(back), backTo: 'S3_PARTY_REVIEW' as const, reason: '没有唱票' }
  expect(shownPapers(flawed, back)).toEqual(['backTo', 'reason'])
  expect(toInput({ ...voted(back, [10, 1, 9]), ...flawed }, back, 'own')).toEqual({
    backTo: 'S3_PARTY_REVIEW',
    reason: '没有唱票'
  })
})

test('what is sent is what the form shows: counted numbers, and the form’s own id for a meeting on paper', () => {
  const scene = sceneOf('pass_review')
  const input = toInput({ ...voted(scene, [10, 6, 4]), reason: '留在别处的理由' }, scene, 'own')
  expect(input).toEqual({
    meeting: {
      ...{ id: 'own', kind: 'party_members', noticedOn: '2026-11-10', urgentReason: null, minutesId: 'f1' },
      facts: { date: '2026-11-20', eligible: 10, present: 10, yes: 6, no: 4, abstain: 0 },
      convenerId: 'm1'
    }
  })
})

test('minutes of several pages go along in their order', () => {
  const scene = sceneOf('pass_review')
  const minutes = ['f1', 'f2', 'f3'].map((fileId) => ({ ...photo, fileId }))
  const { meeting } = toInput({ ...voted(scene, [10, 6, 4]), minutes }, scene, 'own')
  expect([meeting?.minutesId, meeting?.pageIds]).toEqual(['f1', ['f2', 'f3']])
})

test('a revocation rests on a vote or on a paper, and sends only that one', () => {
  const scene = sceneOf('revoke')
  const form: ActForm = {
    ...voted(scene, [10, 6, 4]),
    ...{ ground: 'order', reason: '法院判决撤销', order: { by: 'court', document: '（2026）鄂28行初1号' } }
  }
  expect(Object.keys(toInput(form, scene, 'own')).sort()).toEqual(['order', 'reason'])
  expect(fields({ ...form, ground: null }, scene)).toContain('ground')
})

describe('a meeting that was called here', () => {
  const called: NonNullable<MeetingOption['called']> = {
    ...{ meetingId: 'c1', plannedOn: '2026-11-21', timeWords: '上午九点', place: '村委会', convenerId: 'm1' },
    ...{ noticedOn: '2026-11-09', urgentReason: null, hasList: true, attendanceMarked: true },
    ...{ eligible: 9, present: 8, women: null, allMembers: null, proxies: 0 }
  }
  const scene = sceneOf('pass_review', { meetings: [{ ...option, called }] })
  test('is entered as it was called, with the numbers of its list', () => {
    const form = voted(scene, [10, 6, 4])
    expect(asCalled(form.meeting, scene.meetings)).toMatchObject({
      ...{ date: '2026-11-21', noticedOn: '2026-11-09', eligible: 9, present: 8, yes: 6 }
    })
    const meeting = asCalled(form.meeting, scene.meetings)
    expect(toInput({ ...form, meeting }, scene, 'own').meeting).toMatchObject({ id: 'c1' })
  })
  test('has its only possible convener filled in, and none where there are several', () => {
    const m = { ...emptyForm(scene).meeting, convenerId: null }
    const paper = sceneOf('pass_review')
    expect(settled({ ...m, date: '2026-11-20' }, paper).convenerId).toBe('m1')
    expect(settled({ ...m, date: '2026-05-31' }, paper).convenerId).toBeNull()
  })
  test('stands alone among those that may vote', () => {
    const shown = { ...option, mode: null, modeName: null }
    const foresight = { actions: [], decidedBy: null, meetings: [shown, { ...shown, called }] }
    const options = meetingOptions('pass_review', prepared, foresight as never)
    expect(options.map((o) => o.called?.meetingId)).toEqual(['c1'])
  })
})
