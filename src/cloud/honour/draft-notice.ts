import { DraftHonourNotice } from '@/domain/honour/forms'
import { honourText } from '@/domain/honour/notice-text'
import { honourRefusals } from '@/domain/honour/refusals'
import { draftCorrection, draftReplacement } from '@/domain/notice/correction'
import type { NoticeContent } from '@/domain/notice/notice'
import { noticeState } from '@/domain/notice/notice-state'
import { stopOf, stopReasons } from '@/domain/notice/stopped'
import type { Subject } from '@/domain/role/may'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { readClaimNames } from '../claim/claim-names'
import { termsOf } from '../claim/draft-of-batch'
import { type LoadedNotice, loadNotice } from '../notice/load-notice'
import { standingFor } from '../notice/standing-for'
import { writeDraft } from '../notice/write-draft'
import { recorderFor } from '../points/recorder'
import { lockRound, type NomineeRow, nomineesOf, type RoundRow, type Tx } from './load-honour'
import { nameOfHousehold, presentDrafted } from './present-honour'

interface Drafting {
  readonly village: Subject
  readonly round: RoundRow
  readonly chosen: readonly NomineeRow[]
  /** The notice of this round that hung and was stopped, if there was one. */
  readonly former: LoadedNotice | null
  readonly now: Date
}

const contentOf = async (tx: Tx, drafting: Drafting): Promise<NoticeContent> => {
  const { village, round, chosen, former, now } = drafting
  const villageId = round.village_id
  const terms = await termsOf(tx, village, now, former)
  const names = await readClaimNames(
    tx,
    villageId,
    chosen.map((r) => ({ household_id: r.household_id, member_id: null }))
  )
  const text = honourText({
    ...{ category: round.category, period: round.period, points: round.points, windowDays: terms.windowDays },
    lines: chosen.map((row) => ({
      householdName: nameOfHousehold(row, names.head(row.household_id)),
      result: row.result ?? ''
    }))
  })
  const about = { villageId, subject: 'honour_round' as const, subjectId: round.id }
  return { ...text, ...about, attachments: [], terms, corrects: null }
}

/**
 * The notice that hung before still stands on the board: the new one stands for it, and says why and what changed. After an
 * upheld objection something must have changed; what was covered or altered hangs anew as it is.
 */
const correcting = ({ round, former, now }: Drafting, content: NoticeContent): NoticeContent => {
  if (!former) return content
  const { corrects: _, ...next } = content
  const stop = stopOf(former.notice, noticeState(former.notice, now), former.intact)
  const { reason } = stop ?? deny(honourRefusals.roundNotNow)
  const stopped = { former, reason }
  if (!round.stopped) return standingFor(stopped, next, `原公示${stopReasons[reason]}，重新公示。`)
  const why = '对公示的异议成立，按核实结果重新定名单。'
  return standingFor(stopped, next, why, reason === 'altered' ? draftReplacement : draftCorrection)
}

/** The notice of this round that was put up last and has not given way; a draft after it does not count. */
const hungNotice = async (tx: Tx, round: RoundRow) => {
  const row = await tx
    .selectFrom('notice')
    .select('id')
    .where('village_id', '=', round.village_id)
    .where('subject_kind', '=', 'honour_round')
    .where('subject_id', '=', round.id)
    .where('state', 'not in', ['draft', 'cosigned', 'corrected'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? loadNotice(tx, round.village_id, row.id) : null
}

/**
 * Drafts the notice of those who are to be honoured, in the order of the household numbers; the supervision committee
 * signs it, the secretary lets it out. A later draft takes the place of one that does not hang. Refuses
 * HONOUR_ROUND_NOT_NOW, HONOUR_NONE_CHOSEN, NOTICE_CORRECTION_EMPTY (an objection was upheld, and nobody struck),
 * NOTICE_PERSONAL_DATA and VILLAGE_ENDED.
 */
export const draftHonourNotice = mutation({
  action: 'honour_manage',
  input: DraftHonourNotice,
  subject: ({ db }, { villageId, roundId }) => lockRound(db, villageId, roundId),
  run: async (ctx, _input, subject) => {
    const { db, now } = ctx
    const { round } = subject
    if (round.state !== 'judged') deny(honourRefusals.roundNotNow)
    const chosen = (await nomineesOf(db, round)).filter((r) => r.state === 'chosen')
    if (chosen.length === 0) deny(honourRefusals.noneChosen)
    const by = recorderFor(ctx, 'honour_manage', subject)
    const former = round.notice_id ? await hungNotice(db, round) : null
    const drafting = { village: subject, round, chosen, former, now }
    const content = correcting(drafting, await contentOf(db, drafting))
    const drafted = await writeDraft(ctx, content, by)
    await db
      .insertInto('honour_notice_line')
      .values(
        chosen.map((r) => ({
          village_id: round.village_id,
          notice_id: drafted.noticeId,
          nominee_id: r.id
        }))
      )
      .execute()
    await db
      .updateTable('honour_round')
      .set({ notice_id: drafted.noticeId })
      .where('village_id', '=', round.village_id)
      .where('id', '=', round.id)
      .execute()
    return presentDrafted(drafted, chosen.length)
  }
})
