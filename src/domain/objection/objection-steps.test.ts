import { noticeState } from '../notice/notice-state'
import { at, notice, signed, up } from '../notice/notice-testing'
import {
  FileObjection,
  type Objection,
  type ObjectionActor,
  type ObjectionState,
  objectionStates
} from './objection'
import { fileObjection, flawableSteps, type ObjectionAction } from './objection-steps'
import type { objectionRules } from './objection-table'
import {
  acknowledge,
  answer,
  answered,
  filing,
  flawed,
  fresh,
  late,
  legal,
  lin,
  received,
  reply,
  run,
  sendBack,
  shown,
  staff,
  tan,
  unfounded,
  yang
} from './objection-testing'

describe('refuses', () => {
  test('an objection outside the window, beside an open one, or in the same words', () => {
    const code = (facts: Parameters<typeof fileObjection>[1], words = filing.words) => {
      const outcome = fileObjection({ ...filing, id: 'o2', words }, facts, at('11-04 10:00'))
      return outcome.ok ? 'ok' : outcome.refusal.code
    }
    const past = noticeState(notice([signed, up('11-01 10:00')]), at('11-09 00:00'))
    expect(code({ notice: past, mine: [] })).toBe('OBJECTION_WINDOW_CLOSED')
    expect(code({ notice: { state: 'interrupted', stoppedAt: at('11-03 10:00') }, mine: [] })).toBe(
      'OBJECTION_WINDOW_CLOSED'
    )
    expect(code({ ...shown, mine: [received] })).toBe('OBJECTION_OPEN_ALREADY')
    const over = run(answered, ['11-04 09:00', unfounded])
    expect(code({ ...shown, mine: [over] }, ' 开会前，没有通知我们组。')).toBe('OBJECTION_REPEATED')
    expect(code({ ...shown, mine: [over] }, '计票少算了两票')).toBe('ok')
    const withdrawn = run(fresh(), ['11-02 11:00', { type: 'withdraw', by: yang }])
    expect(code({ ...shown, mine: [withdrawn] })).toBe('ok')
  })
  test('words that are too few, and not the edge', () => {
    const id = '01890000-0000-7000-8000-000000000000'
    const good = { requestId: id, villageId: id, noticeId: id, ground: 'content', showName: false }
    expect(FileObjection.safeParse({ ...good, words: ' 不同意 ' }).error?.issues[0]?.message).toBe(
      '异议内容至少写4个字。'
    )
    expect(FileObjection.safeParse({ ...good, words: '我不同意' }).success).toBe(true)
    expect(
      FileObjection.safeParse({ ...good, ground: 'x', words: '我不同意' }).error?.issues[0]?.message
    ).toBe('请选择是哪方面的异议。')
  })
  test('whoever objected as the one who answers or judges, also in another role', () => {
    for (const role of ['committee_member', 'supervision_member'] as const) {
      const own: ObjectionActor = { memberId: 'yang', role }
      expect(answer(received, { ...reply, by: own }, '11-03 12:00')).toBe('OBJECTION_OWN')
      expect(answer(answered, { ...unfounded, by: own }, '11-03 13:00')).toBe('OBJECTION_OWN')
      expect(answer(answered, { ...flawed, by: own }, '11-03 13:00')).toBe('OBJECTION_OWN')
    }
  })
  test('the committee as judge of its own answer, the township as dismisser, the system as author', () => {
    expect(answer(answered, { ...unfounded, by: tan }, '11-03 13:00')).toBe('OBJECTION_NOT_YOURS')
    expect(answer(answered, { ...unfounded, by: legal }, '11-03 13:00')).toBe('OBJECTION_NOT_YOURS')
    expect(answer(answered, { ...flawed, by: legal }, '11-03 13:00')).toBe('OBJECTION_NOT_YOURS')
    expect(answer(received, { ...reply, by: null }, '11-03 13:00')).toBe('OBJECTION_NOT_BY_SYSTEM')
    expect(answer(fresh(), { type: 'withdraw', by: tan }, '11-02 13:00')).toBe('OBJECTION_NOT_YOURS')
  })
  test('a reply that is too short or tells personal data', () => {
    expect(answer(received, { ...reply, words: '  已经通知过了  ' }, '11-03 12:00')).toBe(
      'OBJECTION_WORDS_SHORT'
    )
    const leak = { ...reply, words: '已经打电话13872001234通知过您家里人。' }
    expect(answer(received, leak, '11-03 12:00')).toBe('OBJECTION_PERSONAL_DATA')
  })
  test('a township order that cites no article', () => {
    const order = (article: string): ObjectionAction => ({
      type: 'order',
      by: legal,
      article,
      document: '责令改正通知书〔2026〕1号',
      reason: '侵害财产权利'
    })
    expect(answer(received, order('有关政策'), '11-03 12:00')).toBe('OBJECTION_ORDER_NO_ARTICLE')
    expect(answer(received, order('村民委员会组织法第31条'), '11-03 12:00')).toBe('VIOLATION')
    expect(answer(received, order('村民委员会组织法第三十一条'), '11-03 12:00')).toBe('VIOLATION')
    const paper = (document: string) => ({ ...order('村民委员会组织法第31条'), document }) as ObjectionAction
    expect(answer(received, paper(' '), '11-03 12:00')).toBe('OBJECTION_WORDS_SHORT')
    expect(answer(received, paper('致13872001234的通知'), '11-03 12:00')).toBe('OBJECTION_PERSONAL_DATA')
  })
  test('a flaw in a step that has not been, in none, or where there are no steps', () => {
    const step = (steps: readonly 'result_notice'[], subject: Objection['subject']) =>
      answer({ ...answered, subject }, { ...flawed, steps } as ObjectionAction, '11-03 13:00')
    expect(step(['result_notice'], 'decision_resolution')).toBe('OBJECTION_STEPS_BAD')
    expect(step([], 'decision_resolution')).toBe('OBJECTION_STEPS_BAD')
    expect(step(['result_notice'], 'decision_result')).toBe('FLAWED')
    expect(step(['result_notice'], 'points_batch')).toBe('OBJECTION_NO_STEPS')
    expect(flawableSteps('decision_resolution')).toHaveLength(5)
  })
  test('to change a resolution by redoing it', () => {
    const redo: ObjectionAction = { type: 'find_redo', by: lin, reason: '厚度不够' }
    expect(answer(answered, redo, '11-03 13:00')).toBe('OBJECTION_REDO_RESOLUTION')
    expect(answer({ ...answered, subject: 'decision_result' }, redo, '11-03 13:00')).toBe('REDO')
  })
  test('an extension twice or too late, and going up too early', () => {
    const complex: ObjectionAction = { type: 'mark_complex', by: tan, reason: '要到现场量一量' }
    expect(answer(received, complex, '11-05 23:59')).toBe('RECEIVED')
    expect(answer(received, complex, '11-06 00:00')).toBe('OBJECTION_REPLY_LATE')
    expect(answer(run(received, ['11-03 10:00', complex]), complex, '11-03 11:00')).toBe(
      'OBJECTION_COMPLEX_ALREADY'
    )
    expect(answer(received, late, '11-05 23:59')).toBe('OBJECTION_NOT_LATE')
    expect(answer(received, { ...late, by: yang }, '11-05 23:59')).toBe('OBJECTION_NOT_LATE')
    expect(answer(received, { ...late, by: yang }, '11-06 00:00')).toBe('ESCALATED')
    expect(answer(received, { ...late, by: lin }, '11-03 10:00')).toBe('OBJECTION_WORDS_SHORT')
    expect(answer(received, { ...late, by: lin, reason: '村委会不肯答复' }, '11-03 10:00')).toBe('ESCALATED')
  })
  test('an action before what has already happened, and a ruling without its number', () => {
    expect(answer(received, reply, '11-02 11:00')).toBe('OBJECTION_OUT_OF_ORDER')
    const ruling: ObjectionAction = {
      type: 'record_ruling',
      by: legal,
      caseNumber: ' 1号 ',
      reason: '判决撤销'
    }
    expect(answer(received, ruling, '11-03 11:00')).toBe('OBJECTION_RULING_NO_NUMBER')
  })
})

