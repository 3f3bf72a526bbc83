import { type DecisionSettings, settingsOf } from '../decision/settings'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import { packFamilies, packFor, placedFamily } from '../rule-pack/rule-pack'
import { type CountedChoice, type CountyChoice, changedFields, choiceLimits } from './choice'

/**
 * Whether a county may choose this. `code12` is the county's own code. Refuses COUNTY_CHOICE_UNCHANGED;
 * COUNTY_PACK_BELOW_PROVINCE where the county lies in a province with rules of its own and chooses others, which a
 * county cannot set aside; COUNTY_CHOICE_OUT_OF_RANGE, also with a field.
 */
export const decideChoice = (
  code12: string,
  before: CountyChoice,
  after: CountyChoice
): Outcome<CountyChoice> => {
  for (const key of Object.keys(choiceLimits) as CountedChoice[]) {
    const { least, most, unit, name } = choiceLimits[key]
    const value = after[key]
    if (value !== null && !(Number.isSafeInteger(value) && value >= least && value <= most))
      return refuse(
        'COUNTY_CHOICE_OUT_OF_RANGE',
        `${name}要填${least}到${most}${unit}之间的整数。`,
        `choice.${key}`
      )
  }
  const own = placedFamily(code12)
  if (own !== 'national' && after.packFamily !== null && after.packFamily !== own) {
    const words = `本县在${packFamilies[own]}，要按${packFamilies[own]}的规定办，不能改用别处的规则。`
    return refuse('COUNTY_PACK_BELOW_PROVINCE', words, 'choice.packFamily')
  }
  if (changedFields(before, after).length === 0)
    return refuse('COUNTY_CHOICE_UNCHANGED', '和现在的规则一样，没有要改的。', 'choice')
  return accept(after)
}

/** The rules that a matter begins under on a day in a county with this choice: its pack, and what the county set. */
export const rulesUnder = (
  choice: CountyChoice,
  at: { readonly code12: string; readonly on: string }
): { pack: ReturnType<typeof packFor>; settings: DecisionSettings } => {
  const pack = packFor({ ...at, chosen: choice.packFamily, partyTwoThirds: choice.partyTwoThirds })
  return { pack, settings: settingsOf(pack, chosenSettings(choice)) }
}

/** The settings that a county set itself; what it left to the pack is absent. */
export const chosenSettings = (choice: CountyChoice): Partial<DecisionSettings> => ({
  ...(choice.townCheck === null ? {} : { townCheck: choice.townCheck }),
  ...(choice.opinionWorkingDays === null ? {} : { opinionWorkingDays: choice.opinionWorkingDays }),
  ...(choice.repeatMonths === null ? {} : { repeatMonths: choice.repeatMonths }),
  ...(choice.closePercent === null ? {} : { closePercent: choice.closePercent })
})
