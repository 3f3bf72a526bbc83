import { pointsWindowDays } from '@/domain/claim/terms'
import { dayOf } from '@/domain/common/calendar'
import { DraftHonourNotice } from '@/domain/honour/forms'
import { honourText } from '@/domain/honour/notice-text'
import { honourRefusals } from '@/domain/honour/refusals'
import { draftCorrection } from '@/domain/notice/correction'
import type { NoticeContent } from '@/domain/notice/notice'
import { noticeTerms } from '@/domain/notice/terms'
import type { Subject } from '@/domain/role/may'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { readClaimNames } from '../claim/claim-names'
import { loadChoice } from '../county/load-choice'
import type { Db } from '../db/pool'
import { packForVillage } from '../decision/county-choice'
import { loadNotice } from '../notice/load-notice'
import { writeDraft } from '../notice/write-draft'
import { recorderFor } from '../points/recorder'
import { lockRound, type NomineeRow, nomineesOf, type RoundRow, type Tx } from './load-honour'
import { nameOfHousehold, presentDrafted } from './present-honour'

/** The pack's days on the board, and the county's days to object, as for a month's points. */
const termsOf = async (db: Db, village: Subject, villageId: string, now: Date) => {
  const { countyId } = village
  const pack = await packForVillage(db, { villageId, countyId, on: dayOf(now) })
  const choice = await loadChoice(db, countyId)
  const terms = noticeTerms(pack, { windowDays: choice.pointsWindowDays ?? pointsWindowDays.value })
  return terms.ok ? terms.value : deny(terms.refusal)
}

const contentOf = async (
  tx: Tx,
  village: Subject,
  round: RoundRow,
  chosen: readonly NomineeRow[],
  now: Date
): Promise<NoticeContent> => {
  const villageId = round.village_id
  const terms = await termsOf(tx, village, villageId, now)
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

/** After an upheld objection the board still shows the stopped notice: the new one stands for it, and says what changed. */
const correcting = async (tx: Tx, round: RoundRow, content: NoticeContent): Promise<NoticeContent> => {
  const old = round.stopped && round.notice_id ? await hungNotice(tx, round) : null
  if (!old) return content
  const { corrects: _, ...next } = content
  const { row, notice, contentHash } = old
  const reason = '对公示的异议成立，按核实结果重新定名单。'
  const drafted = draftCorrection({ id: row.id, content: notice.content, contentHash }, next, reason)
  return drafted.ok ? drafted.value : deny(drafted.refusal)
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
    const content = await correcting(db, round, await contentOf(db, subject, round, chosen, now))
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
