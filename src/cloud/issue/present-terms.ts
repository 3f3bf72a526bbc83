import type { IssueTerms } from '@/domain/issue/matter'

/** The terms of matters, in days; the villagers' own are always calendar days. */
export const presentTerms = ({ days, ...terms }: IssueTerms) => ({
  courtyardDays: days.courtyard,
  villageDays: days.village,
  townshipDays: days.township,
  countyDays: days.county,
  ...terms
})
