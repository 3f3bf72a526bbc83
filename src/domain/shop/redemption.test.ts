import fc from 'fast-check'
import type { Role } from '../role/roles'
import { type RedemptionState, redemptionStates } from './names'
import {
  actionsFor,
  isOpen,
  type Redemption,
  type RedemptionAction,
  redemptionActions,
  type ShopActor,
  type ShopContext,
  stepRedemption,
  transitions
} from './redemption'
import { effects, moveStock, type Stock } from './stock'

const states = Object.keys(redemptionStates) as RedemptionState[]
const person = (memberId: string, householdId: string | null, ...roles: (Role | 'system')[]): ShopActor => ({
  ...{ memberId, householdId, roles, accountIds: [memberId] },
  accountHouseholds: householdId ? [householdId] : []
})
const villager = person('aunt', 'h1', 'villager')
const stranger = person('other', 'h9', 'villager')
const keeper = person('keeper', 'h2', 'villager', 'committee_member')
const ownKeeper = person('cousin', 'h1', 'villager', 'committee_member')
const witness = person('rep', 'h3', 'villager', 'villager_rep')
const clock = person('', null, 'system')
const lawful = { id: 'rep', householdId: 'h3', roles: ['villager_rep' as const] }

const at = (state: RedemptionState): Redemption => ({
  ...{ id: 'r', householdId: 'h1', goodsId: 'g', count: 2, points: 10, state },
  code: state === 'reserved' ? '123456' : null,
  dueOn: '2026-11-20',
  keeperId: state === 'handed' ? 'keeper' : null,
  witnessId: state === 'handed' ? 'rep' : null
})
const by = (actor: ShopActor, more: Partial<ShopContext> = {}): ShopContext => ({
  ...{ today: '2026-11-22', pickupDays: 15, newCode: '654321', actor, ...more }
})
const good: Record<RedemptionAction, ShopContext> = {
  allot: by(clock),
  cancel: by(villager),
  expire: by(clock),
  close: by(clock),
  hand_over: by(keeper, { code: '123456' }),
  name_witness: by(keeper, { witness: lawful }),
  confirm: by(villager),
  attest: by(witness),
  deny: by(villager, { reason: '没有见到东西' }),
  take_back: by(keeper, { reason: '点错了' })
}
const answer = (r: Redemption, action: RedemptionAction, c: ShopContext): string => {
  const stepped = stepRedemption(r, action, c)
  return stepped.ok ? stepped.value.state : stepped.refusal.code
}

describe('every pair of state and step', () => {
  test.each(redemptionActions)('%s is open in its own states and in no other', (action) => {
    const rule = transitions[action]
    for (const state of states) {
      const here = rule.from.some((s) => s === state)
      const expected = here
        ? rule.to === 'same'
          ? state
          : rule.to
        : isOpen(state)
          ? 'SHOP_NOT_NOW'
          : 'SHOP_ENDED'
      expect([action, state, answer(at(state), action, good[action])]).toEqual([action, state, expected])
    }
  })
  test.each(redemptionActions)('%s is nobody else’s', (action) => {
    const r = at(transitions[action].from[0] as RedemptionState)
    const offices: Role[] = [
      'supervision_member',
      'party_secretary',
      'township_staff',
      'sys_admin',
      'villager'
    ]
    for (const role of offices) {
      const c = { ...good[action], actor: person('x', 'h8', role) }
      expect([role, answer(r, action, c)]).toEqual([role, 'SHOP_NOT_YOURS'])
    }
    expect(answer(r, action, { ...good[action], actor: stranger })).toBe('SHOP_NOT_YOURS')
  })
  test('a step that is none', () => {
    expect(answer(at('reserved'), 'approve' as RedemptionAction, by(keeper))).toBe('SHOP_ACTION_UNKNOWN')
  })
})

describe('a hand-over is refused', () => {
  const over = (c: ShopContext) => answer(at('reserved'), 'hand_over', c)
  test('to the keeper’s own household, also where only the account is of it', () => {
    expect(over(by(ownKeeper, { code: '123456' }))).toBe('SHOP_OWN_HOUSEHOLD')
    const shared = { ...keeper, accountHouseholds: ['h2', 'h1'] }
    expect(over(by(shared, { code: '123456' }))).toBe('SHOP_OWN_HOUSEHOLD')
    expect(actionsFor(at('reserved'), ownKeeper)).toEqual(['cancel'])
  })
  test('without a code and without a witness, or with a wrong code', () => {
    expect(over(by(keeper))).toBe('SHOP_CODE_NEEDED')
    expect(over(by(keeper, { code: '123457' }))).toBe('SHOP_CODE_WRONG')
    expect(over(by(keeper, { code: '123457', witness: lawful }))).toBe('SHOP_CODE_WRONG')
  })
  test.each([
    ['the keeper', { ...lawful, id: 'keeper' }],
    ['of the household', { ...lawful, householdId: 'h1' }],
    ['of the keeper’s household', { ...lawful, householdId: 'h2' }],
    ['in no office', { ...lawful, roles: ['villager' as const] }]
  ])('before a witness who is %s', (_, unfit) => {
    expect(over(by(keeper, { witness: unfit }))).toBe('SHOP_WITNESS_UNFIT')
    expect(answer(at('handed'), 'name_witness', by(keeper, { witness: unfit }))).toBe('SHOP_WITNESS_UNFIT')
  })
})