test('every pair of state and action, by someone who may', () => {
  const actions: Record<keyof typeof objectionRules, ObjectionAction> = {
    acknowledge,
    mark_complex: { type: 'mark_complex', by: tan, reason: '要到现场量一量' },
    reply,
    send_back: sendBack,
    find_unfounded: unfounded,
    find_flawed: flawed,
    find_redo: { type: 'find_redo', by: lin, reason: '厚度不够' },
    escalate: { type: 'escalate', by: lin, reason: '村委会不肯答复' },
    report_finding: { type: 'report_finding', by: staff, words: '经核实，通知张贴时间是10月29日。' },
    order: {
      type: 'order',
      by: legal,
      article: '组织法第31条',
      document: '责令改正通知书〔2026〕1号',
      reason: '侵害财产权利'
    },
    record_ruling: {
      type: 'record_ruling',
      by: legal,
      caseNumber: '（2026）鄂2802行初1号',
      reason: '判决撤销'
    },
    withdraw: { type: 'withdraw', by: yang }
  }
  const table = (Object.keys(objectionStates) as ObjectionState[]).map((state) => {
    const objection: Objection = { ...received, subject: 'decision_result', state }
    return [
      state,
      ...Object.values(actions).map((a) => answer(objection, a, '11-03 10:00').replace('OBJECTION_', ''))
    ]
  })
  const no = 'NOT_NOW'
  const over = (state: string, ruling = 'CLOSED') => [state, ...Array(10).fill('CLOSED'), ruling, 'CLOSED']
  expect(table).toEqual([
    ['FILED', 'RECEIVED', no, no, no, no, no, no, 'ESCALATED', no, no, 'VIOLATION', 'WITHDRAWN'],
    [
      'RECEIVED',
      no,
      'RECEIVED',
      'ANSWERED',
      no,
      no,
      'FLAWED',
      no,
      'ESCALATED',
      no,
      'VIOLATION',
      'VIOLATION',
      'WITHDRAWN'
    ],
    [
      'ANSWERED',
      no,
      no,
      no,
      'RECEIVED',
      'UNFOUNDED',
      'FLAWED',
      'REDO',
      'ESCALATED',
      no,
      'VIOLATION',
      'VIOLATION',
      'WITHDRAWN'
    ],
    [
      'ESCALATED',
      no,
      no,
      'ESCALATED',
      no,
      no,
      'FLAWED',
      no,
      no,
      'ANSWERED',
      'VIOLATION',
      'VIOLATION',
      'WITHDRAWN'
    ],
    over('UNFOUNDED', 'VIOLATION'),
    over('FLAWED'),
    over('REDO'),
    over('VIOLATION'),
    over('WITHDRAWN')
  ])
})
