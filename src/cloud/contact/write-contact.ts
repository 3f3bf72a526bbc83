import type * as z from 'zod/mini'
import type { ChooseVillageContact } from '@/domain/contact/forms'
import type { Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import type { WriteContext } from '../api/procedure'
import { newId } from '../crypto/new-id'
import { recorderFor } from '../points/recorder'
import { type ContactRow, findContactRow } from './find-contact'

interface Word {
  readonly placeId: string
  readonly contact: z.output<typeof ChooseVillageContact>['contact']
  readonly action: Action
}

/** Adds the place's new word (null takes the last one back) and answers whom its people call from now on. */
export const writeContact = async (
  ctx: WriteContext,
  { placeId, contact, action }: Word,
  subject: Subject
): Promise<ContactRow | null> => {
  const { post, name, phone, hours } = contact ?? { post: null, name: null, phone: null, hours: null }
  await ctx.db
    .insertInto('office_contact')
    .values({
      place_id: placeId,
      id: newId(),
      post,
      name,
      phone,
      hours,
      agreed_on: contact && ctx.actor.on,
      chosen_by: recorderFor(ctx, action, subject).id,
      at: ctx.now
    })
    .execute()
  return findContactRow(ctx.db, placeId)
}
