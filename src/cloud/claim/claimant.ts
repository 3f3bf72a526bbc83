import { claimRefusals } from '@/domain/claim/refusals'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import type { Recorder } from '../points/ledger'
import { readKinship } from './kinship'

/**
 * As whom the caller claims for a household: one of its members, or a near relative whom the village has noted. An
 * account may be bound to several people; the one of the household goes first. Refuses CLAIM_NOT_RELATIVE.
 */
export const claimantFor = async (
  ctx: Pick<Context, 'db' | 'persons'>,
  villageId: string,
  householdId: string
): Promise<Recorder> => {
  const mine = ctx.persons.filter((p) => p.kind === 'member' && p.villageId === villageId)
  const own = mine.find((p) => p.householdId === householdId)
  if (own) return { id: own.holderId, name: own.name, role: 'villager' }
  const kin = await readKinship(
    ctx.db,
    villageId,
    mine.map((p) => p.holderId)
  )
  const tied = kin.find((k) => k.householdId === householdId)
  const relative = tied && mine.find((p) => p.holderId === tied.memberId)
  if (!relative) return deny(claimRefusals.notRelative)
  return { id: relative.holderId, name: relative.name, role: 'villager' }
}
