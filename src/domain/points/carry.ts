import * as z from 'zod/mini'
import { type Judge, type Kinship, recusalOf } from '../claim/recusal'
import { Id, RequestId, text } from '../common/fields'
import { accept, type Outcome, type Refusal } from '../refusal/refusal'

/** What becomes of points that a household leaves behind: asked for, carried, or not. */
export const carryStates = { open: '等村监委确认', done: '已转', refused: '没有同意' } as const
export type CarryState = keyof typeof carryStates

export const carryRefusals = {
  stays: {
    code: 'CARRY_HOUSEHOLD_STAYS',
    message: '这一户还在名册上，积分由这一户自己用，不用转。',
    field: 'householdId'
  },
  nothing: {
    code: 'CARRY_NOTHING',
    message: '这一户没有可以转的积分。在公示、在兑换的，办完以后再转。',
    field: 'householdId'
  },
  elsewhere: {
    code: 'CARRY_ELSEWHERE',
    message: '积分只能转到这一户的人现在住的户，请重新选。',
    field: 'intoId'
  },
  openAlready: { code: 'CARRY_OPEN_ALREADY', message: '这一户已经有人申请转了，等村监委确认。' },
  over: { code: 'CARRY_OVER', message: '这一件已经办完，请刷新后再看。' },
  own: { code: 'CARRY_OWN', message: '这一件是您提出的，请由村监委另一位来确认。' },
  recused: {
    code: 'CARRY_RECUSED',
    message: '两户里有您自己家或近亲属家，请回避，由别人来办。'
  }
} as const satisfies Record<string, Refusal>

/** What is known of the two households when their points are asked for, and once more when it is decided. */
export interface CarryFacts {
  readonly household: { readonly id: string; readonly endedOn: string | null }
  readonly left: { readonly available: number; readonly honour: number }
  readonly intoId: string
  /** Where those who once belonged to the household live today. */
  readonly livesIn: readonly string[]
}

/**
 * Whether the points that an ended household left behind may go to another: to one in which somebody of it lives. Points are
 * the household's, nobody's alone. Refuses CARRY_HOUSEHOLD_STAYS, CARRY_NOTHING and CARRY_ELSEWHERE.
 */
export const checkCarry = ({ household, left, intoId, livesIn }: CarryFacts): Outcome<null> => {
  const no = (refusal: Refusal) => ({ ok: false as const, refusal })
  if (household.endedOn === null) return no(carryRefusals.stays)
  if (intoId === household.id || !livesIn.includes(intoId)) return no(carryRefusals.elsewhere)
  return left.available + left.honour > 0 ? accept(null) : no(carryRefusals.nothing)
}

/** Whoever gains by it, or whose near relatives do, neither asks nor decides. */
export const isRecused = (judge: Judge, householdIds: readonly string[], kin: readonly Kinship[]): boolean =>
  householdIds.some((householdId) => recusalOf(judge, { householdId, memberId: null }, kin) !== null)

export const ListCarries = z.object({ villageId: Id, before: z.optional(Id) })
export const AskCarry = z.object({
  ...{ requestId: RequestId, villageId: Id, householdId: Id, intoId: Id },
  reason: text('为什么转', 4, 200)
})
export const DecideCarry = z
  .object({
    ...{ requestId: RequestId, villageId: Id, carryId: Id, agree: z.boolean() },
    words: z.optional(text('意见', 2, 200))
  })
  .check(
    z.refine((form) => form.agree || form.words !== undefined, {
      error: '不同意的，请写明原因。',
      path: ['words']
    })
  )
