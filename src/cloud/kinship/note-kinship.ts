import { checkKin, kinRefusals } from '@/domain/claim/kin'
import { NoteKinship } from '@/domain/claim/kin-forms'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { presentNoted } from './present-kinship'

const subject = async ({ db }: WriteContext, input: { villageId: string; memberId: string }) => {
  const village = await villageSubject(db, input.villageId)
  const member = await db
    .selectFrom('member')
    .select('household_id')
    .where('village_id', '=', input.villageId)
    .where('id', '=', input.memberId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return village && member ? { ...village, memberId: input.memberId, ofHousehold: member.household_id } : null
}

const findRelative = async (
  db: WriteContext['db'],
  villageId: string,
  { name, householdNo }: { name: string; householdNo?: string | undefined }
) => {
  const found = await db
    .selectFrom('member as m')
    .innerJoin('household as h', (j) =>
      j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
    )
    .select(['m.id', 'm.name', 'm.household_id', 'h.no'])
    .where('m.village_id', '=', villageId)
    .where('m.name', '=', name)
    .where('m.ended_on', 'is', null)
    .$if(householdNo !== undefined, (q) => q.where('h.no', '=', householdNo ?? ''))
    .limit(2)
    .execute()
  if (found.length > 1) return deny(kinRefusals.manyNamed)
  return found[0] ?? deny(kinRefusals.unknown)
}

/**
 * Notes that somebody is a near relative of a member, by the member or by the committee. The relative is named in full
 * and not chosen from a list, so that nobody needs to see the roster for it. Refuses KIN_NOT_FOUND, KIN_SAME_NAME,
 * KIN_ALREADY and what `checkKin` refuses.
 */
export const noteKinship = mutation({
  action: 'kinship_note',
  input: NoteKinship,
  subject,
  run: async (ctx, { villageId, memberId, relative, relation }, at) => {
    const found = await findRelative(ctx.db, villageId, relative)
    const checked = checkKin(
      { memberId, householdId: at.ofHousehold },
      { memberId: found.id, householdId: found.household_id }
    )
    if (!checked.ok) return deny(checked.refusal)
    const by = recorderFor(ctx, 'kinship_note', at)
    const id = newId()
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('kinship')
      .values({
        village_id: villageId,
        id,
        member_id: memberId,
        relative_id: found.id,
        relation,
        noted_by: by.id,
        noted_name: by.name,
        noted_at: ctx.now
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) return deny(kinRefusals.already)
    return presentNoted(id, found, relation)
  }
})
