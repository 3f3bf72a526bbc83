import { sayDate } from '@/client/words/dates'

interface Card {
  readonly state: string
  readonly stateName: string
  readonly askedOn: string
  readonly dueOn: string | null
}

/** Where a redemption stands, in one line. */
export const sayCard = ({ state, stateName, askedOn, dueOn }: Card): string => {
  if (state === 'reserved' && dueOn) return `${stateName}，${sayDate(dueOn)}以前`
  return `${stateName} · ${sayDate(askedOn)}提出`
}
