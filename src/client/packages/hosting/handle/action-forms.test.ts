import type { IssueState } from '@/domain/issue/names'
import { availableIssueActions } from '@/domain/issue/step'
import { good } from '@/domain/issue/step-testing'
import { issueActions, type Transition, takesPhotos, transitions } from '@/domain/issue/transitions'
import {
  actionForms,
  blockersOf,
  type DeskAction,
  elsewhere,
  isDeskAction,
  paperFields
} from './action-forms'
import {
  dueFor,
  emptyForm,
  type HandleForm,
  lacking,
  levelChoices,
  type Scene,
  shownPapers,
  toInput
} from './handle-form'

const deskActions = Object.keys(actionForms) as DeskAction[]

const sceneOf = (action: DeskAction, over: Partial<Scene> = {}): Scene => ({
  ...{ action, today: '2026-11-02', level: 'courtyard', urgent: false, refusedByParty: false },
  dueAt: '2026-11-09T16:00:00.000Z',
  ...over
})

/** Everything that a form could ask for, filled in. */
const filled = (scene: Scene): HandleForm => ({
  ...emptyForm(scene),
  ...{ reason: '说明清楚', ownerId: 'o1', dueOn: '2026-11-06', declineReason: 'not_public' },
  into: { issueId: 'i2', words: '同一件事' },
  ...{ eligible: 20, present: 11, yes: 6, decision: { decisionId: 'd1', title: '修路' } },
  ...{ partyName: '向国富', consentOf: 'other', consentGiven: true, mediated: true }
})

/** The steps whose words may be left out. */
const mayBeEmpty: readonly DeskAction[] = ['triage', 'start', 'restart']

describe('each step of the machine', () => {
  test('has a form here, or is the raiser’s, a party’s or the clock’s', () => {
    for (const action of issueActions) expect(isDeskAction(action)).toBe(!elsewhere.includes(action as never))
    const others: readonly Transition['who'][] = ['raiser', 'parties', 'system']
    expect(elsewhere.every((a) => others.includes(transitions[a].who))).toBe(true)
    expect(deskActions.some((a) => others.includes(transitions[a].who))).toBe(false)
  })

  test.each(deskActions)('%s: its form asks for whatever the server would miss', (action) => {
    const [state] = transitions[action].from
    const [issue, whole] = good[action](state as IssueState)
    const { at, terms, actor } = whole
    const open = availableIssueActions(issue, { at, terms, actor }).find((a) => a.action === action)
    if (!open) throw new Error(`${action} is not open`)
    expect(blockersOf(action, open.missing)).toEqual([])
    const scene = sceneOf(action)
    const asked = lacking({ ...emptyForm(scene), dueOn: '', level: null }, scene).map((l) => l.field)
    for (const { field, code } of open.missing) {
      if (code !== 'ISSUE_CONSENT_NOT_YOURS') expect(asked).toContain(field)
    }
  })

  test.each(deskActions)('%s: can be sent when it is filled in, and not when it is empty', (action) => {
    const scene = sceneOf(action)
    const form = filled(scene)
    expect(lacking(form, scene)).toEqual([])
    const sent = Object.keys(toInput(form, scene))
    const names = actionForms[action].papers.flatMap((p) => paperFields[p])
    const allowed = [...names, 'ownerId', 'session']
    expect(sent.every((name) => allowed.includes(name))).toBe(true)
    expect(lacking(emptyForm(scene), scene).length > 0).toBe(!mayBeEmpty.includes(action))
  })
})

describe('what stands in the way', () => {
  test('is said of a step that no entry in its form can open', () => {
    const [issue, { at, terms, actor }] = good.return('ASSIGNED')
    const open = availableIssueActions({ ...issue, returns: 1 }, { at, terms, actor })
    const missing = open.find((a) => a.action === 'return')?.missing ?? []
    expect(blockersOf('return', missing)).toEqual(['这件事已经退回过一次，不能再退，请报上一级指定承办人。'])
    expect(
      blockersOf('name_party', [{ code: 'ISSUE_PARTY_SET', message: '不能再换', field: 'party' }])
    ).toEqual(['不能再换'])
  })
})

describe('the form as it is filled in', () => {
  test('where to go is asked for only with the reasons that need it', () => {
    const scene = sceneOf('decline')
    const asks = (over: Partial<HandleForm>) => shownPapers({ ...emptyForm(scene), ...over }, scene)
    expect(asks({ declineReason: 'not_public' })).not.toContain('whereTo')
    expect(asks({ declineReason: 'beyond_powers' })).toContain('whereTo')
    const left = { ...filled(scene), whereTo: '镇里的窗口' }
    expect(toInput(left, scene)).not.toHaveProperty('whereTo')
  })
  test('photos go with the steps that are shown by them; one may wait for a signal, one that was refused must go', () => {
    const photo = { id: 'p1', path: 'p', smallUrl: null, problem: null }
    const photos = [{ ...photo, fileId: 'f1' }]
    for (const action of deskActions) {
      const sent = toInput({ ...filled(sceneOf(action)), photos }, sceneOf(action))
      expect([action, sent.photoIds]).toEqual([action, takesPhotos(action) ? ['f1'] : undefined])
    }
    const scene = sceneOf('done')
    const waits = { ...filled(scene), photos: [...photos, { ...photo, id: 'p2', fileId: null }] }
    expect(lacking(waits, scene)).toEqual([])
    const refused = { ...waits, photos: [{ ...photo, fileId: null, problem: '文件太大' }] }
    expect(lacking(refused, scene).map((l) => l.field)).toEqual(['photoIds'])
  })
  test('half of those who came is not more than half', () => {
    const scene = sceneOf('agree')
    const fields = (over: Partial<HandleForm>) =>
      lacking({ ...filled(scene), ...over }, scene).map((l) => l.field)
    expect(fields({ present: 10, yes: 5 })).toEqual(['yes'])
    expect(fields({ present: 10, yes: 6 })).toEqual([])
    expect(fields({ present: 10, yes: 11 })).toEqual(['yes'])
    expect(fields({ eligible: 9, present: 10, yes: 6 })).toEqual(['present'])
  })
  test('the deadline offered is the last day that fits, or a few days once that is past', () => {
    expect(dueFor({ dueAt: '2026-11-09T16:00:00.000Z', today: '2026-11-02' })).toBe('2026-11-09')
    expect(dueFor({ dueAt: '2026-11-09T16:00:00.000Z', today: '2026-11-10' })).toBe('2026-11-13')
  })
  test('sorting passes to this level or the next, and straight to the township when it is urgent', () => {
    expect(levelChoices('courtyard', false)).toEqual(['courtyard', 'village'])
    expect(levelChoices('courtyard', true)).toEqual(['courtyard', 'village', 'township'])
    expect(levelChoices('county', true)).toEqual(['county'])
  })
})
