import { type Fault, piecesOf, Sight } from './shown'
import { hiddenByBars, smallTargets } from './targets'
import { cutHints, cutTexts, overlaps, smallDrawnTexts, smallFields, smallTexts } from './texts'

export { beginFocus, endFocus, stepFocus } from './focus'
export { dressAs, fingerprint, isWaiting, wholeHeight } from './look'
export { structureFaults } from './structure'

/** What is asked of letters and targets, in CSS pixels. */
export interface Least {
  readonly letters: number
  readonly target: number
}

const look = () => {
  const sight = new Sight()
  return { sight, pieces: piecesOf(sight) }
}

/** Everything wrong with where things stand on the page as it is dressed now. */
export const layoutFaults = ({ letters, target }: Least): Fault[] => {
  const { sight, pieces } = look()
  const found = [
    ...cutTexts(pieces, sight),
    ...cutHints(sight),
    ...overlaps(pieces, sight),
    ...smallTexts(pieces, letters),
    ...smallDrawnTexts(letters),
    ...smallFields(sight, letters),
    ...smallTargets(sight, target)
  ]
  return [...found, ...hiddenByBars(look)]
}
