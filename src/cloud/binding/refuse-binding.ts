import { RefuseBinding } from '@/domain/binding/binding'
import { mutation } from '../api/procedure'
import { bindingSubject, denyBinding } from './decide-binding'
import { presentDecided } from './present-binding'

/**
 * The courtyard host or the committee does not know the asker as that person. Refuses BINDING_OWN and
 * BINDING_ALREADY_DECIDED.
 */
export const refuseBinding = mutation({
  action: 'confirm_binding',
  input: RefuseBinding,
  subject: (ctx, { villageId, bindingId }) => bindingSubject(ctx, villageId, bindingId),
  run: async (ctx, { reason }, deciding) => {
    await denyBinding(ctx, deciding, reason)
    return presentDecided(deciding.row.id, 'refused')
  }
})
