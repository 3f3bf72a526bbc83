import { claimRefusals } from '@/domain/claim/refusals'
import { FileObjection } from '@/domain/objection/objection'
import { fileObjection } from '@/domain/objection/objection-steps'
import { termsOfSubject } from '@/domain/objection/terms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { noticesOfBatch } from '../claim/batch-notice'
import { lineObjected } from '../claim/line-objection'
import { newId } from '../crypto/new-id'
import { decisionObjected } from '../decision/follow-objection'
import { roundObjected } from '../honour/round-objected'
import { lockNotice } from '../notice/load-notice'
import { packOfNotice } from '../notice/notice-subject'
import { actOnNotice, viewOf } from '../notice/save-notice'
import { tellOffice } from '../notice/tell-office'
import { recorderFor } from '../points/recorder'
import { assembleObjections } from './load-objection'
import { presentOwnReceipt } from './present-objection'
import { writeObjectionEvent, writeObjectionState } from './save-objection'

/**
 * A villager objects to a notice while its window is open; the notice's term waits for the answer. The public never
 * learns the name unless the villager shows it. Refuses OBJECTION_WINDOW_CLOSED, OBJECTION_OPEN_ALREADY,
 * OBJECTION_REPEATED and VILLAGE_ENDED; against a points notice, which it holds back by one line alone,
 * OBJECTION_LINE_NEEDED, OBJECTION_LINE_UNKNOWN and OBJECTION_LINE_BOOKED; against an award's that was taken down,
 * HONOUR_NOTICE_TAKEN_DOWN.
 */
export const raiseObjection = mutation({
  action: 'object',
  input: FileObjection,
  subject: ({ db }, { villageId, noticeId }) => lockNotice(db, villageId, noticeId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const notice = subject.loaded
    const by = recorderFor(ctx, 'object', subject)
    const ofPoints = notice.row.subject_kind === 'points_batch'
    const lineNo = ofPoints ? (input.lineNo ?? deny(claimRefusals.lineNeeded)) : null
    const { villageId, noticeId } = input
    // What was said about a line under a notice that was stopped is not said again under the next.
    const notices =
      lineNo === null
        ? [noticeId]
        : await noticesOfBatch(db, { villageId, batchId: notice.row.subject_id, noticeId })
    const former = await db
      .selectFrom('objection')
      .selectAll()
      .where('village_id', '=', input.villageId)
      .where('notice_id', 'in', notices)
      .where('objector_id', '=', by.id)
      // Each line of a points notice is a matter of its own.
      .$if(lineNo !== null, (q) => q.where('line_no', '=', lineNo))
      .execute()
    const filing = {
      id: newId(),
      villageId: input.villageId,
      noticeId: input.noticeId,
      subject: notice.row.subject_kind,
      objectorId: by.id,
      showName: input.showName,
      ground: input.ground,
      words: input.words
    }
    const mine = (await assembleObjections(db, former)).map((o) => o.objection)
    const filed = fileObjection(filing, { notice: viewOf(notice, now), mine }, now)
    if (!filed.ok) return deny(filed.refusal)
    await roundObjected(db, notice)
    const objection = filed.value
    const pack = packOfNotice(notice.notice.content.terms.packId, notice.row.drafted_at)
    const terms = termsOfSubject(pack, filing.subject)
    await db
      .insertInto('objection')
      .values({
        village_id: filing.villageId,
        id: filing.id,
        notice_id: filing.noticeId,
        objector_id: filing.objectorId,
        show_name: filing.showName,
        ground: filing.ground,
        words: filing.words,
        state: objection.state,
        filed_at: now,
        updated_at: now,
        line_no: lineNo
      })
      .execute()
    for (const event of objection.events) await writeObjectionEvent(db, objection, event, by)
    await writeObjectionState(db, objection, terms, now)
    if (lineNo === null) {
      // The notice's history says that somebody objected, not who.
      await actOnNotice(ctx, notice, { type: 'file_objection', objectionId: filing.id }, null)
    } else {
      await lineObjected(ctx, { villageId, noticeId, batchId: notice.row.subject_id, lineNo })
    }
    const about = {
      villageId: filing.villageId,
      subject: filing.subject,
      subjectId: notice.row.subject_id,
      objectionId: filing.id
    }
    await decisionObjected(db, about, by.id, now)
    const ids = { objectionId: filing.id, noticeId: filing.noticeId }
    await tellOffice(ctx, filing.villageId, ['committee_member'], 'objection_to_receive', ids)
    await tellOffice(ctx, filing.villageId, ['supervision_member'], 'objection_raised', ids)
    return presentOwnReceipt(objection, terms, now)
  }
})
