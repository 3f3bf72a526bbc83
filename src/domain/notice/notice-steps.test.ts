import { draftCorrection } from './correction'
import { type Notice, type NoticeEvent, type NoticeState, NoticeText, noticeStates } from './notice'
import { noticeState } from './notice-state'
import { type NoticeAction, type NoticeActor, type noticeActions, stepNotice } from './notice-steps'
import { at, both, closed, content, down, filed, hash, notice, signed, up } from './notice-testing'

const lin: NoticeActor = { memberId: 'lin', role: 'supervision_member' }
const tan: NoticeActor = { memberId: 'tan', role: 'committee_member' }
const answer = (n: Notice, action: NoticeAction, now: string) => {
  const outcome = stepNotice(n, action, at(now))
  return outcome.ok ? outcome.value.view.state : outcome.refusal.code
}
const cosign: NoticeAction = { type: 'cosign', by: lin, contentHash: hash }
const putUp: NoticeAction = { type: 'put_up', by: tan, channels: both, contentHash: hash }
const standing = notice([signed, up('11-01 10:00')])

const corrected = (): Notice => {
  const draft = draftCorrection(
    { id: 'n1', content: content(), contentHash: hash },
    { ...content(), title: '3组机耕路硬化项目决议公开（更正）' },
    '项目名称写错'
  )
  if (!draft.ok) throw new Error(draft.refusal.code)
  return { id: 'n2', content: draft.value, drafterId: 'tan', events: [] }
}
const correct = (correction: Notice): NoticeAction => ({
  type: 'correct',
  by: tan,
  reason: '项目名称写错',
  contentHash: hash,
  correction
})
const shown = (n: Notice): Notice => ({ ...n, events: [signed, up('11-02 10:00')] })

