import type { Rule } from '../rule-pack/articles'

/** Days in which a line of a points notice can be objected to; a county may set 3 to 7. */
export const pointsWindowDays: Rule<number> = {
  value: 5,
  basis: 'proposed',
  article: { law: 'custom', number: null }
}

/** Days in which the committee answers an objection against a line, and the supervision committee judges it. */
export const lineReplyDays = 3
export const lineVerifyDays = 7
