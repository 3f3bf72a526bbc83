import { type Content, yuan } from '@/domain/decision/content'
import type { DecisionTold } from '../db/schema'
import { presentPhoto } from '../file/present-file'

/** What came of a resolution, beside what was resolved: budget and final account in whole fen and in words, photos. */
export const presentResult = (
  done: NonNullable<DecisionTold['completion']>,
  resolved: Content | null,
  link: { readonly villageId: string; readonly secret: Uint8Array; readonly now: Date }
) => {
  const budget = resolved?.amount ?? null
  const { acceptedOn, finalAmount, photoIds } = done
  return {
    acceptedOn,
    budget,
    budgetWords: budget === null ? null : yuan(budget),
    finalAmount,
    finalWords: finalAmount === null ? null : yuan(finalAmount),
    /** Positive where it cost more than was resolved. */
    difference: budget === null || finalAmount === null ? null : finalAmount - budget,
    differenceWords: budget === null || finalAmount === null ? null : yuan(Math.abs(finalAmount - budget)),
    photos: photoIds.map((fileId) =>
      presentPhoto(link.secret, { villageId: link.villageId, fileId }, link.now)
    )
  }
}
