import { spokenDay } from './day'
import { spoken } from './for-ear'
import { sayPoints } from './number'

interface ItemHeard {
  readonly no: number
  readonly words: string
  readonly points: number
  readonly pointsWords: string | null
  readonly capWords: string | null
  readonly evidenceWords: string | null
}

interface RulebookHeard {
  readonly title: string
  readonly version: number
  readonly effectiveFrom: string
  readonly lastDay: string | null
  readonly adoptedBy: string
  readonly deductionWords: string
  readonly expiryWords: string
  readonly categories: readonly { readonly name: string; readonly items: readonly ItemHeard[] }[]
}

const sayItem = (i: ItemHeard): string =>
  [
    `第${i.no}条，${i.words}`,
    `${i.points < 0 ? '减' : '得'}${sayPoints(Math.abs(i.points))}`,
    i.pointsWords,
    i.capWords,
    i.evidenceWords
  ]
    .filter(Boolean)
    .join('，')

/** A rulebook for the ear: since when and by whom, what is deducted and runs out, then every item by category. */
export const spokenRulebook = (b: RulebookHeard, today: string): string =>
  spoken([
    `${b.title}，第${b.version}版，${spokenDay(b.effectiveFrom, today)}起施行，由${b.adoptedBy}通过`,
    b.lastDay && `到${spokenDay(b.lastDay, today)}为止`,
    b.deductionWords,
    b.expiryWords,
    ...b.categories
      .filter((c) => c.items.length > 0)
      .flatMap((c) => [`${c.name}这一类`, ...c.items.map(sayItem)])
  ])
