import { sayMonth } from '@/domain/common/say-day'
import { correctionFields, correctionStates, residenceWords, sexWords } from '@/domain/correction/names'
import { relationNames } from '@/domain/member/member'
import type { MemberTable } from '../db/schema'
import type { CorrectionRow } from './correction-row'

type Member = Pick<MemberTable, 'name' | 'sex' | 'birth_month' | 'phone_last4' | 'residence' | 'relation'>
type Line = { [K in keyof Member]: Member[K] extends { __select__: infer S } ? S : Member[K] }

/** One field of a line in words; empty where nothing is known; a phone by its last four digits. */
export const stoodWords = (field: CorrectionRow['field'], line: Line): string => {
  switch (field) {
    case 'name':
      return line.name
    case 'sex':
      return line.sex ? sexWords[line.sex] : ''
    case 'birth_month':
      return line.birth_month ?? ''
    case 'phone':
      return line.phone_last4 ? `****${line.phone_last4}` : ''
    case 'residence':
      return residenceWords[line.residence]
    case 'other':
      return ''
  }
}

/** The same for people: a month as it is said; what is no month stays as it was written. */
const saidWords = (field: CorrectionRow['field'], words: string): string =>
  field === 'birth_month' && words.includes('-') ? sayMonth(words) : words

/** One's own line of the roster, as it stands. */
export const presentOwnLine = (line: Line, householdNo: string) => ({
  name: line.name,
  householdNo,
  relationName: relationNames[line.relation],
  fields: (['name', 'sex', 'birth_month', 'phone', 'residence'] as const).map((field) => ({
    field,
    fieldName: correctionFields[field],
    words: saidWords(field, stoodWords(field, line))
  }))
})

/** A correction as its member reads it. */
export const presentCorrection = (row: CorrectionRow) => ({
  villageId: row.village_id,
  correctionId: row.id,
  field: row.field,
  fieldName: correctionFields[row.field],
  stood: saidWords(row.field, row.stood),
  wanted: saidWords(row.field, row.wanted),
  state: row.state,
  stateName: correctionStates[row.state],
  reason: row.reason,
  dueOn: row.due_on,
  askedAt: row.asked_at.toISOString()
})

/** Likewise as an office reads it that decides: with whose line it is. */
export const presentCorrectionDesk = (
  row: CorrectionRow & { name: string; household_no: string; own: boolean }
) => ({
  ...presentCorrection(row),
  name: row.name,
  householdNo: row.household_no,
  /** One's own, which somebody else decides. */
  own: row.own
})

/** Likewise for the township, which sees in which village it is. */
export const presentPassedUp = (
  row: CorrectionRow & { name: string; household_no: string; village_name: string }
) => ({
  ...presentCorrectionDesk({ ...row, own: false }),
  villageName: row.village_name
})

export const presentCorrectionState = ({ id, state }: Pick<CorrectionRow, 'id' | 'state'>) => ({
  correctionId: id,
  state,
  stateName: correctionStates[state]
})
