import type { PhoneSheet } from '@/client/stores/sheets'
import { linesAsked } from '@/domain/inspection/visit'
import type { Route, Stop } from '../use-route'

interface Filled {
  readonly given: number
  /** Lines that are asked for and have no mark. */
  readonly missing: number
  /** A helped household that is only looked after. */
  readonly helpOnly: boolean
  /** Nothing keeps it from being sent. */
  readonly ready: boolean
}

/** How far a sheet is filled in. */
export const filledOf = (
  route: Pick<Route, 'lines' | 'scheme'>,
  stop: Pick<Stop, 'helped'>,
  sheet: Pick<PhoneSheet, 'marks' | 'consent' | 'help'>
): Filled => {
  const given = Object.keys(sheet.marks).length
  const missing = linesAsked(route, sheet.consent).filter((line) => sheet.marks[line.id] === undefined).length
  const helpOnly = stop.helped && given === 0
  return { given, missing, helpOnly, ready: helpOnly ? sheet.help !== '' : missing === 0 }
}
