import fc from 'fast-check'
import { at, pack2026 } from '../notice/notice-testing'
import { packById, packFor } from '../rule-pack/rule-pack'
import { deadline } from './deadlines'
import { type Objection, type ObjectionActor, type ObjectionEvent, seesObjector } from './objection'
import { isClosed, noticeEffect, type ObjectionAction, stepObjection } from './objection-steps'
import { mayAct, objectionActionsFor } from './objection-table'
import {
  acknowledge,
  answered,
  escalated,
  flawed,
  fresh,
  late,
  legal,
  lin,
  received,
  reply,
  run,
  sendBack,
  staff,
  tan,
  terms,
  unfounded,
  yang
} from './objection-testing'
import { objectionTerms } from './terms'
import { waysOut } from './ways-out'

describe('what follows', () => {
  const effect = (objection: Objection, action: ObjectionAction) => {
    const outcome = stepObjection(objection, action, terms, at('11-06 12:00'))
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.effect
  }
  test('the decision goes back to the earliest flawed step; a fault of the posting alone is posted again', () => {
    expect(effect(answered, flawed)).toEqual({ kind: 'return', step: 'deliberation' })
    expect(effect(answered, { ...flawed, steps: ['resolution_notice'] } as ObjectionAction)).toEqual({
      kind: 'repost'
    })
  })
  test('the notice goes on after one that was not founded, and stops after any other', () => {
    expect(noticeEffect(effect(answered, unfounded))).toBe('continues')
    expect(noticeEffect(effect(answered, { type: 'withdraw', by: yang }))).toBe('continues')
    expect(noticeEffect(effect(answered, flawed))).toBe('stops')
    expect(noticeEffect(effect(received, reply))).toBeNull()
    const order: ObjectionAction = {
      type: 'order',
      by: legal,
      article: '组织法第41条',
      document: '责令改正通知书〔2026〕1号',
      reason: '侵害财产权利'
    }
    expect([effect(received, order), noticeEffect(effect(received, order))]).toEqual([
      { kind: 'suspend', by: 'township' },
      'stops'
    ])
  })
})

describe('terms', () => {
  const due = (objection: Objection, when: string) => deadline(objection, terms, at(when))
  test('receipt within 24 hours, to the minute', () => {
    expect(due(fresh(), '11-03 09:59')).toEqual({ term: 'receipt', dueAt: at('11-03 10:00'), late: false })
    expect(due(fresh(), '11-03 10:00')?.late).toBe(true)
  })
  test('reply within three days of the receipt, or fifteen', () => {
    expect(due(received, '11-05 23:59')).toEqual({ term: 'reply', dueAt: at('11-06 00:00'), late: false })
    expect(due(received, '11-06 00:00')?.late).toBe(true)
    const complex = run(received, [
      '11-03 10:00',
      { type: 'mark_complex', by: tan, reason: '要到现场量一量' }
    ])
    expect(due(complex, '11-06 00:00')?.dueAt).toEqual(at('11-18 00:00'))
  })
  test('a late receipt and an answer sent back buy no time', () => {
    const slow = run(fresh(), ['11-05 20:00', acknowledge])
    expect(due(slow, '11-05 21:00')?.dueAt).toEqual(at('11-07 00:00'))
    const again = run(answered, ['11-05 10:00', sendBack])
    expect(due(again, '11-05 11:00')).toMatchObject({ term: 'reply', dueAt: at('11-06 00:00') })
  })
  test('verification and the township have theirs; what is closed has none', () => {
    expect(due(answered, '11-04 10:00')).toMatchObject({ term: 'verify', dueAt: at('11-07 00:00') })
    expect(due(escalated, '11-06 10:00')).toMatchObject({ term: 'township', dueAt: at('11-17 00:00') })
    expect(due(run(answered, ['11-04 10:00', unfounded]), '12-04 10:00')).toBeNull()
  })
  test('what ran out goes up by itself and says which term it was', () => {
    expect(escalated.events.at(-1)).toMatchObject({
      type: 'escalate',
      by: null,
      late: 'reply',
      to: 'ESCALATED'
    })
  })
  test('浙江 gives the government twenty days', () => {
    expect(objectionTerms(packFor({ code12: '330122100200', on: '2026-11-01' })).townshipDays).toBe(20)
  })
})

test('the name is known to the objector, the supervisor, and the township once it has gone up; to no one else', () => {
  const viewers: Record<string, ObjectionActor> = {
    objector: yang,
    supervisor: lin,
    committee: tan,
    secretary: { memberId: 'qin', role: 'party_secretary' },
    villager: { memberId: 'qin', role: 'villager' },
    visitor: { memberId: null, role: 'visitor' },
    staff,
    county: { memberId: null, role: 'county_observer' }
  }
  const who = (o: Objection) => Object.keys(viewers).filter((v) => viewers[v] && seesObjector(o, viewers[v]))
  expect(who(answered)).toEqual(['objector', 'supervisor'])
  expect(who(escalated)).toEqual(['objector', 'supervisor', 'staff'])
  expect(who({ ...answered, showName: true })).toEqual(Object.keys(viewers))
})

