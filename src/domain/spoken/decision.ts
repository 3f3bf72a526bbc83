import { countsOf, type Numbers, resultOf, type VoteShown } from '../decision/event-words'
import { spokenDay } from './day'
import { spoken } from './for-ear'

interface EventHeard extends Numbers, VoteShown {
  readonly name: string | null
  readonly heldOn: string
  readonly meeting: string | null
  readonly note: string | null
  readonly voided: boolean
}

interface OutcomeHeard {
  readonly budgetWords: string | null
  readonly finalWords: string | null
}

interface DecisionHeard {
  readonly title: string
  readonly stateName: string
  readonly summary: string | null
  readonly meaning: string | null
  readonly plan: readonly { readonly name: string; readonly value: string }[]
  readonly stepsDone: number
  readonly stepViews: readonly {
    readonly name: string
    readonly status: string
    readonly events: readonly EventHeard[]
  }[]
  readonly result?: OutcomeHeard | null
}

/** 「应到28人，实到25人，赞成23人」. */
const saidNumbers = (numbers: Numbers, unit: string): string =>
  countsOf(numbers)
    .map(([name, n]) => `${name}${n}${unit}`)
    .join('，')

const sayEvent = (event: EventHeard, today: string): string =>
  [
    spokenDay(event.heldOn, today),
    event.name ?? event.meeting,
    saidNumbers(event, event.unit),
    resultOf(event),
    event.note,
    event.voided && '这一次作废了，要重来'
  ]
    .filter(Boolean)
    .join('，')

/** A decision for the ear: what it is, what it costs, what it means for a household, how the votes went, what came of it. */
export const spokenDecision = (d: DecisionHeard, today: string, clock: string | null): string =>
  spoken([
    `${d.title}，${d.stateName}`,
    clock,
    d.summary,
    ...d.plan.map((fact) => `${fact.name}：${fact.value}`),
    d.meaning && `对您家意味着什么：${d.meaning}`,
    `六步已经完成${d.stepsDone}步`,
    ...d.stepViews.flatMap((step, i) =>
      step.events.length > 0 || step.status === 'now'
        ? [
            `第${i + 1}步，${step.name}${step.status === 'now' ? '，正在进行' : ''}`,
            ...step.events.map((e) => sayEvent(e, today))
          ]
        : []
    ),
    d.result && `预算${d.result.budgetWords ?? '不花钱'}，实际花了${d.result.finalWords ?? '不花钱'}`
  ])

interface VersionHeard {
  readonly no: number
  readonly on: string
  readonly erratum: boolean
  readonly substantive: boolean
  readonly changes: readonly { readonly sentence: string }[]
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** The wordings of a decision, the newest first: it whole, of the older ones what they changed. */
export const spokenVersions = (versions: readonly VersionHeard[], today: string): string =>
  spoken(
    versions.flatMap((v, i) => [
      `第${v.no}版${i === 0 ? '，现在的' : ''}，${spokenDay(v.on, today)}`,
      v.no === 1
        ? '最早的方案'
        : v.erratum
          ? '只改错字'
          : v.substantive
            ? '是实质变更，重新商议'
            : '只改文字',
      ...v.changes.map((change) => change.sentence),
      ...(i === 0 ? v.fields.map((field) => `${field.name}：${field.value}`) : [])
    ])
  )
