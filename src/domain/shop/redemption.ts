import { addDays } from '../common/calendar'
import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'
import { permissions } from '../role/permissions'
import type { Role } from '../role/roles'
import { openStates, type RedemptionState, unconfirmedDays } from './names'
import { shopRefusals as no } from './refusals'

/** What a household asked for, and how far it has come. `points` is the price of all of it, as it was that day. */
export interface Redemption {
  readonly id: string
  readonly householdId: string
  readonly goodsId: string
  readonly count: number
  readonly points: number
  readonly state: RedemptionState
  /** Six digits, while it waits at the counter. */
  readonly code: string | null
  /** The last day on which it can be fetched, or on which an unconfirmed hand-over is brought up again. */
  readonly dueOn: string | null
  /** The keeper who handed it over. */
  readonly keeperId: string | null
  /** Who confirms instead of the household, where there is no phone. */
  readonly witnessId: string | null
}

/** One person of an account. A family may share one account: nobody is on both sides of the counter with one phone. */
export interface ShopActor {
  readonly memberId: string
  readonly householdId: string | null
  readonly roles: readonly (Role | 'system')[]
  /** Everyone the account is bound to here, this person among them, and their households. */
  readonly accountIds: readonly string[]
  readonly accountHouseholds: readonly string[]
}

/** A person as a witness: an office in the village, and whose household. */
export interface Witness {
  readonly id: string
  readonly householdId: string | null
  readonly roles: readonly Role[]
}

export interface ShopContext {
  readonly today: string
  readonly pickupDays: number
  readonly actor: ShopActor
  /** For the next wait at the counter; drawn by whoever has chance at hand. */
  readonly newCode: string
  /** What the keeper typed or scanned. */
  readonly code?: string | undefined
  readonly reason?: string | undefined
  readonly witness?: Witness | null | undefined
}

type Who = 'system' | 'household' | 'keeper' | 'either' | 'witness' | 'confirming'
type Need =
  | 'late'
  | 'reason'
  | 'keepersReason'
  | 'otherHousehold'
  | 'otherHands'
  | 'codeOrWitness'
  | 'witness'

interface Transition {
  readonly name: string
  readonly from: readonly RedemptionState[]
  readonly to: RedemptionState | 'same'
  readonly who: Who
  readonly needs: readonly Need[]
}

/**
 * From asking to holding it in one's hands. The goods change hands only with both sides: a keeper of another household
 * with the code of this one, then the household (or a witness) that says it was received. No state is passed by silence.
 */
export const transitions = {
  allot: { name: '轮到了', from: ['queued'], to: 'reserved', who: 'system', needs: [] },
  cancel: {
    name: '取消兑换',
    from: ['queued', 'reserved'],
    to: 'cancelled',
    who: 'either',
    needs: ['keepersReason']
  },
  expire: { name: '过期没领', from: ['reserved'], to: 'expired', who: 'system', needs: ['late'] },
  /** The village is merged away; nothing may stay open in its books. */
  close: {
    name: '并村退回',
    from: ['queued', 'reserved'],
    to: 'cancelled',
    who: 'system',
    needs: []
  },
  hand_over: {
    name: '交货',
    from: ['reserved'],
    to: 'handed',
    who: 'keeper',
    needs: ['otherHousehold', 'codeOrWitness']
  },
  name_witness: {
    name: '请人见证',
    from: ['handed'],
    to: 'same',
    who: 'keeper',
    needs: ['otherHousehold', 'witness']
  },
  confirm: { name: '确认领到', from: ['handed'], to: 'fulfilled', who: 'household', needs: ['otherHands'] },
  attest: { name: '见证领到', from: ['handed'], to: 'fulfilled', who: 'witness', needs: ['otherHands'] },
  deny: { name: '没有领到', from: ['handed'], to: 'reserved', who: 'confirming', needs: ['reason'] },
  take_back: { name: '收回', from: ['handed'], to: 'reserved', who: 'keeper', needs: ['reason'] }
} as const satisfies Record<string, Transition>

export type RedemptionAction = keyof typeof transitions
export const redemptionActions = Object.keys(transitions) as RedemptionAction[]

/** What people press; the rest happens by itself. */
export const pressedActions = redemptionActions.filter((a) => transitions[a].who !== 'system')

/** Who keeps the shop: the same table that the server asks. */
export const keeperRoles = Object.keys(permissions.shop_keep) as Role[]

/** Offices whose holders may witness a hand-over (as they may sign for other papers of the village). */
export const witnessRoles = [
  'supervision_member',
  'villager_rep',
  'courtyard_host',
  'group_leader',
  'committee_member',
  'party_secretary'
] as const satisfies readonly Role[]

/** The office under which somebody keeps the shop, or null. */
export const keeperRoleOf = (a: Pick<ShopActor, 'roles'>): Role | null =>
  keeperRoles.find((role) => a.roles.includes(role)) ?? null

const isKeeper = (a: ShopActor): boolean => keeperRoleOf(a) !== null
const isHousehold = (r: Redemption, a: ShopActor): boolean =>
  a.roles.includes('villager') && a.householdId === r.householdId
