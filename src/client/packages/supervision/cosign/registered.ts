import type { Outputs } from '@/client/api/client'
import { type Beside, numbersBeside, type Registered } from '@/domain/notice/numbers-beside'

type Whole = Outputs['decision']['read']
type Draft = Pick<Outputs['notice']['read'], 'title' | 'sections' | 'subject'>

/** The fen of a sum as the server writes it: `120,000.50元`. */
const fenOf = (words: string): number => Math.round(Number(words.replace(/[,元]/g, '')) * 100)

const lastVote = (whole: Whole) =>
  whole.stepViews
    .find((step) => step.id === 'resolution')
    ?.events.filter((event) => event.yes !== null)
    .at(-1)

/** What the record holds that this kind of notice has to give: the vote, the money resolved, the money spent. */
export const registeredOf = (whole: Whole, subject: Draft['subject']): Registered[] => {
  const vote = lastVote(whole)
  const counts: [string, number | null | undefined][] = [
    ['应到', vote?.eligible],
    ['实到', vote?.present],
    ['赞成', vote?.yes],
    ['反对', vote?.no],
    ['弃权', vote?.abstain]
  ]
  const budget = whole.plan.find((fact) => fact.field === 'amount')
  const spent = subject === 'decision_result' ? (whole.result?.finalAmount ?? null) : null
  return [
    ...(subject === 'decision_result'
      ? []
      : counts.flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }]))),
    ...(budget ? [{ name: '预算', value: fenOf(budget.value), money: true as const }] : []),
    ...(spent === null ? [] : [{ name: '决算', value: spent, money: true as const }])
  ]
}

/** Those numbers beside the words of the draft, tables included. */
export const besideDraft = (whole: Whole, draft: Draft): Beside[] => {
  const texts = draft.sections.flatMap((section) => [
    section.heading,
    ...section.lines,
    ...(section.table ? section.table.rows.map((row) => row.join(' ')) : [])
  ])
  return numbersBeside(registeredOf(whole, draft.subject), [draft.title, ...texts])
}
