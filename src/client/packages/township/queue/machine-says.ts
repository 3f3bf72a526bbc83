import type { Waiting } from './waiting'

type Machine = Waiting['machine']

/** One line of what the machine said: `机器请您仔细看：辱骂、广告。由您决定。`; it decides nothing. */
export const machineSays = ({ suggestion, suggestionName, marks }: Machine): string => {
  const names = [...new Set(marks.map((m) => m.labelName))].join('、')
  const what = names === '' ? suggestionName : `${suggestionName}：${names}`
  return suggestion === 'review' || suggestion === 'risky' ? `${what}。由您决定。` : `${what}。`
}
