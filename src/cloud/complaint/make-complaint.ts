import type { Transaction } from 'kysely'
import { workingDaysAfter } from '@/domain/calendar-data/working-days'
import { MakeComplaint } from '@/domain/complaint/forms'
import {
  type ComplaintAbout,
  complaintLevel,
  complaintLimits,
  complaintRefusals,
  complaintWorkingDays
} from '@/domain/complaint/names'
import { common } from '@/domain/refusal/refusal'
import { ownAccount } from '../account/own-account'
import { mutation, nowhere } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import { villageSubject } from '../place/subjects'
import { denyPractising } from '../training/deny-practising'
import { presentComplaintState } from './present-complaint'
import { tellAnswerers } from './tell-answerers'

type Tx = Transaction<Database>

/** Only what is in the open can be pointed at, so that pointing tells nothing about what is not. */
const isPublic = async (tx: Tx, villageId: string, about: { kind: ComplaintAbout; id: string }) => {
  const row =
    about.kind === 'issue'
      ? await tx
          .selectFrom('issue')
          .select('id')
          .where('village_id', '=', villageId)
          .where('id', '=', about.id)
          .where('moderation', '=', 'shown')
          .executeTakeFirst()
      : await tx
          .selectFrom('notice')
          .select('id')
          .where('village_id', '=', villageId)
          .where('id', '=', about.id)
          .where('state', 'not in', ['draft', 'cosigned'])
          .executeTakeFirst()
  return row !== undefined
}

/**
 * 投诉举报, by anybody who is signed in, bound to a village or not. It lies with the township or the county, by its kind, and is
 * due in 15 working days; the village learns nothing of it. Refuses NOT_SIGNED_IN, NOT_FOUND, TRAINING_NOT_HERE,
 * COMPLAINT_ABOUT_UNKNOWN and COMPLAINT_TOO_MANY.
 */
export const makeComplaint = mutation({
  action: 'own_account',
  input: MakeComplaint,
  subject: () => nowhere,
  run: async (ctx, { villageId, kind, words, about }) => {
    const { db, now, actor } = ctx
    const accountId = ownAccount(ctx)
    const village = (await villageSubject(db, villageId)) ?? deny(common.notFound)
    // Whoever practises may complain where they practise, and to no real office.
    if (!ctx.persons.some((p) => p.countyId === village.countyId)) await denyPractising(ctx)
    const placeId = complaintLevel[kind] === 'township' ? village.townshipId : village.countyId
    if (placeId === null) return deny(common.notFound)
    if (about && !(await isPublic(db, villageId, about))) return deny(complaintRefusals.aboutUnknown)
    // Presses of one account at once come one after the other.
    await db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute()
    const open = await db
      .selectFrom('complaint')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('account_id', '=', accountId)
      .where('state', '=', 'asked')
      .executeTakeFirstOrThrow()
    if (open.count >= complaintLimits.openAtOnce) return deny(complaintRefusals.tooMany)
    const row = {
      place_id: placeId,
      id: newId(),
      account_id: accountId,
      village_id: villageId,
      kind,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      words,
      state: 'asked' as const,
      asked_at: now,
      due_on: workingDaysAfter(actor.on, complaintWorkingDays).due
    }
    await db.insertInto('complaint').values(row).execute()
    await db
      .insertInto('complaint_event')
      .values({ place_id: placeId, id: newId(), complaint_id: row.id, at: now, to_state: 'asked', words })
      .execute()
    await tellAnswerers(ctx, placeId, complaintLevel[kind])
    return presentComplaintState(row)
  }
})
