import { ConfirmBinding } from '@/domain/binding/binding'
import { mutation } from '../api/procedure'
import { bindingSubject, giveBinding } from './decide-binding'
import { presentDecided } from './present-binding'

/**
 * The courtyard host or the committee vouches for someone they know. Refuses BINDING_OWN, BINDING_ALREADY_DECIDED
 * and BINDING_MEMBER_LEFT.
 */
export const confirmBinding = mutation({
  action: 'confirm_binding',
  input: ConfirmBinding,
  subject: (ctx, { villageId, bindingId }) => bindingSubject(ctx, villageId, bindingId),
  run: async (ctx, _input, deciding) => {
    await giveBinding(ctx, deciding)
    return presentDecided(deciding.row.id, 'active')
  }
})