const isWitness = (r: Redemption, a: ShopActor): boolean =>
  r.witnessId !== null && a.memberId === r.witnessId && !a.roles.includes('system')

const holds: Record<Who, (r: Redemption, a: ShopActor) => boolean> = {
  system: (_, a) => a.roles.includes('system'),
  household: isHousehold,
  keeper: (_, a) => isKeeper(a),
  either: (r, a) => isHousehold(r, a) || isKeeper(a),
  witness: isWitness,
  confirming: (r, a) => isHousehold(r, a) || isWitness(r, a)
}

const isFit = (r: Redemption, c: ShopContext, w: Witness): boolean =>
  w.householdId !== r.householdId &&
  w.id !== r.keeperId &&
  !c.actor.accountIds.includes(w.id) &&
  (w.householdId === null || !c.actor.accountHouseholds.includes(w.householdId)) &&
  w.roles.some((role) => witnessRoles.some((one) => one === role))

const witnessFault = (r: Redemption, c: ShopContext): Refusal | null => {
  if (!c.witness) return no.witnessNeeded
  return isFit(r, c, c.witness) ? null : no.witnessUnfit
}

const isOwn = (r: Pick<Redemption, 'householdId'>, a: ShopActor): boolean =>
  a.accountHouseholds.includes(r.householdId)

const needs: Record<Need, (r: Redemption, c: ShopContext) => Refusal | null> = {
  late: (r, c) => (r.dueOn !== null && r.dueOn < c.today ? null : no.notLate),
  reason: (_, c) => (c.reason ? null : no.reasonNeeded),
  // Whoever gives up what is their own owes nobody a reason; the village does.
  keepersReason: (r, c) => (isHousehold(r, c.actor) || c.reason ? null : no.reasonNeeded),
  otherHousehold: (r, c) => (isOwn(r, c.actor) ? no.ownHousehold : null),
  otherHands: (r, c) =>
    r.keeperId !== null && c.actor.accountIds.includes(r.keeperId) ? no.sameHands : null,
  codeOrWitness: (r, c) => {
    if (c.code !== undefined) return c.code === r.code ? null : no.codeWrong
    return c.witness ? witnessFault(r, c) : no.codeNeeded
  },
  witness: witnessFault
}

/** What a step leaves beside the state. */
const effectOf = (action: RedemptionAction, r: Redemption, c: ShopContext): Partial<Redemption> => {
  switch (action) {
    case 'allot':
    case 'deny':
    case 'take_back':
      // A code that was shown once opens nothing a second time.
      return { code: c.newCode, dueOn: addDays(c.today, c.pickupDays), keeperId: null, witnessId: null }
    case 'hand_over':
      return {
        code: null,
        dueOn: addDays(c.today, unconfirmedDays),
        keeperId: c.actor.memberId,
        witnessId: c.code === undefined ? (c.witness?.id ?? null) : null
      }
    case 'name_witness':
      return { witnessId: c.witness?.id ?? r.witnessId }
    default:
      return { code: null, dueOn: null }
  }
}

/**
 * One step of a redemption. Refuses SHOP_ACTION_UNKNOWN, SHOP_ENDED, SHOP_NOT_NOW, SHOP_NOT_YOURS, or the first thing
 * that is missing: SHOP_NOT_LATE, SHOP_REASON_NEEDED, SHOP_OWN_HOUSEHOLD, SHOP_CODE_NEEDED, SHOP_CODE_WRONG,
 * SHOP_WITNESS_NEEDED, SHOP_WITNESS_UNFIT, SHOP_SAME_HANDS.
 */
export const stepRedemption = (
  r: Redemption,
  action: RedemptionAction,
  c: ShopContext
): Outcome<Redemption> => {
  const answer = (told: Refusal) => refuse(told.code, told.message, told.field)
  if (!redemptionActions.includes(action)) return answer(no.actionUnknown)
  const rule: Transition = transitions[action]
  if (!rule.from.includes(r.state)) return answer(isOpen(r.state) ? no.notNow : no.ended)
  if (!holds[rule.who](r, c.actor)) return answer(no.notYours)
  for (const need of rule.needs) {
    const lacking = needs[need](r, c)
    if (lacking) return answer(lacking)
  }
  const state = rule.to === 'same' ? r.state : rule.to
  return accept({ ...r, ...effectOf(action, r, c), state })
}

/** Whether points and stock are still held for the household. */
export const isOpen = (state: RedemptionState): boolean => openStates.some((s) => s === state)

/** The steps that are this person's to take now; what each still needs is asked when it is pressed. */
export const actionsFor = (
  r: Pick<Redemption, 'state' | 'householdId' | 'witnessId' | 'keeperId'>,
  actor: ShopActor
): RedemptionAction[] =>
  pressedActions.filter((action) => {
    const rule: Transition = transitions[action]
    const whole = { ...r, id: '', goodsId: '', count: 0, points: 0, code: null, dueOn: null }
    if (!rule.from.includes(r.state) || !holds[rule.who](whole, actor)) return false
    if (rule.needs.includes('otherHousehold') && isOwn(r, actor)) return false
    return !(
      rule.needs.includes('otherHands') &&
      r.keeperId !== null &&
      actor.accountIds.includes(r.keeperId)
    )
  })
