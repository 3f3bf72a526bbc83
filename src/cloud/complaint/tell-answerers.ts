import type { WriteContext } from '../api/procedure'
import { tellOffice } from '../notice/tell-office'

/** Tells those of the township or the county who answer complaints that one has come. */
export const tellAnswerers = (
  ctx: Pick<WriteContext, 'db' | 'now'>,
  placeId: string,
  level: 'township' | 'county'
): Promise<void> =>
  tellOffice(ctx, placeId, level === 'township' ? ['township_staff'] : ['sys_admin'], 'complaint_asked', {})
