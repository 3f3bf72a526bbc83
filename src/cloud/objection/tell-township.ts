import type { Objection } from '@/domain/objection/objection'
import { townshipRoles } from '@/domain/role/roles'
import type { WriteContext } from '../api/procedure'
import { tellOffice } from '../notice/tell-office'

/** Tells the township's staff that an objection was passed up to them; the village's id tells them where it lies. */
export const tellTownship = async (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  townshipId: string | null,
  { id, villageId, noticeId }: Pick<Objection, 'id' | 'villageId' | 'noticeId'>
): Promise<void> => {
  if (townshipId === null) return
  const ids = { objectionId: id, noticeId, villageId }
  await tellOffice(ctx, townshipId, townshipRoles, 'objection_passed_up', ids)
}
