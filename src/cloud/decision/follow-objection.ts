import type { Transaction } from 'kysely'
import type { DecisionState, StepId } from '@/domain/decision/decision'
import { type Decision, type StepContext, stepOfState, voteStates } from '@/domain/decision/life'
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

/**
 * The supervision committee has judged an objection: the decision returns to the flawed step, is done again, or, when
 * nothing else is open, goes on. What a notice alone has to put right, and what the township orders, is not decided
 * here. In the objection's transaction; throws RefusalError with the refusals of `step`.
 */
export const decisionAfterObjection = async (
  tx: Tx,
  about: Objected,
  found: { readonly effect: ObjectionEffect; readonly reason: string },
  by: { readonly id: string; readonly role: Role },
  now: Date
): Promise<void> => {
  const locked = await lockAbout(tx, about, now)
  // A former objection may have sent it back already.
  if (locked?.decision.state !== 'OBJECTION_HANDLING' || by.role !== 'supervision_member') return
  const { effect } = found
  const actor = { id: by.id, roles: [by.role] }
  const context = { ...locked.context, actor, reason: `村监委核实：${found.reason}` }
  const result = about.subject === 'decision_result'
  if (effect.kind === 'return') {
    const backTo = voteStateOf(effect.step)
    if (backTo) await write(tx, locked, about, 'return_for_flaw', { ...context, backTo })
  } else if (effect.kind === 'redo') {
    if (result) await write(tx, locked, about, 'redo_work', context)
  } else if (effect.kind === 'notice_continues' && context.openObjections === 0) {
    await write(tx, locked, about, result ? 'dismiss_result_objection' : 'dismiss_objection', context)
  }
}
