import type { Refusal } from '../refusal/refusal'
import {
  type CorrectionField,
  type CorrectionState,
  correctionRefusals,
  residenceWords,
  sexWords
} from './names'

export const correctionActions = ['accept', 'refuse', 'withdraw', 'pass_up', 'uphold', 'return'] as const
export type CorrectionAction = (typeof correctionActions)[number]

const table: Readonly<
  Record<CorrectionAction, { readonly from: readonly CorrectionState[]; readonly to: CorrectionState }>
> = {
  accept: { from: ['asked', 'returned'], to: 'accepted' },
  refuse: { from: ['asked', 'returned'], to: 'refused' },
  withdraw: { from: ['asked', 'returned', 'passed_up'], to: 'withdrawn' },
  // Once: what the township has looked at goes to court, not round again.
  pass_up: { from: ['refused'], to: 'passed_up' },
  uphold: { from: ['passed_up'], to: 'upheld' },
  return: { from: ['passed_up'], to: 'returned' }
}

/** The state an action leads to; null where it cannot be done now. The township looks, it changes no roster itself. */
export const stepCorrection = (
  state: CorrectionState,
  action: CorrectionAction,
  hasBeenUp: boolean
): CorrectionState | null => {
  if (action === 'pass_up' && hasBeenUp) return null
  const { from, to } = table[action]
  return from.includes(state) ? to : null
}

/** A change to one line of the roster; a phone goes in as its keyed hash, by the server. */
export type RosterChange =
  | { readonly field: 'name'; readonly value: string }
  | { readonly field: 'sex'; readonly value: keyof typeof sexWords }
  | { readonly field: 'birth_month'; readonly value: string }
  | { readonly field: 'residence'; readonly value: keyof typeof residenceWords }
  | { readonly field: 'phone'; readonly value: string }
  | { readonly field: 'other'; readonly value: string }

type Read =
  | { readonly ok: true; readonly change: RosterChange }
  | { readonly ok: false; readonly refusal: Refusal }

const wrong = (message: string): Read => ({ ok: false, refusal: correctionRefusals.wantedInvalid(message) })
const right = (change: RosterChange): Read => ({ ok: true, change })
const keyOf = <K extends string>(words: Readonly<Record<K, string>>, word: string): K | null =>
  (Object.keys(words) as K[]).find((k) => words[k] === word) ?? null

/** A month as people write it (1962年7月, 1962-07, 1962.7) as `YYYY-MM`; null for anything else. */
const monthOf = (words: string): string | null => {
  const [, year, month = ''] = /^((?:19|20)\d{2})(?:年|[-.])(0?[1-9]|1[0-2])月?$/.exec(words) ?? []
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}`
}

/**
 * Reads what the roster ought to say, in the words a person writes (1962年7月, 男, 外出). Refuses
 * CORRECTION_WANTED_INVALID with how to write it. `today`: nobody is born later than this month.
 */
export const readWanted = (field: CorrectionField, wanted: string, today: string): Read => {
  switch (field) {
    case 'name':
      return /^[\p{Script=Han}·]{2,20}$/u.test(wanted)
        ? right({ field, value: wanted })
        : wrong('姓名写2到20个汉字。')
    case 'sex': {
      const value = keyOf(sexWords, wanted)
      return value ? right({ field, value }) : wrong('请选男或女。')
    }
    case 'birth_month': {
      const value = monthOf(wanted)
      return value !== null && value <= today.slice(0, 7)
        ? right({ field, value })
        : wrong('出生年月写成 1962年7月 这样。')
    }
    case 'residence': {
      const value = keyOf(residenceWords, wanted)
      return value ? right({ field, value }) : wrong('请选常住或外出。')
    }
    case 'phone':
      return /^1[3-9]\d{9}$/.test(wanted)
        ? right({ field, value: wanted })
        : wrong('手机号是1开头的11位数字。')
    case 'other':
      return right({ field, value: wanted })
  }
}
