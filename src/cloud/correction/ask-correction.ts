import { workingDaysAfter } from '@/domain/calendar-data/working-days'
import { readWanted } from '@/domain/correction/correction'
import { AskCorrection } from '@/domain/correction/forms'
import { correctionLimits, correctionRefusals, correctionWorkingDays } from '@/domain/correction/names'
import { findPersonalData } from '@/domain/notice/personal-data'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import { tellOffice } from '../notice/tell-office'
import { recorderFor } from '../points/recorder'
import { writeCorrectionEvent } from './correction-row'
import { memberSubject } from './member-subject'
import { presentCorrection, stoodWords } from './present-correction'

/**
 * Says what is wrong in one's own line of the roster (个人信息保护法第46条); the committee answers in 15 working days. Refuses
 * CORRECTION_WANTED_INVALID, CORRECTION_SAME, CORRECTION_TOO_MANY and CORRECTION_MEMBER_LEFT. Of a phone only the
 * keyed hash and the last four digits are kept, from the start.
 */
export const askCorrection = mutation({
  action: 'correction_own',
  input: AskCorrection,
  subject: async ({ db }, { villageId, memberId }) => {
    // Presses of one person at once come one after the other.
    await db
      .selectFrom('member')
      .select('id')
      .where('village_id', '=', villageId)
      .where('id', '=', memberId)
      .forNoKeyUpdate()
      .execute()
    return memberSubject(db, villageId, memberId)
  },
  run: async (ctx, { villageId, memberId, field, wanted }, subject) => {
    const { db, now, deps, actor } = ctx
    if (subject.endedOn !== null || subject.line.ended_on !== null) return deny(correctionRefusals.memberLeft)
    const read = readWanted(field, wanted, actor.on)
    if (!read.ok) return deny(read.refusal)
    // What is only words is read by people: a number of a card or a phone has no place in it.
    const [personal] = field === 'other' ? findPersonalData(wanted) : []
    if (personal)
      return deny(correctionRefusals.wantedInvalid(`请不要写“${personal.excerpt}”。${personal.advice}`))
    const phoneHash = field === 'phone' ? keyedHash(deps.secret, 'phone', wanted) : null
    const kept = phoneHash ? `****${wanted.slice(-4)}` : wanted
    const stood = stoodWords(field, subject.line)
    const same = phoneHash ? subject.line.phone_hash?.equals(phoneHash) : stood === kept
    if (same) return deny(correctionRefusals.same)
    const open = await db
      .selectFrom('roster_correction')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('village_id', '=', villageId)
      .where('member_id', '=', memberId)
      .where('state', 'in', ['asked', 'returned', 'passed_up'])
      .executeTakeFirstOrThrow()
    if (open.count >= correctionLimits.openAtOnce) return deny(correctionRefusals.tooMany)
    const row = {
      village_id: villageId,
      id: newId(),
      member_id: memberId,
      field,
      stood,
      wanted: kept,
      phone_hash: phoneHash,
      state: 'asked' as const,
      asked_at: now,
      due_on: workingDaysAfter(actor.on, correctionWorkingDays).due,
      reason: null,
      updated_at: now
    }
    await db.insertInto('roster_correction').values(row).execute()
    await writeCorrectionEvent(db, row, null, recorderFor(ctx, 'correction_own', subject), now, null)
    await tellOffice(ctx, villageId, ['committee_member'], 'correction_asked', {})
    return presentCorrection(row)
  }
})