describe('refuses', () => {
  test('a signature of the drafter, or of someone who does not supervise', () => {
    const own = { ...notice([]), drafterId: 'lin' }
    expect(answer(own, cosign, '10-31 10:00')).toBe('NOTICE_COSIGN_OWN')
    expect(answer(notice([]), { ...cosign, by: tan }, '10-31 10:00')).toBe('NOTICE_COSIGN_NOT_SUPERVISOR')
  })
  test('personal data, before the signature and before publication, with the place marked', () => {
    const bad = notice([], { title: '发放公示 13872001234' })
    const outcome = stepNotice(bad, cosign, at('10-31 10:00'))
    expect(!outcome.ok && outcome.refusal).toEqual({
      code: 'NOTICE_PERSONAL_DATA',
      message: '标题有不能公开的个人信息“138******34”。请删掉个人电话，需要联系时写村委会的值班电话。',
      field: 'title'
    })
    expect(answer({ ...bad, events: [signed] }, putUp, '11-01 10:00')).toBe('NOTICE_PERSONAL_DATA')
  })
  test('content that is not what was signed', () => {
    expect(answer(notice([signed]), { ...putUp, contentHash: 'b'.repeat(64) }, '11-01 10:00')).toBe(
      'NOTICE_CHANGED'
    )
  })
  test('publication without signature, nowhere, or twice', () => {
    expect(answer(notice([]), putUp, '11-01 10:00')).toBe('NOTICE_NOT_COSIGNED')
    expect(answer(notice([signed]), { ...putUp, channels: [] }, '11-01 10:00')).toBe('NOTICE_NO_CHANNEL')
    expect(answer(standing, putUp, '11-01 12:00')).toBe('NOTICE_UP_ALREADY')
  })
  test('withdrawal, in every state, also by another name', () => {
    expect(answer(standing, { type: 'withdraw', by: tan }, '11-02 10:00')).toBe('NOTICE_NOT_WITHDRAWABLE')
    const takeDown: NoticeAction = { type: 'take_down', by: tan, channels: ['wall'], reason: 'term_done' }
    expect(answer(standing, takeDown, '11-16 23:59')).toBe('NOTICE_NOT_WITHDRAWABLE')
    expect(answer(standing, takeDown, '11-17 00:00')).toBe('term_done')
    expect(answer(standing, { ...takeDown, reason: 'leak' }, '11-03 10:00')).toBe(
      'NOTICE_LEAK_NOT_SUPERVISOR'
    )
  })
  test('an objection after the window, a second time, or when it was upheld already', () => {
    const object: NoticeAction = { type: 'file_objection', objectionId: 'o1' }
    expect(answer(standing, object, '11-09 00:00')).toBe('NOTICE_WINDOW_CLOSED')
    expect(answer(standing, object, '11-08 23:59')).toBe('window_open')
    const open = notice([...standing.events, filed('11-02 10:00')])
    expect(answer(open, object, '11-03 10:00')).toBe('NOTICE_OBJECTION_TWICE')
    const stopped = notice([...open.events, closed('11-03 10:00', 'o1', 'stops')])
    expect(answer(stopped, { ...object, objectionId: 'o2' }, '11-04 10:00')).toBe('NOTICE_WINDOW_CLOSED')
    expect(
      answer(stopped, { type: 'take_down', by: null, channels: ['page'], reason: 'outage' }, '11-04 10:00')
    ).toBe('interrupted')
    expect(
      answer(
        notice([...stopped.events, down('11-05 10:00')]),
        { ...putUp, channels: ['page'] },
        '11-06 10:00'
      )
    ).toBe('NOTICE_STOPPED')
    expect(
      answer(standing, { type: 'close_objection', objectionId: 'o9', effect: 'continues' }, '11-02 10:00')
    ).toBe('NOTICE_OBJECTION_NOT_OPEN')
  })
  test('a correction that says nothing, is about something else, or is not up itself', () => {
    const old = { id: 'n1', content: content(), contentHash: hash }
    const code = (next: Parameters<typeof draftCorrection>[1], reason = '金额写错') => {
      const outcome = draftCorrection(old, next, reason)
      return outcome.ok ? 'ok' : outcome.refusal.code
    }
    expect(code(content())).toBe('NOTICE_CORRECTION_EMPTY')
    expect(code(content({ title: '另一个标题' }), ' 错了 ')).toBe('NOTICE_CORRECTION_NO_REASON')
    expect(code(content({ subjectId: '01890000-0000-7000-8000-00000000000f' }))).toBe(
      'NOTICE_CORRECTION_OTHER_SUBJECT'
    )
    expect(answer(standing, correct(corrected()), '11-02 10:00')).toBe('NOTICE_CORRECTION_NOT_UP')
    expect(answer(standing, correct({ ...shown(corrected()), content: content() }), '11-02 10:00')).toBe(
      'NOTICE_CORRECTION_OTHER'
    )
    expect(
      answer(standing, { ...correct(shown(corrected())), reason: '错' } as NoticeAction, '11-02 10:00')
    ).toBe('NOTICE_CORRECTION_NO_REASON')
  })
  test('an action before what has already happened', () => {
    expect(answer(standing, { type: 'add_photo', by: tan, fileId: 'f1' }, '10-31 20:00')).toBe(
      'NOTICE_OUT_OF_ORDER'
    )
  })
  test('a text without a line, and a crooked table', () => {
    const section = { heading: '', lines: ['一行'], table: null }
    const fault = (value: object) => {
      const parsed = NoticeText.safeParse(value)
      return parsed.success ? 'ok' : parsed.error.issues[0]?.message
    }
    expect(fault({ title: '公示', sections: [] })).toBe('请填写公示内容。')
    expect(fault({ title: '公', sections: [section] })).toBe('公示标题至少写2个字。')
    const table = { columns: ['户主', '金额'], rows: [['杨某']] }
    expect(fault({ title: '公示', sections: [{ ...section, table }] })).toBe(
      '表格每一行的格数要和列名一样多。'
    )
    expect(fault({ title: '公示', sections: [section] })).toBe('ok')
  })
})

