import { levels } from '@/domain/inspection/rubric'
import type { LateHousehold } from './late-sheets'
import type { RoundRow } from './load-round'
import type { RubricVersion } from './load-rubric'
import {
  presentHistory,
  presentLate,
  presentQuiet,
  type presentReopening,
  type RoundEventRow
} from './present-late'
import type { QuietInspector } from './quiet-inspectors'

/** A rubric as it is chosen from and scored by. */
export const presentRubric = (rubric: RubricVersion) => ({
  version: rubric.version,
  scheme: rubric.scheme,
  lines: rubric.lines.map(({ id, words, most, indoors }) => ({ id, words, most, indoors })),
  chosenBy: rubric.chosenBy,
  chosenAt: rubric.at?.toISOString() ?? null
})

/** `short`: households that fewer than three of those who go round may score. */
export const presentOpened = (roundId: string, households: number, short: number) => ({
  roundId,
  households,
  short
})

export interface RoundListed extends RoundRow {
  readonly households: number
  readonly finished: number
  readonly inspects: boolean
  /** Households of which the caller's sheets came after the end, and do not count. */
  readonly late: number
}

const presentHead = (round: RoundRow) => ({
  roundId: round.id,
  name: round.name,
  from: round.from_day,
  to: round.to_day,
  state: round.state,
  leaderName: round.leader_name
})

/** The rounds of a village with what the caller has to do with each. */
export const presentRounds = (
  rows: readonly RoundListed[],
  caller: { readonly own: readonly string[]; readonly watches: boolean }
) =>
  rows.map((row) => ({
    ...presentHead(row),
    households: row.households,
    finished: row.finished,
    inspects: row.inspects,
    late: row.late,
    watches: caller.watches || caller.own.includes(row.leader_id),
    redList: row.red_list_decision !== null
  }))

export interface StopRow {
  readonly household_id: string
  readonly kind: string
  readonly door: string
  readonly head: string | null
  readonly group_no: number
  readonly group_name: string
  readonly courtyard: string | null
  readonly helped: boolean | null
  readonly enter: boolean | null
  readonly mine: boolean
  readonly kin: boolean
  readonly leader_kin: boolean
}

/**
 * The route as the phone keeps it: only what one needs before a gate. What others scored is not in it. `again`: a second
 * look waits for this inspector.
 */
export const presentRoute = (
  round: RoundRow,
  rubric: RubricVersion,
  inspector: { readonly id: string; readonly name: string; readonly late: number },
  stops: readonly StopRow[]
) => ({
  ...presentHead(round),
  inspectorId: inspector.id,
  inspectorName: inspector.name,
  leads: round.leader_id === inspector.id,
  /** Households of which this inspector's sheets came after the end, and do not count. */
  late: inspector.late,
  scheme: rubric.scheme,
  lines: presentRubric(rubric).lines,
  stops: stops.map((s) => ({
    id: s.household_id,
    no: s.door,
    head: s.head ?? '',
    group: s.group_name,
    yard: s.courtyard ?? '',
    // Who is helped is for those on their way to the gate, not for a phone long after the round.
    helped: round.state === 'open' && s.helped === true,
    enter: round.state === 'open' ? s.enter : null,
    kin: s.kin,
    sent: s.mine,
    again: s.kind === 'look_again' && !s.kin && (round.leader_id === inspector.id || s.leader_kin)
  }))
})

export interface SheetAnswer {
  readonly sheetId: string
  readonly refusal: { readonly code: string; readonly message: string; readonly field?: string } | null
  /** Kept, and came after the round was closed: it does not count. */
  readonly late: boolean
}

/** What became of each sheet. */
export const presentAnswers = (answers: readonly SheetAnswer[]) => ({
  sheets: answers.map(({ sheetId, refusal, late }) => ({
    sheetId,
    kept: refusal === null,
    late,
    code: refusal?.code ?? null,
    message: refusal?.message ?? null,
    field: refusal?.field ?? null
  }))
})

export interface GroupProgress {
  readonly name: string
  readonly households: number
  readonly finished: number
  readonly again: number
  readonly untouched: number
}
export interface LevelCounts {
  readonly cleanest: number
  readonly clean: number
  readonly improving: number
  readonly helped: number
}
export interface SecondLook {
  readonly household_id: string
  readonly no: string
  readonly head: string | null
  readonly spread: number | null
}

/**
 * How a round goes, for who leads it and the village's offices: no score of anybody, and no level of a household. While
 * it is open not even their counts: whoever leads it scores as well, and each count that moves would tell of one house.
 */
export const presentProgress = (
  round: RoundRow,
  found: {
    readonly groups: readonly GroupProgress[]
    readonly levels: LevelCounts
    readonly again: readonly SecondLook[]
    readonly inspectors: readonly { readonly name: string; readonly sheets: number }[]
    readonly items: readonly { readonly id: string; readonly words: string; readonly points: number }[]
    readonly events: readonly RoundEventRow[]
    readonly quiet: readonly QuietInspector[]
    readonly late: readonly LateHousehold[]
    readonly reopening: ReturnType<typeof presentReopening> | null
  },
  caller: { readonly looksAgain: boolean; readonly closes: boolean }
) => ({
  ...presentHead(round),
  history: presentHistory(found.events),
  quiet: presentQuiet(found.quiet),
  late: presentLate(found.late),
  reopening: found.reopening,
  groups: found.groups.map(({ name, households, finished, again, untouched }) => ({
    ...{ name, households, finished, again, untouched }
  })),
  levels:
    round.state === 'open'
      ? []
      : (Object.keys(levels) as (keyof typeof levels)[]).map((level) => ({
          name: levels[level],
          households: found.levels[level]
        })),
  helped: found.levels.helped,
  secondLooks: found.again.map((s) => ({
    householdId: s.household_id,
    no: s.no,
    head: s.head ?? '',
    spread: s.spread ?? 0
  })),
  inspectors: found.inspectors.map(({ name, sheets }) => ({ name, sheets })),
  worth: [
    { level: levels.cleanest, id: round.cleanest_item },
    { level: levels.clean, id: round.clean_item }
  ].flatMap(({ level, id }) => {
    const item = found.items.find((i) => i.id === id)
    return item ? [{ level, item: item.words, points: item.points }] : []
  }),
  redList: round.red_list_decision !== null,
  looksAgain: caller.looksAgain,
  closes: caller.closes
})

/**
 * What closing a round led to, and how many households were told; a household that the rules would not let have points
 * says why.
 */
export const presentClosed = (
  roundId: string,
  counts: { readonly finished: number; readonly unfinished: number; readonly told: number },
  booked: readonly { readonly refusal: { readonly message: string } | null }[]
) => ({
  roundId,
  ...counts,
  recorded: booked.filter((b) => b.refusal === null).length,
  refused: booked.flatMap((b) => (b.refusal ? [b.refusal.message] : []))
})
