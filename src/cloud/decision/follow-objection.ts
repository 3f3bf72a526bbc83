import type { Transaction } from 'kysely'
import type { DecisionState, StepId } from '@/domain/decision/decision'
import { type Decision, type StepContext, stepOfState, voteStates } from '@/domain/decision/life'
import type { Citation } from '@/domain/decision/opinion'
import { type ActionId, step } from '@/domain/decision/step'
import type { NoticeSubject } from '@/domain/notice/notice'
import type { ObjectionEffect } from '@/domain/objection/objection-steps'
import type { Role } from '@/domain/role/roles'
import { deny } from '../api/refusal-error'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'
import { decisionOf } from './load-decision'
import { saveStep } from './save-step'
import { objectionFacts, worldContext } from './step-context'

type Tx = Transaction<Database>

/** The objection that something follows from, and the notice that it is against. */
export interface Objected {
  readonly villageId: string
  readonly subject: NoticeSubject
  readonly subjectId: string
  readonly objectionId: string
}

interface Locked {
  readonly decision: Decision
  readonly context: Omit<StepContext, 'actor'>
  readonly townshipId: string | null
}

/** The decision that a notice is about, locked; null where the notice is about something else, or an old record. */
const lockAbout = async (tx: Tx, about: Objected, now: Date): Promise<Locked | null> => {
  if (about.subject !== 'decision_resolution' && about.subject !== 'decision_result') return null
  const row = await tx
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', about.villageId)
    .where('id', '=', about.subjectId)
    .forUpdate()
    .executeTakeFirst()
  const village = await villageSubject(tx, about.villageId)
  const decision = row ? await decisionOf(tx, row) : null
  if (!village || !decision) return null
  const world = await worldContext(tx, decision, {
    villageId: about.villageId,
    countyId: village.countyId,
    now
  })
  const said = await objectionFacts(tx, about.villageId, decision, about.objectionId, world)
  return { decision, context: { ...world, ...said }, townshipId: village.townshipId }
}

const write = async (
  tx: Tx,
  { decision, townshipId }: Locked,
  about: Objected,
  action: ActionId,
  context: StepContext
): Promise<void> => {
  const outcome = step(decision, action, context)
  if (!outcome.ok) return deny(outcome.refusal)
  await saveStep(tx, outcome.value, { villageId: about.villageId, townshipId, convener: null, told: {} })
}

const objecting: Readonly<Partial<Record<DecisionState, ActionId>>> = {
  P1_PUBLISHED: 'object',
  P2_PUBLISHED: 'object_result',
  OBJECTION_HANDLING: 'object_again'
}

/** A villager has objected to a decision's notice: the decision waits for the answer. In the objection's transaction. */
export const decisionObjected = async (
  tx: Tx,
  about: Objected,
  objectorId: string,
  now: Date
): Promise<void> => {
  const locked = await lockAbout(tx, about, now)
  const action = locked && objecting[locked.decision.state]
  if (!locked || !action) return
  const actor = { id: objectorId, roles: ['villager'] } as const
  await write(tx, locked, about, action, { ...locked.context, actor })
}

const voteStateOf = (flawed: StepId) => voteStates.find((state) => stepOfState[state] === flawed)

/** What was found, and for an order or a ruling the paper it stands on. */
export interface Found {
  readonly effect: ObjectionEffect
  readonly reason: string
  readonly order?: { readonly document: string; readonly citation?: Citation }
}

interface Judged {
  readonly action: ActionId
  readonly said: Partial<StepContext>
}

/** What the supervision committee's finding does to the matter; null where it waits for another objection. */
const afterFinding = ({ effect, reason }: Found, result: boolean, open: number): Judged | null => {
  const why = `村监委核实：${reason}`
  switch (effect.kind) {
    case 'return': {
      const backTo = voteStateOf(effect.step)
      return backTo ? { action: 'return_for_flaw', said: { reason: why, backTo } } : null
    }
    case 'redo':
      return result ? { action: 'redo_work', said: { reason: why } } : null
    case 'repost':
    case 'notice_continues': {
      if (open > 0) return null
      // The resolution stands: the correction of its notice begins the terms anew, and nothing goes on before it.
      const words = effect.kind === 'repost' ? `决议不受影响，公示要更正后重新计期。${why}` : why
      return { action: result ? 'dismiss_result_objection' : 'dismiss_objection', said: { reason: words } }
    }
    default:
      return null
  }
}

/** An order of the township, or a court's ruling, stops the matter, whatever else is open. */
const afterOrder = ({ effect, reason, order }: Found): Judged | null => {
  if (effect.kind !== 'suspend' || !order) return null
  const { document, citation } = order
  const why = `${effect.by === 'court' ? '法院裁判' : '责令改正'}：${reason}`
  const said = { reason: why, order: { by: effect.by, document }, ...(citation ? { citation } : {}) }
  return { action: 'suspend_by_order', said }
}

/**
 * An objection has been judged, ordered upon or ruled on: the decision returns to the flawed step, is done again, is
 * stopped, or, when nothing else is open, goes on. An objection taken back, and a ruling that the supervision
 * committee registers, need another's word: see `holdOf`. In the objection's transaction; throws RefusalError with
 * the refusals of `step`.
 */
export const decisionAfterObjection = async (
  tx: Tx,
  about: Objected,
  found: Found,
  by: { readonly id: string; readonly role: Role },
  now: Date
): Promise<void> => {
  const locked = await lockAbout(tx, about, now)
  // A former objection may have sent it back already, and one whose notice went on may be past this.
  if (locked?.decision.state !== 'OBJECTION_HANDLING') return
  const { context } = locked
  const judged =
    by.role === 'supervision_member'
      ? afterFinding(found, about.subject === 'decision_result', context.openObjections ?? 0)
      : afterOrder(found)
  if (!judged) return
  const actor = { id: by.id, roles: [by.role] }
  await write(tx, locked, about, judged.action, { ...context, ...judged.said, actor })
}
