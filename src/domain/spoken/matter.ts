import { spokenTime } from './day'
import { spoken } from './for-ear'

interface LineHeard {
  readonly at: string
  readonly kindName: string
  readonly by: string
  readonly role: string | null
  readonly facts: readonly string[]
  readonly reason: string | null
}

interface MatterHeard {
  readonly words: string
  readonly soundUrl: string | null
  readonly categoryName: string
  readonly where: string | null
  readonly raisedAt: string
  readonly history: readonly LineHeard[]
}

const sayLine = (line: LineHeard, today: string): string =>
  [
    spokenTime(line.at, today),
    line.role && line.role !== line.by && line.role !== '村民' ? `${line.role}${line.by}` : line.by,
    line.kindName,
    ...line.facts,
    line.reason
  ]
    .filter(Boolean)
    .join('，')

/** A matter for the ear: where it stands (`state`), what was said, and everything that was done about it in its order. */
export const spokenMatter = (m: MatterHeard, state: string, today: string): string =>
  spoken([
    `这件事现在：${state}`,
    m.words || (m.soundUrl ? '事情是用录音说的，请点“听录音”' : null),
    `是${m.categoryName}方面的事，${spokenTime(m.raisedAt, today)}说的`,
    m.where && `地点：${m.where}`,
    ...m.history.map((line) => sayLine(line, today))
  ])

/** What one has been told, the newest first. */
export const spokenMessages = (
  messages: readonly { readonly at: string; readonly words: string; readonly reason?: string | null }[],
  today: string
): string =>
  spoken(messages.map((m) => `${spokenTime(m.at, today)}，${m.words}${m.reason ? `，${m.reason}` : ''}`))
