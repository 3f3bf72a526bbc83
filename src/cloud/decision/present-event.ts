import type { Selectable } from 'kysely'
import type { StepEvent } from '@/domain/decision/decision'
import { fallenVotes } from '@/domain/decision/history-view'
import type { LifeEvent } from '@/domain/decision/life'
import { papersOf } from '@/domain/decision/meeting-facts'
import type { DecisionEventTable } from '../db/schema'
import { presentPhoto } from '../file/present-file'
import { lifeEventOf } from './load-decision'
import { nameOfAct, presentLine } from './present-line'

type EventRow = Selectable<DecisionEventTable>

/** Who reads, as far as links go. */
export interface Reading {
  readonly villageId: string
  readonly secret: Uint8Array
  readonly now: Date
  /** Someone of the village, who may also see minutes and sign-in sheets. */
  readonly minutes: boolean
}

/** One event as the six steps are judged by. */
export const presentEvent = (row: EventRow): StepEvent => ({
  step: row.step,
  toState: row.to_state,
  heldOn: row.held_on,
  convener: row.convener,
  eligible: row.eligible,
  present: row.present,
  yes: row.yes,
  no: row.no,
  abstain: row.abstain,
  note: row.note
})

/** What a vote needed and whether it got it, in the words of the assessment that was kept with it. */
const presentVote = (assessment: LifeEvent['assessment']) =>
  assessment && {
    needPresent: assessment.needPresent,
    needYes: assessment.needYes,
    quorate: assessment.quorate,
    passed: assessment.passed,
    why: assessment.why
  }

/** Where households are counted behind representatives, their numbers stand beside those of the people. */
const householdsOf = (line: LifeEvent | null) => {
  const counted = line?.meeting?.facts.households
  return counted
    ? {
        eligible: counted.eligible,
        present: counted.present ?? null,
        yes: counted.yes ?? null,
        no: counted.no ?? null,
        abstain: counted.abstain ?? null
      }
    : null
}

/**
 * What happened at the steps, in its order, each with its day, its numbers, what the vote needed, and whether it
 * still counts. The minutes and the sign-in sheet are shown to the village alone: names and signatures are on them.
 */
export const presentEvents = (rows: readonly EventRow[], reading: Reading) => {
  const lines = rows.map(lifeEventOf)
  const fallen = fallenVotes(lines)
  return rows.map((row, index) => {
    const line = lines[index] ?? null
    const households = householdsOf(line)
    const papers = reading.minutes && line?.meeting ? papersOf(line.meeting) : []
    return {
      ...presentEvent(row),
      eventId: row.id,
      /** What was done; null for an old record, whose note says it. */
      name: line && nameOfAct(line.action),
      by: line?.by ?? null,
      meeting: line && presentLine(line).meeting,
      unit: households ? ('人' as const) : (line?.assessment?.unit ?? ('人' as const)),
      households,
      vote: presentVote(line?.assessment ?? null),
      /** The vote was taken away later: the step was or will be gone through again. */
      voided: fallen.has(index),
      papers: papers.map((fileId) =>
        presentPhoto(reading.secret, { villageId: reading.villageId, fileId }, reading.now)
      )
    }
  })
}