test('buttons show what may be done', () => {
  expect(objectionActionsFor(answered, lin)).toEqual([
    'send_back',
    'find_unfounded',
    'find_flawed',
    'find_redo',
    'escalate',
    'record_ruling'
  ])
  expect(objectionActionsFor(answered, yang)).toEqual(['escalate', 'withdraw'])
  expect(objectionActionsFor(answered, staff)).toEqual([])
  expect(mayAct(answered, 'find_unfounded', lin).ok).toBe(true)
})

describe('ways out', () => {
  test('four of them, in order, with their terms in plain words', () => {
    expect(waysOut(pack2026, { subject: 'decision_resolution' })).toEqual([
      {
        id: 'supervision',
        name: '村务监督委员会',
        does: '核实您对决议的异议。名字不对外公开。',
        terms: ['24小时内给您受理回执', '村委会3天内答复，复杂的15天内答复', '村监委3天内核实'],
        basis: '村民委员会组织法（2025年修正，2026-01-01起施行）第37条'
      },
      {
        id: 'township',
        name: '乡镇人民政府',
        does: '调查核实；公开不真实、决定违法的，责令依法改正。',
        terms: ['10天内答复', '村里超过期限没有答复的，会自动转到乡镇'],
        basis:
          '村民委员会组织法（2025年修正，2026-01-01起施行）第36条、村民委员会组织法（2025年修正，2026-01-01起施行）第41条'
      },
      {
        id: 'petition',
        name: '信访',
        does: '向乡镇或县信访部门提出，由有权处理的机关办理并书面答复。',
        terms: [
          '15天内登记并转送',
          '60天内办结，情况复杂的最多再延30天',
          '对办理意见不服：收到后30天内申请复查，30天内答复',
          '对复查意见不服：收到后30天内申请复核，30天内答复'
        ],
        basis: '信访工作条例（2022年5月1日起施行）第22条、第34条至第36条'
      },
      {
        id: 'court',
        name: '人民法院',
        does: '决定侵害了您的合法权益，可以起诉，请法院撤销这个决定。',
        terms: ['法律没有写明起诉的期限，请尽早提出，可以先问乡镇司法所或拨打12348'],
        basis: '村民委员会组织法（2025年修正，2026-01-01起施行）第41条'
      }
    ])
  })
  test('the collective has terms for the court; before 2026 the articles have their old numbers', () => {
    expect(waysOut(pack2026, { subject: 'accounts', body: 'collective' })[3]).toMatchObject({
      terms: ['知道或应当知道之日起1年内提出', '决定作出满5年的，不能再提出'],
      basis: '农村集体经济组织法（2024年，2025-05-01起施行）第57条'
    })
    const before = packById('national-2018') ?? pack2026
    expect(waysOut(before, { subject: 'decision_resolution' })[3]?.basis).toMatch(/2018.*第36条$/)
  })
})

const someone = fc.constantFrom(yang, tan, lin, staff, legal, null)
const anything: fc.Arbitrary<ObjectionAction> = fc.oneof(
  someone.map((by): ObjectionAction => ({ ...acknowledge, by })),
  someone.map((by): ObjectionAction => ({ ...reply, by }) as ObjectionAction),
  someone.map((by): ObjectionAction => ({ ...sendBack, by }) as ObjectionAction),
  someone.map((by): ObjectionAction => ({ ...unfounded, by }) as ObjectionAction),
  someone.map((by): ObjectionAction => ({ ...flawed, by }) as ObjectionAction),
  someone.map((by): ObjectionAction => ({ ...late, by }) as ObjectionAction),
  someone.map(
    (by): ObjectionAction => ({ type: 'report_finding', by, words: '经核实，通知张贴时间是10月29日。' })
  ),
  someone.map((by): ObjectionAction => ({ type: 'withdraw', by }))
)

test('whatever is tried: nothing is dismissed without an answer and a supervisor, and history only grows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anything, fc.integer({ min: 0, max: 5000 })), { maxLength: 25 }),
      (tries) => {
        let objection = fresh()
        let minutes = 0
        for (const [action, wait] of tries) {
          minutes += wait
          const now = new Date(at('11-02 10:00').getTime() + minutes * 60_000)
          const outcome = stepObjection(objection, action, terms, now)
          if (!outcome.ok) continue
          const { next } = outcome.value
          expect(next.events.slice(0, -1)).toEqual(objection.events)
          expect(isClosed(objection.state) && objection.state !== 'UNFOUNDED').toBe(false)
          objection = next
        }
        if (objection.state !== 'UNFOUNDED') return
        const has = (type: ObjectionEvent['type']) => objection.events.some((e) => e.type === type)
        expect(has('reply') || has('report_finding')).toBe(true)
        expect(objection.events.find((e) => e.type === 'find_unfounded')?.by?.role).toBe('supervision_member')
      }
    )
  )
})
