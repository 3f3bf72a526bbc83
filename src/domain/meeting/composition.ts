import { accept, type Outcome, refuse } from '../refusal/refusal'
import { cite } from '../rule-pack/articles'
import { citeOrganic, type RulePack } from '../rule-pack/rule-pack'

/** The representatives' meeting of a village as it was elected. */
export interface RepBody {
  /** Everyone in it: representatives and members of the committee. */
  readonly total: number
  readonly reps: number
  readonly womenReps: number
  /** Households of the village, where they elect by five to fifteen; null where the groups elect. */
  readonly households: number | null
  /** The household of each representative. */
  readonly repHouseholds: readonly string[]
}

export interface CompositionFault {
  readonly code: 'REPS_UNDER_FOUR_FIFTHS' | 'WOMEN_UNDER_A_THIRD' | 'HOUSEHOLD_TWICE' | 'HOUSEHOLDS_PER_REP'
  readonly message: string
  readonly article: string
}

/**
 * What is wrong with the make-up of a representatives' meeting (组织法2025第29条): an empty list when nothing is.
 * Refuses COMPOSITION_COUNT_INVALID for numbers that cannot be.
 */
export const checkComposition = (pack: RulePack, body: RepBody): Outcome<CompositionFault[]> => {
  const { total, reps, womenReps, households } = body
  const whole = [total, reps, womenReps, households ?? 0].every((n) => Number.isSafeInteger(n) && n >= 0)
  if (!whole || total < 1 || reps > total || womenReps > reps || body.repHouseholds.length > reps) {
    return refuse('COMPOSITION_COUNT_INVALID', '代表会议的人数对不上，请核对代表和村委会成员名册。', 'reps')
  }
  const article = citeOrganic(pack, 29)
  const faults: CompositionFault[] = []
  const add = (code: CompositionFault['code'], message: string, source = article) =>
    faults.push({ code, message, article: source })
  if (5 * reps < 4 * total) {
    add('REPS_UNDER_FOUR_FIFTHS', `村民代表${reps}人，不到组成人员${total}人的五分之四，请补选村民代表。`)
  }
  if (3 * womenReps < total) {
    add('WOMEN_UNDER_A_THIRD', `妇女代表${womenReps}人，不到组成人员${total}人的三分之一，请补选妇女代表。`)
  }
  if (households !== null && (households < 5 * reps || households > 15 * reps)) {
    add('HOUSEHOLDS_PER_REP', `全村${households}户、代表${reps}人，没有做到每五户至十五户推选一人，请核对。`)
  }
  const twice = body.repHouseholds.length - new Set(body.repHouseholds).size
  if (pack.oneRepPerHousehold.value && twice > 0) {
    add(
      'HOUSEHOLD_TWICE',
      `有${twice}名代表和别的代表同户，同一户不能有两名代表。`,
      cite(pack.oneRepPerHousehold.article)
    )
  }
  return accept(faults)
}
