import type { MessageKind } from '@/domain/message/message'
import { keeperRoles, type Redemption, type RedemptionAction } from '@/domain/shop/redemption'
import { newId } from '../crypto/new-id'
import { tellOffice } from '../notice/tell-office'
import type { RedemptionRow } from './load-redemption'
import type { Tx } from './lock-shop'

interface Word {
  readonly kind: MessageKind
  readonly now: Date
  readonly reason?: string | null
  /** Whoever did it knows. */
  readonly except?: string | null
}

type About = Pick<RedemptionRow, 'village_id' | 'id' | 'household_id'>

const payloadOf = (row: About, reason?: string | null) => ({
  redemptionId: row.id,
  ...(reason ? { reason } : {})
})

const send = async (tx: Tx, row: About, ids: readonly string[], word: Word): Promise<void> => {
  const to = ids.filter((id) => id !== word.except)
  if (to.length === 0) return
  const payload = JSON.stringify(payloadOf(row, word.reason))
  await tx
    .insertInto('outbox')
    .values(
      to.map((id) => ({
        place_id: row.village_id,
        id: newId(),
        kind: word.kind,
        holder_id: id,
        payload,
        at: word.now
      }))
    )
    .execute()
}

/** Tells everyone of the household who is on the roster; whoever has no phone hears of it at home. */
export const tellHousehold = async (tx: Tx, row: About, word: Word): Promise<void> => {
  const members = await tx
    .selectFrom('member')
    .select('id')
    .where('village_id', '=', row.village_id)
    .where('household_id', '=', row.household_id)
    .where('ended_on', 'is', null)
    .execute()
  await send(
    tx,
    row,
    members.map((m) => m.id),
    word
  )
}

export const tellMember = (tx: Tx, row: About, memberId: string, word: Word): Promise<void> =>
  send(tx, row, [memberId], word)

/** Tells the keepers, and the supervision committee with them. */
export const tellKeepers = (tx: Tx, row: About, kind: MessageKind, now: Date, reason?: string | null) =>
  tellOffice(
    { db: tx, now },
    row.village_id,
    [...keeperRoles, 'supervision_member'],
    kind,
    payloadOf(row, reason)
  )

/** Whom a step concerns. */
export const tellStep = async (
  tx: Tx,
  row: RedemptionRow,
  step: {
    readonly action: RedemptionAction
    readonly next: Redemption
    readonly now: Date
    readonly actorId: string
    /** By one of the household itself, who need not be told what they did. */
    readonly byHousehold: boolean
    readonly reason: string | null
  }
): Promise<void> => {
  const { action, next, now, reason } = step
  const word = { now, reason, except: step.actorId }
  switch (action) {
    case 'allot':
      return tellHousehold(tx, row, { ...word, kind: 'shop_ready' })
    case 'expire':
      return tellHousehold(tx, row, { ...word, kind: 'shop_returned' })
    case 'cancel':
    case 'close':
      if (step.byHousehold) return
      return tellHousehold(tx, row, { ...word, kind: 'shop_cancelled' })
    case 'hand_over':
    case 'name_witness':
      if (next.witnessId) await tellMember(tx, row, next.witnessId, { ...word, kind: 'shop_witness' })
      if (action === 'hand_over') await tellHousehold(tx, row, { ...word, kind: 'shop_handed' })
      return
    case 'deny':
      return tellKeepers(tx, row, 'shop_denied', now, reason)
    case 'take_back':
      return tellHousehold(tx, row, { ...word, kind: 'shop_ready' })
    case 'confirm':
    case 'attest':
      return
  }
}
