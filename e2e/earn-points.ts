import type { DemoKey } from '../src/cloud/demo/demo-people'
import { ask, villageId, write } from './matter-scene'
import { hangDraft, movedOn, type Village } from './resolve-rules'

interface Book {
  readonly categories: readonly { readonly items: readonly { itemId: string; words: string }[] }[]
}
interface Draft {
  readonly noticeId: string | null
  readonly contentHash: string | null
}
interface Batch {
  readonly claims: readonly { claimId: string; points: number | null }[]
}

const assessors: readonly DemoKey[] = ['assessor-a', 'assessor-a2', 'assessor-a3']

/**
 * What `claimStory` shows on screens, beside the phone: deeds of today, recorded for a household by the beginning of their
 * rule's words, scored, reviewed, hung and booked.
 */
export const earnPoints = async (
  village: Village,
  householdId: string,
  deeds: readonly { readonly words: string; readonly times: number }[]
): Promise<void> => {
  const book = await ask<Book>(village, 'committee-a', 'rulebook.read', { villageId })
  const items = book.categories.flatMap((c) => c.items)
  for (const { words, times } of deeds) {
    const itemId = items.find((i) => i.words.startsWith(words))?.itemId
    const { sheetId } = await write<{ sheetId: string | null }>(village, 'committee-a', 'claim.record', {
      ...{ itemId, times, occurredOn: village.today, note: '签到表上都有', fileIds: [] },
      lines: [{ householdId }]
    })
    for (const key of assessors) await write(village, key, 'claim.scoreSheet', { sheetId, exceptions: [] })
  }
  const { batchId } = await write<{ batchId: string }>(village, 'committee-a2', 'claim.openBatch', {})
  const drawn = await ask<Batch>(village, 'committee-a2', 'claim.readBatch', {
    ...{ villageId, batchId, only: 'drawn' }
  })
  for (const { claimId, points } of drawn.claims)
    await write(village, 'committee-a2', 'claim.recheck', { claimId, points: points ?? 0 })
  await write(village, 'committee-a2', 'claim.reviewBatch', { batchId })
  const { noticeId, contentHash } = await write<Draft>(village, 'committee-a2', 'claim.draftNotice', {
    batchId
  })
  if (noticeId === null || contentHash === null) throw new Error('nothing was left to hang')
  await hangDraft(village, { noticeId, contentHash })
  await movedOn(village, 8)
}
