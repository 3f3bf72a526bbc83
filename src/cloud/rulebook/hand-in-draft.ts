import { createHash } from 'node:crypto'
import { dayOf } from '@/domain/common/calendar'
import { type DecisionState, endStates } from '@/domain/decision/decision'
import { personalFault } from '@/domain/decision/public-words'
import { ruleAt } from '@/domain/decision/step'
import { common } from '@/domain/refusal/refusal'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { HandInDraft } from '@/domain/rulebook/forms'
import { fingerprintOf, fullText, proposalOf } from '@/domain/rulebook/full-text'
import type { RulebookDraft } from '@/domain/rulebook/rule-item'
import { adoptRulebook } from '@/domain/rulebook/rulebook'
import { RulebookInput } from '@/domain/rulebook/rulebook-input'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { moveMatter } from '../decision/act-decision'
import { lockDecision } from '../decision/lock-decision'
import { proposeMatter } from '../decision/propose-decision'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import {
  type DraftRow,
  findDraft,
  linesOfDraft,
  lockDraft,
  mustBeOpen,
  noteDraft,
  rulebookOf
} from './load-draft'
import { presentDraftCard } from './present-draft'
import { lastBook } from './rule-items'

/** Checks a text as it will be checked when it takes effect, and as its words will be read by everybody. */
const checkText = async (ctx: WriteContext, villageId: string, draft: RulebookDraft): Promise<void> => {
  const parsed = RulebookInput.safeParse(draft)
  const issue = parsed.error?.issues[0]
  if (issue) deny({ code: 'RULEBOOK_INCOMPLETE', message: issue.message, field: issue.path.join('.') })
  const personal = personalFault({ text: fullText(draft).join('\n') })
  if (personal) deny({ ...personal, field: 'lines' })
  const adopted = adoptRulebook(draft, {
    ...{ adoptedOn: dayOf(ctx.now), adoptedBy: '', deductions: draft.deductionPeriod !== null },
    previous: await lastBook(ctx.db, villageId)
  })
  if (!adopted.ok) deny(adopted.refusal)
}

const keepText = async (ctx: WriteContext, draft: DraftRow, content: RulebookDraft, fingerprint: string) => {
  const kept = await ctx.db
    .selectFrom('rulebook_text')
    .select('fingerprint')
    .where('village_id', '=', draft.village_id)
    .where('draft_id', '=', draft.id)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  if (kept) return
  await ctx.db
    .insertInto('rulebook_text')
    .values({
      ...{ village_id: draft.village_id, draft_id: draft.id, fingerprint, at: ctx.now },
      content: JSON.stringify(content)
    })
    .execute()
}

type Proposal = ReturnType<typeof proposalOf>
interface Handing {
  readonly requestId: string
  readonly villageId: string
  readonly proposal: Proposal
  readonly deductions: boolean
}

const propose = async (ctx: WriteContext, { requestId, villageId, proposal, deductions }: Handing) => {
  const village = (await livingVillage(ctx.db, villageId)) ?? deny(common.notFound)
  const { decisionId } = await proposeMatter(
    ctx,
    {
      ...{ requestId, villageId, ...proposal },
      topic: deductions ? 'binding_points_rules' : 'points_rules',
      flags: deductions ? { binding: true } : {},
      source: { kind: 'cadre', petition: null }
    },
    village
  )
  return decisionId
}

/** The matter goes on with the new text, as its next version. */
const revise = async (
  ctx: WriteContext,
  locked: NonNullable<Awaited<ReturnType<typeof lockDecision>>>,
  { requestId, villageId, proposal }: Handing
): Promise<string> => {
  const decisionId = locked.row.id
  await moveMatter(ctx, { requestId, villageId, decisionId, action: 'revise', ...proposal }, locked)
  return decisionId
}

const isLive = (state: string): boolean => !endStates.includes(state as DecisionState)

/**
 * Hands a rulebook to the village's decision (四议两公开): the text is frozen under its fingerprint and a matter with it
 * comes into the pool, or the matter under way gets it as its next version. A rulebook with deductions goes to the
 * villagers' meeting. Refuses RULEBOOK_LINES_WAIT, RULEBOOK_DAY_NEEDED, RULEBOOK_INCOMPLETE, RULEBOOK_TOO_LATE,
 * PERSONAL_DATA, the codes of `adoptRulebook`, RULEBOOK_DRAFT_FROZEN, RULEBOOK_DRAFT_ENDED and VILLAGE_ENDED.
 */
export const handInDraft = mutation({
  action: 'rulebook_draft',
  input: HandInDraft,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, { requestId, villageId, draftId }, subject) => {
    const seen = (await findDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    // The decision is locked before the draft, as everywhere.
    const locked = seen.decision_id ? await lockDecision(ctx, villageId, seen.decision_id) : null
    const draft = (await lockDraft(ctx.db, villageId, draftId)) ?? deny(common.notFound)
    mustBeOpen(draft)
    const content = rulebookOf(draft, await linesOfDraft(ctx.db, villageId, draftId))
    await checkText(ctx, villageId, content)
    const sha = createHash('sha256').update(fullText(content).join('\n')).digest('hex')
    const fingerprint = fingerprintOf(sha)
    await keepText(ctx, draft, content, fingerprint)
    const deductions = content.deductionPeriod !== null
    const handing = { requestId, villageId, proposal: proposalOf(content, fingerprint), deductions }
    const live = locked && isLive(locked.row.state) ? locked : null
    if (live && !ruleAt(live.row.state as DecisionState, 'revise')) deny(draftRefusals.tooLate)
    const sameTopic = live && (live.row.topic === 'binding_points_rules') === deductions
    if (live && !sameTopic) deny(draftRefusals.otherTopic)
    // Taken back and handed in again without a change: the matter carries this text already.
    const same = live !== null && draft.fingerprint === fingerprint
    const decisionId = same
      ? live.row.id
      : live
        ? await revise(ctx, live, handing)
        : await propose(ctx, handing)
    const row = await ctx.db
      .updateTable('rulebook_draft')
      .set({ state: 'frozen', decision_id: decisionId, fingerprint, updated_at: ctx.now })
      .where('village_id', '=', villageId)
      .where('id', '=', draftId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const by = recorderFor(ctx, 'rulebook_draft', subject)
    await noteDraft(ctx.db, draft, 'frozen', { by, now: ctx.now, fingerprint })
    return presentDraftCard(row)
  }
})
