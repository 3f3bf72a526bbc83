import type { Inputs } from '@/client/api/client'
import { newRequestId } from '@/client/api/request-id'
import { makeFormDrafts } from '@/client/stores/form-drafts'
import type { Category } from '@/domain/issue/names'
import type { DeskCard } from '../desk/ways'

type SessionInput = Inputs['issue']['recordSession']
export type SessionOutcome = SessionInput['items'][number]['outcome']

export interface SessionItem {
  readonly key: string
  /** Null where it only came up in the session. */
  readonly issueId: string | null
  readonly title: string
  readonly category: Category | null
  readonly outcome: SessionOutcome | null
  readonly yes: number | null
  readonly words: string
}

/** The minutes of one session, as far as they were written. */
export interface SessionForm {
  readonly heldOn: string
  readonly placeWords: string
  readonly recorderName: string
  readonly householdIds: readonly string[]
  readonly minutes: string
  readonly items: readonly SessionItem[]
}

export const emptySession: SessionForm = {
  ...{ heldOn: '', placeWords: '', recorderName: '', householdIds: [], minutes: '', items: [] }
}

/** One for each courtyard and each person on the phone; there until it was sent. */
export const sessions = makeFormDrafts<SessionForm>('session-drafts', emptySession)

export const outcomes = { agreed: '议定了', open: '没议完，再议', passed_up: '报上一级' } as const

const maxItems = 20

/** Matters that can still be talked over: public ones that are not yet in anybody's hands. */
export const onTheTable = (cards: readonly DeskCard[]): DeskCard[] =>
  cards.filter(
    (c) =>
      c.moderation !== 'private' &&
      ['REPORTED', 'TRIAGED', 'DISCUSSING'].includes(c.state) &&
      c.actions.length > 0
  )

const newItem = (from: Pick<SessionItem, 'issueId' | 'title'>): SessionItem => ({
  ...{ key: from.issueId ?? newRequestId(), category: null, outcome: null, yes: null, words: '' },
  ...from
})

/** Puts a matter on the table, or takes it away again with what was written of it. */
export const toggleMatter = (
  items: readonly SessionItem[],
  card: Pick<DeskCard, 'issueId' | 'words'>
): SessionItem[] =>
  items.some((i) => i.issueId === card.issueId)
    ? items.filter((i) => i.issueId !== card.issueId)
    : [...items, newItem({ issueId: card.issueId, title: card.words })]

export const addItem = (items: readonly SessionItem[]): SessionItem[] =>
  items.length >= maxItems ? [...items] : [...items, newItem({ issueId: null, title: '' })]

export const toggleHousehold = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((i) => i !== id) : [...ids, id]

export interface Lack {
  readonly field: string
  readonly message: string
}

const short = (text: string, least: number): boolean => Array.from(text.trim()).length < least

const itemLacks = (item: SessionItem, present: number): Lack[] => {
  const at = (name: string) => `${item.key}.${name}`
  const lacks: Lack[] = []
  if (item.issueId === null && item.category === null)
    lacks.push({ field: at('category'), message: '新的事请选类别。' })
  if (item.outcome === null) lacks.push({ field: at('outcome'), message: '请选议得怎么样。' })
  if (item.outcome === 'agreed' && (item.yes === null || 2 * item.yes <= present || item.yes > present)) {
    lacks.push({
      field: at('yes'),
      message:
        item.yes === null
          ? '请填同意的户数。'
          : item.yes > present
            ? '同意的户数不能超过到会的户数。'
            : '同意的户没有超过到会的一半，没有议成。请选“没议完，再议”或“报上一级”。'
    })
  }
  const least = item.issueId === null ? 4 : 2
  if (short(item.words, least))
    lacks.push({ field: at('words'), message: `请写议的内容，不少于${least}个字。` })
  return lacks
}

/** Everything that still keeps the minutes from being saved, as it stands on the page; the server checks it again. */
export const sessionLacks = (form: SessionForm, today: string): Lack[] => {
  const lacks: Lack[] = []
  if (form.heldOn === '') lacks.push({ field: 'heldOn', message: '请选哪天开的会。' })
  if (form.heldOn > today) lacks.push({ field: 'heldOn', message: '说事会的日期不能在今天以后。' })
  if (form.householdIds.length === 0) lacks.push({ field: 'householdIds', message: '请勾选到会的户。' })
  if (form.items.length === 0) lacks.push({ field: 'items', message: '至少记一件事。' })
  lacks.push(...form.items.flatMap((item) => itemLacks(item, form.householdIds.length)))
  if (short(form.minutes, 4)) lacks.push({ field: 'minutes', message: '请写会议记录，不少于4个字。' })
  return lacks
}

/** Minutes without faults, as they are sent. */
export const sessionInput = (
  form: SessionForm
): Omit<SessionInput, 'requestId' | 'villageId' | 'courtyardId'> => ({
  heldOn: form.heldOn,
  ...(form.placeWords.trim() ? { placeWords: form.placeWords } : {}),
  ...(form.recorderName.trim() ? { recorderName: form.recorderName } : {}),
  householdIds: [...form.householdIds],
  minutes: form.minutes,
  items: form.items.flatMap(({ issueId, category, outcome, yes, words }) =>
    outcome === null
      ? []
      : [
          {
            ...(issueId ? { issueId } : category ? { category } : {}),
            ...(outcome === 'agreed' && yes !== null ? { yes } : {}),
            ...{ outcome, words }
          }
        ]
  )
})
