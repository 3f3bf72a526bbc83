import { checkKinEnd, kinRefusals } from '@/domain/claim/kin'
import { EndKinship } from '@/domain/claim/kin-forms'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { presentEnded } from './present-kinship'

/** Whose it is: the caller's where the caller is one of the two, else the one it was noted for. */
const subject = async (ctx: WriteContext, input: { villageId: string; kinshipId: string }) => {
  const village = await villageSubject(ctx.db, input.villageId)
  const kinship = await ctx.db
    .selectFrom('kinship')
    .select(['id', 'member_id', 'relative_id', 'noted_by', 'ended_at'])
    .where('village_id', '=', input.villageId)
    .where('id', '=', input.kinshipId)
    .forUpdate()
    .executeTakeFirst()
  if (!village || !kinship) return null
  const own = ctx.persons.some((p) => p.holderId === kinship.relative_id)
  return { ...village, memberId: own ? kinship.relative_id : kinship.member_id, kinship }
}

/**
 * Takes a noted relation back, with the reason; the row stays. Refuses KIN_OVER and, to one of the two whom somebody
 * else noted, KIN_NOTED_BY_OTHER.
 */
export const endKinship = mutation({
  action: 'kinship_note',
  input: EndKinship,
  subject,
  run: async (ctx, { villageId, reason }, at) => {
    const { kinship } = at
    if (kinship.ended_at) return deny(kinRefusals.over)
    const by = recorderFor(ctx, 'kinship_note', at)
    const between = [kinship.member_id, kinship.relative_id] as const
    // A family may share a phone: whoever of the account is one of the two counts as that one.
    const who = ctx.persons.find((p) => between.includes(p.holderId))?.holderId ?? by.id
    const checked = checkKinEnd({ between, notedBy: kinship.noted_by }, who)
    if (!checked.ok) return deny(checked.refusal)
    await ctx.db
      .updateTable('kinship')
      .set({ ended_by: by.id, ended_name: by.name, ended_at: ctx.now, end_reason: reason })
      .where('village_id', '=', villageId)
      .where('id', '=', kinship.id)
      .execute()
    return presentEnded(kinship.id)
  }
})
