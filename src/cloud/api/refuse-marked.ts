import type { ContentAnswer } from '@/cloud/ports/content-check'
import { contentLabels } from '@/domain/issue/content-check'
import { writerOf } from '../session/writer-of'
import type { Context } from './context'
import { deny } from './refusal-error'

/** What the machine marked and can be written otherwise; null where nothing, or only a guess without a place. */
const markedIn = (words: string, answer: ContentAnswer): string | null => {
  if (answer.kind !== 'checked') return null
  const placed = answer.findings.find((f) => f.start !== null && f.end !== null && f.label !== 'personal')
  if (placed) {
    const quoted = words.slice(placed.start ?? 0, placed.end ?? 0)
    return `里面有“${quoted}”，机器认为是${contentLabels[placed.label]}`
  }
  const [found] = answer.findings
  return answer.suggestion === 'risky' ? `机器认为有${contentLabels[found?.label ?? 'other']}内容` : null
}

/**
 * Has the machine look at words that the village reads at once and no township looks at first; for `prepare`, since it
 * may wait for a network. Refuses CONTENT_MARKED with the field and what was marked. Personal data is refused by rules of
 * its own. What the machine cannot look at is let through: who writes here does so under their name.
 */
export const refuseMarked = async (
  { deps, db, now, actor }: Pick<Context, 'deps' | 'db' | 'now' | 'actor'>,
  fields: Readonly<Record<string, string | null | undefined>>
): Promise<void> => {
  // Whoever holds nothing anywhere is refused afterwards, and need not be looked at.
  if (actor.grants.length === 0) return
  const who = await writerOf({ db, secret: deps.secret }, { accountId: actor.accountId, at: now }, now)
  for (const [field, words] of Object.entries(fields)) {
    if (!words) continue
    const marked = markedIn(words, await deps.content.checkWords(words, who))
    if (marked === null) continue
    const message = `这段话村里人都能看到，${marked}。请改一改再交；觉得不该拦，请到村委会当面提。`
    deny({ code: 'CONTENT_MARKED', message, field })
  }
}
