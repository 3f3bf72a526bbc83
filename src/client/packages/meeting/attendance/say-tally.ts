import type { Outputs } from '@/client/api/client'

type Office = Pick<
  NonNullable<Outputs['meeting']['read']['office']>,
  | 'eligible'
  | 'present'
  | 'unit'
  | 'needPresent'
  | 'missingPresent'
  | 'quorate'
  | 'women'
  | 'womenNeed'
  | 'late'
  | 'leftOut'
  | 'marked'
  | 'byHand'
  | 'toldByHand'
>

interface Line {
  readonly words: string
  readonly tone: 'short' | 'enough' | null
}

/**
 * How many have come and what is still missing to begin, in sentences; until the day of the meeting (`begun`), who must
 * still be told.
 */
export const sayTally = (
  office: Office,
  begun: boolean
): { readonly main: string; readonly lines: readonly Line[] } => {
  const { eligible, present, unit, needPresent, missingPresent, women, womenNeed } = office
  const missingWomen = women && womenNeed !== null ? Math.max(0, womenNeed - women.present) : 0
  const missing = missingPresent ?? 0
  const lacks = [
    missing > 0 ? `还差${missing}${unit}` : '',
    missingWomen > 0 ? `妇女代表还差${missingWomen}人` : ''
  ].filter(Boolean)
  const need = needPresent === null ? [] : [`至少${needPresent}${unit}到会才能开会`]
  const counted = needPresent !== null || office.quorate
  const lines: Line[] = [
    office.quorate
      ? { words: '人数已够，可以开会', tone: 'enough' }
      : counted
        ? { words: [...need, ...lacks].join('，'), tone: office.marked ? 'short' : null }
        : { words: '按代表所代表的户数计算，登记表决结果时填户数', tone: null }
  ]
  if (women) lines.push({ words: `妇女代表实到${women.present} / 应到${women.eligible}`, tone: null })
  if (office.late > 0) lines.push({ words: `另有${office.late}人会后补签，不计入实到`, tone: null })
  if (office.leftOut > 0) lines.push({ words: `有${office.leftOut}名党员按规定不计入应到`, tone: null })
  const untold = office.byHand - office.toldByHand
  if (!begun && untold > 0)
    lines.push({ words: `${untold}人没有用小院，还要上门或打电话通知`, tone: 'short' })
  return { main: `实到 ${present} / 应到 ${eligible}`, lines }
}