test('every pair of state and action: it moves on, or says why not', () => {
  const states: Record<NoticeState, [readonly NoticeEvent[], string]> = {
    draft: [[], '10-31 10:00'],
    cosigned: [[signed], '10-31 10:00'],
    up: [[signed, { type: 'up', at: at('11-01 10:00'), by: 'tan', channels: ['page'] }], '11-02 11:00'],
    window_open: [standing.events, '11-02 11:00'],
    window_closed: [standing.events, '11-10 11:00'],
    term_done: [standing.events, '11-20 11:00'],
    interrupted: [[...standing.events, down('11-02 08:00')], '11-02 11:00'],
    corrected: [
      [
        ...standing.events,
        { type: 'corrected', at: at('11-02 10:30'), by: 'tan', correctionId: 'n2', reason: '写错了' }
      ],
      '11-02 11:00'
    ]
  }
  const actions: Record<keyof typeof noticeActions, NoticeAction> = {
    cosign,
    put_up: putUp,
    take_down: { type: 'take_down', by: null, channels: ['page'], reason: 'outage' },
    add_photo: { type: 'add_photo', by: tan, fileId: 'f1' },
    file_objection: { type: 'file_objection', objectionId: 'o1' },
    close_objection: { type: 'close_objection', objectionId: 'o1', effect: 'continues' },
    correct: correct(shown(corrected())),
    withdraw: { type: 'withdraw', by: tan }
  }
  const verdicts = (Object.keys(noticeStates) as NoticeState[]).map((state) => {
    const [events, now] = states[state]
    expect(noticeState(notice(events), at(now)).state).toBe(state)
    return [
      state,
      ...Object.values(actions).map((action) => answer(notice(events), action, now).replace('NOTICE_', ''))
    ]
  })
  expect(verdicts).toEqual([
    [
      'draft',
      'cosigned',
      'NOT_COSIGNED',
      'NOT_UP',
      'NOT_UP',
      'WINDOW_CLOSED',
      'NOT_UP',
      'NOT_UP',
      'NOT_WITHDRAWABLE'
    ],
    [
      'cosigned',
      'COSIGNED_ALREADY',
      'window_open',
      'NOT_UP',
      'NOT_UP',
      'WINDOW_CLOSED',
      'NOT_UP',
      'NOT_UP',
      'NOT_WITHDRAWABLE'
    ],
    [
      'up',
      'COSIGNED_ALREADY',
      'UP_ALREADY',
      'up',
      'up',
      'up',
      'OBJECTION_NOT_OPEN',
      'corrected',
      'NOT_WITHDRAWABLE'
    ],
    [
      'window_open',
      'COSIGNED_ALREADY',
      'UP_ALREADY',
      'window_open',
      'window_open',
      'window_open',
      'OBJECTION_NOT_OPEN',
      'corrected',
      'NOT_WITHDRAWABLE'
    ],
    [
      'window_closed',
      'COSIGNED_ALREADY',
      'UP_ALREADY',
      'window_closed',
      'window_closed',
      'WINDOW_CLOSED',
      'OBJECTION_NOT_OPEN',
      'corrected',
      'NOT_WITHDRAWABLE'
    ],
    [
      'term_done',
      'COSIGNED_ALREADY',
      'UP_ALREADY',
      'term_done',
      'term_done',
      'WINDOW_CLOSED',
      'OBJECTION_NOT_OPEN',
      'corrected',
      'NOT_WITHDRAWABLE'
    ],
    [
      'interrupted',
      'COSIGNED_ALREADY',
      'UP_ALREADY',
      'NOT_UP',
      'interrupted',
      'interrupted',
      'OBJECTION_NOT_OPEN',
      'corrected',
      'NOT_WITHDRAWABLE'
    ],
    [
      'corrected',
      'CORRECTED',
      'CORRECTED',
      'CORRECTED',
      'CORRECTED',
      'CORRECTED',
      'OBJECTION_NOT_OPEN',
      'CORRECTED',
      'NOT_WITHDRAWABLE'
    ]
  ])
})
