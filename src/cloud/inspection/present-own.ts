import { publicHouseholdName } from '@/domain/household/household'
import { type Level, levels, type Rubric } from '@/domain/inspection/rubric'
import {
  countedSheets,
  isWeak,
  type Marks,
  middleMarks,
  type Scored,
  type VisitResult
} from '@/domain/inspection/visit'
import { presentPhoto } from '../file/present-file'

export interface OwnStop {
  readonly round_id: string
  readonly kind: VisitResult['kind']
  readonly level: Level | null
  readonly state: 'open' | 'closed'
  readonly name: string
  readonly from_day: string
  readonly to_day: string
  readonly rubric_version: number
}
export interface OwnSheet extends Scored {
  readonly round_id: string
  readonly marks: Marks
  readonly help: string
  readonly advice: string
}
interface OwnPhoto {
  readonly id: string
  readonly owner_id: string | null
}
interface Links {
  readonly secret: Uint8Array
  readonly now: Date
}

interface Own {
  readonly household: { villageId: string; householdId: string; no: string; head: string }
  readonly said: (kind: 'helped' | 'enter' | 'red_list') => boolean | null
  readonly redListOpen: boolean
  readonly stops: readonly OwnStop[]
  readonly sheets: readonly OwnSheet[]
  readonly photos: readonly OwnPhoto[]
  readonly rubrics: ReadonlyMap<number, Rubric>
  readonly links: Links
  readonly next: string | null
}

const wordsIn = (texts: readonly string[]): string[] => [...new Set(texts.filter((t) => t !== ''))].sort()

const presentVisit = (own: Own, stop: OwnStop) => {
  // A sheet that was corrected has its photos with the first one.
  const all = own.sheets.filter((s) => s.round_id === stop.round_id)
  const sheets = countedSheets(all)
  const rubric = own.rubrics.get(stop.rubric_version)
  // Opened again: what was told no longer stands, and the next is said when it is closed.
  const isOpen = stop.state === 'open'
  const level = isOpen ? null : stop.level
  const isDone = !isOpen && stop.kind === 'done'
  return {
    roundId: stop.round_id,
    name: stop.name,
    from: stop.from_day,
    to: stop.to_day,
    kind: isOpen ? ('reopened' as const) : stop.kind,
    level,
    levelName: level && levels[level],
    /** What there is to mend; who is helped is not measured. */
    toMend:
      isDone && rubric
        ? middleMarks(rubric, sheets)
            .filter(isWeak)
            .map((line) => line.words)
        : [],
    advice: wordsIn(sheets.map((s) => s.advice)),
    help: wordsIn(sheets.map((s) => s.help)),
    photos: own.photos
      .filter((p) => all.some((s) => s.id === p.owner_id))
      .map((p) =>
        presentPhoto(own.links.secret, { villageId: own.household.villageId, fileId: p.id }, own.links.now)
      )
  }
}

/** A household's page, for its own people alone. Levels and advice, never a score, never who scored. */
export const presentOwn = (own: Own) => ({
  householdId: own.household.householdId,
  householdName: publicHouseholdName(own.household.head, own.household.no),
  helped: own.said('helped') === true,
  enter: own.said('enter'),
  redList: own.said('red_list') === true,
  /** Whether the village has a red list at all; otherwise there is nothing to agree to. */
  redListOpen: own.redListOpen,
  results: own.stops.map((stop) => presentVisit(own, stop)),
  next: own.next
})

export const presentSaid = (
  householdId: string,
  kind: 'helped' | 'enter' | 'red_list',
  value: boolean | null
) => ({ householdId, kind, value })

export interface RedListRow {
  readonly no: string
  readonly head: string
}

/** The red list as the village reads it: surnames and the end of the number, in the order of the route, no ranking. */
export const presentRedList = (
  round: { id: string; name: string; to_day: string; decision_id: string; title: string },
  rows: readonly RedListRow[]
) => ({
  roundId: round.id,
  name: round.name,
  to: round.to_day,
  decisionId: round.decision_id,
  decisionTitle: round.title,
  households: rows.map((r) => publicHouseholdName(r.head, r.no))
})

export interface HelpedRow {
  readonly id: string
  readonly no: string
  readonly head: string | null
}

/** Who is helped, without why. */
export const presentHelped = (rows: readonly HelpedRow[]) =>
  rows.map((r) => ({ householdId: r.id, no: r.no, headName: r.head ?? '' }))