test('whoever handed over is no witness to it, also where another keeper names them', () => {
  const second = person('second', 'h4', 'villager', 'committee_member')
  const handedBy = { id: 'keeper', householdId: 'h2', roles: ['committee_member' as const] }
  expect(answer(at('handed'), 'name_witness', by(second, { witness: handedBy }))).toBe('SHOP_WITNESS_UNFIT')
})

describe('a confirmation', () => {
  test('is not given from the phone that handed over', () => {
    const both = { ...villager, accountIds: ['aunt', 'keeper'] }
    expect(answer(at('handed'), 'confirm', by(both))).toBe('SHOP_SAME_HANDS')
    expect(answer(at('handed'), 'attest', by({ ...witness, accountIds: ['rep', 'keeper'] }))).toBe(
      'SHOP_SAME_HANDS'
    )
    expect(actionsFor(at('handed'), both)).not.toContain('confirm')
  })
  test('is the named witness’s alone, beside the household’s', () => {
    expect(answer({ ...at('handed'), witnessId: null }, 'attest', by(witness))).toBe('SHOP_NOT_YOURS')
    expect(answer(at('handed'), 'attest', by(villager))).toBe('SHOP_NOT_YOURS')
  })
})

test('a keeper says why they cancel, a household need not; what is denied or taken back needs its reason', () => {
  expect(answer(at('reserved'), 'cancel', by(keeper))).toBe('SHOP_REASON_NEEDED')
  expect(answer(at('reserved'), 'cancel', by(keeper, { reason: '货坏了' }))).toBe('cancelled')
  expect(answer(at('queued'), 'cancel', by(villager))).toBe('cancelled')
  expect(answer(at('handed'), 'deny', by(villager))).toBe('SHOP_REASON_NEEDED')
  expect(answer(at('handed'), 'take_back', by(keeper))).toBe('SHOP_REASON_NEEDED')
})

test('the last day is the household’s; the day after it goes back', () => {
  expect(answer({ ...at('reserved'), dueOn: '2026-11-22' }, 'expire', by(clock))).toBe('SHOP_NOT_LATE')
  expect(answer({ ...at('reserved'), dueOn: '2026-11-21' }, 'expire', by(clock))).toBe('expired')
})

test('a code is good for one wait: after a hand-over there is none, after a denial another', () => {
  const handed = stepRedemption(at('reserved'), 'hand_over', good.hand_over)
  expect(handed).toMatchObject({ ok: true, value: { code: null, keeperId: 'keeper', witnessId: null } })
  const denied = stepRedemption(at('handed'), 'deny', good.deny)
  expect(denied).toMatchObject({ ok: true, value: { code: '654321', dueOn: '2026-12-07', keeperId: null } })
})

test('whatever is pressed in whatever order: nothing below zero, and stock, points and what is promised agree', () => {
  const step = fc.record({ action: fc.constantFrom(...redemptionActions), which: fc.nat({ max: 3 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 8, max: 20 }), (steps, taken) => {
      let stock: Stock = { available: taken - 8, reserved: 8, gone: 0 }
      const purse = { reserved: 40, redeemed: 0, available: 0 }
      const all = [0, 1, 2, 3].map(() => at('queued'))
      for (const { action, which } of steps) {
        const before = all[which] ?? at('queued')
        const c = { ...good[action], ...(good[action].code && before.code ? { code: before.code } : {}) }
        const stepped = stepRedemption({ ...before, dueOn: '2026-11-20' }, action, c)
        if (!stepped.ok) continue
        all[which] = stepped.value
        const { stock: kind, points } = effects[action]
        const moved = kind === null ? stock : moveStock(stock, kind, before.count)
        if (!moved) throw new Error(`${action} had too little`)
        stock = moved
        if (points !== null) purse.reserved -= before.points
        if (points === 'give_back') purse.available += before.points
        if (points === 'hand_over') purse.redeemed += before.points
      }
      const count = (...of: RedemptionState[]) =>
        all.filter((r) => of.includes(r.state)).reduce((sum, r) => sum + r.count, 0)
      expect(stock.available + stock.reserved + stock.gone).toBe(taken)
      expect(stock.reserved).toBe(count('queued', 'reserved'))
      expect(stock.gone).toBe(count('handed', 'fulfilled'))
      expect(purse.reserved + purse.redeemed + purse.available).toBe(40)
      expect(purse.reserved).toBe(5 * count('queued', 'reserved', 'handed'))
      expect(purse.redeemed).toBe(5 * count('fulfilled'))
    })
  )
})
