import type { Inputs, Outputs } from '@/client/api/client'
import { makeFormDrafts } from '@/client/stores/form-drafts'

type Rule = Outputs['rulebook']['readDraft']['lines'][number]['rule']

/** A rule as it is being written. */
export interface RuleForm extends Rule {
  readonly touched: boolean
}

const empty: RuleForm = {
  ...{ category: null, words: '', points: null, unit: null, caps: [], evidence: null },
  ...{ recordedBy: ['committee'], group: null, honour: false, touched: false }
}

export const lineForms = makeFormDrafts<RuleForm>('rule-drafts', empty)

type Input = Inputs['rulebook']['saveLine']['rule']

/** What keeps a rule from being saved, in a sentence; the server checks the same and more. */
export const lineFault = (form: RuleForm): string | null => {
  if (form.category === null) return '请选择类别。'
  if (Array.from(form.words.trim()).length < 2) return '请写清做什么事。'
  if (form.points === null) return '请填几分。'
  if ((form.unit ?? '').trim() === '') return '请填按什么计分，比如“次”。'
  if (form.caps.some((cap) => cap.points < 1)) return '上限至少是1分。'
  return form.recordedBy.length === 0 ? '请选择由谁来记。' : null
}

/** A whole rule as it is sent; null while something is missing. */
export const ruleInput = (form: RuleForm): Input | null => {
  const { category, points, unit, evidence } = form
  if (lineFault(form) !== null || category === null || points === null || unit === null) return null
  return {
    ...{ category, words: form.words, points, unit, group: form.group, honour: form.honour },
    caps: form.caps.map((cap) => ({ ...cap })),
    evidence: evidence && evidence.words.trim() !== '' ? evidence : null,
    recordedBy: [...form.recordedBy]
  }
}
