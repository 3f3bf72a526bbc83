import { canEscalate, sayDue } from './say-due'

const due = (late: boolean): Parameters<typeof sayDue>[0] => ({
  termName: '受理回执',
  dueAt: '2026-11-22T02:30:00Z',
  late,
  left: late ? '超过2小时' : '还剩2小时',
  byWhen: '11月22日10:30前'
})

test('says by when, and that it is late', () => {
  expect(sayDue(due(false))).toBe('11月22日10:30前要受理回执，还剩2小时。')
  expect(sayDue(due(true))).toBe('受理回执过期了：11月22日10:30前就该办，超过2小时。')
})

test('passing it up is offered only to whom it is open, and only when a term ran out', () => {
  expect(canEscalate({ actions: ['escalate', 'withdraw'], due: due(false) })).toBe(false)
  expect(canEscalate({ actions: ['escalate', 'withdraw'], due: due(true) })).toBe(true)
  expect(canEscalate({ actions: ['withdraw'], due: due(true) })).toBe(false)
  expect(canEscalate({ actions: ['escalate'], due: null })).toBe(false)
})
