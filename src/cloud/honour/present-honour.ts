import type { Selectable } from 'kysely'
import {
  honourModerations,
  methods,
  type NomineeState,
  nomineeStates,
  roundStates,
  shownStates
} from '@/domain/honour/names'
import { type NomineeAction, transitions } from '@/domain/honour/nominee'
import { type RoundAction, roundTransitions } from '@/domain/honour/round'
import { publicHouseholdName } from '@/domain/household/household'
import { type Role, roleNames } from '@/domain/role/roles'
import type { Database } from '../db/schema'
import { type PresentedFile, presentFile } from '../file/present-file'
import type { NomineeRow, RoundRow } from './load-honour'

type EventRow = Selectable<Database['honour_event']>
type ViewRow = Selectable<Database['honour_view']>
type JudgmentRow = Selectable<Database['honour_judgment']>
export type HonourPhoto = Pick<Selectable<Database['file']>, 'village_id' | 'id' | 'kind' | 'owner_id'>

/** 户主姓 + 户号尾号, or the head's whole name where the household wants it shown. */
export const nameOfHousehold = (
  row: Pick<NomineeRow, 'full_name'>,
  head: { readonly name: string; readonly no: string }
): string =>
  row.full_name ? `${head.name}家（尾号${head.no.slice(-3)}）` : publicHouseholdName(head.name, head.no)

const stateNameOf = (row: RoundRow): string => {
  if (row.state !== 'judged') return roundStates[row.state]
  if (row.stopped) return '异议成立，重新定名单'
  return row.taken_down ? '公示停了，要重新公示' : roundStates.judged
}

/** A round as everyone of the village reads it. */
export const presentRound = (row: RoundRow) => ({
  roundId: row.id,
  name: `${row.period}${row.category}`,
  category: row.category,
  period: row.period,
  standard: row.standard,
  nominateUntil: row.nominate_until,
  plaques: row.plaques,
  points: row.points,
  method: row.method,
  methodName: methods[row.method],
  state: row.state,
  stateName: stateNameOf(row),
  stopped: row.stopped,
  takenDown: row.taken_down,
  // A draft is the offices' until it hangs.
  noticeId: row.state === 'on_notice' || row.state === 'awarded' ? row.notice_id : null
})

/** Where a round stands after a step. */
export const presentRoundState = (row: Pick<RoundRow, 'id' | 'state'>) => ({
  roundId: row.id,
  state: row.state,
  stateName: roundStates[row.state]
})

/** Where a household stands after a step. */
export const presentNomineeState = (row: Pick<NomineeRow, 'id' | 'state'>) => ({
  nomineeId: row.id,
  state: row.state,
  stateName: nomineeStates[row.state]
})

export const presentHeart = (nomineeId: string, given: boolean) => ({ nomineeId, given })
export const presentDrafted = (
  drafted: { readonly noticeId: string; readonly contentHash: string },
  households: number
) => ({ noticeId: drafted.noticeId, contentHash: drafted.contentHash, households })

interface Beside {
  readonly householdName: string
  readonly hearts: number
  readonly myHeart: boolean
  readonly photos: readonly HonourPhoto[]
  /** Of the household itself, or of an office that looks after it: then also what is between those two. */
  readonly inside: boolean
  /** Whoever judges or speaks for the courtyard, or put it forward: they read it before the village does. */
  readonly reads: boolean
  readonly own: boolean
  readonly links: { readonly secret: Uint8Array; readonly now: Date }
}

// That something is to be mended is between the household and those who looked; others see a plaque that hangs.
const shownState = (state: NomineeState, inside: boolean): NomineeState =>
  state === 'mending' && !inside ? 'hung' : state

/** A household in a round, for people of the village: only such as have agreed, or for whom it is their own. */
export const presentNominee = (row: NomineeRow, b: Beside) => {
  const state = shownState(row.state, b.inside)
  const open = row.moderation === 'shown' || b.inside || b.reads
  const photos = open ? b.photos.filter((p) => p.owner_id === row.id) : []
  return {
    nomineeId: row.id,
    roundId: row.round_id,
    householdName: b.householdName,
    state,
    stateName: nomineeStates[state],
    how: row.own ? '自荐' : '他人推荐',
    words: open ? row.words : null,
    /** That the village does not read it yet, or that the township keeps it back; null once it is open. */
    waits: row.moderation === 'shown' ? null : row.moderation,
    waitsName: row.moderation === 'shown' ? null : honourModerations[row.moderation],
    hiddenFor: b.inside || b.reads ? row.hidden_for : null,
    photos: photos.map((p): PresentedFile => presentFile(b.links.secret, p, b.links.now)),
    result: row.result,
    hearts: b.hearts,
    myHeart: b.myHeart,
    own: b.own,
    hungOn: row.hung_on,
    mendUntil: b.inside ? row.mend_until : null
  }
}

/**
 * Somebody's nomination to whoever made it, when it is not of their own household: how it stands, whether the village
 * reads what they wrote, and nothing inside.
 */
export const presentMade = (row: NomineeRow, name: string) => {
  const state = shownState(row.state, false)
  const held = row.moderation !== 'shown' && shownStates.some((s) => s === state)
  return {
    ...{ nomineeId: row.id, roundId: row.round_id, name, state, stateName: nomineeStates[state] },
    waitsName: held ? honourModerations[row.moderation] : null,
    hiddenFor: held && row.moderation === 'hidden' ? row.hidden_for : null
  }
}

/** A household that the own courtyard is to speak about, for its host. */
export const presentToView = (row: NomineeRow, name: string, householdName: string, viewed: boolean) => ({
  nomineeId: row.id,
  name,
  householdName,
  state: row.state,
  stateName: nomineeStates[row.state],
  viewed
})

const nameOfRole = (role: string): string => (role === 'system' ? '系统' : roleNames[role as Role])

const stepName = (kind: EventRow['kind']): string => {
  if (kind === 'nominate') return '提名'
  if (kind === 'open') return '开始提名'
  if (kind === 'shown' || kind === 'hidden') return kind === 'shown' ? '乡镇公开' : '乡镇暂不公开'
  return kind in transitions
    ? transitions[kind as NomineeAction].name
    : roundTransitions[kind as RoundAction].name
}

/** A line of history, for the household and the offices. */
export const presentStep = (row: EventRow) => ({
  at: row.at.toISOString(),
  name: stepName(row.kind),
  by: row.by_role === 'system' ? null : row.by_name,
  role: nameOfRole(row.by_role),
  words: row.words,
  until: row.until_day
})

export const presentView = (row: ViewRow) => ({
  by: row.by_name,
  role: nameOfRole(row.by_role),
  supports: row.supports,
  words: row.words,
  present: row.present,
  at: row.at.toISOString()
})

/** A judgment, once the panel has closed: before that each judges alone. */
export const presentJudgment = (row: JudgmentRow) => ({
  by: row.by_name,
  role: nameOfRole(row.by_role),
  points: row.points,
  words: row.words,
  at: row.at.toISOString()
})

/** A plaque of the village, as anybody may read it. */
export const presentPlaque = (
  row: NomineeRow,
  round: Pick<RoundRow, 'category' | 'period'>,
  householdName: string
) => {
  const state = shownState(row.state, false)
  return {
    nomineeId: row.id,
    name: `${round.period}${round.category}`,
    householdName,
    state,
    stateName: nomineeStates[state],
    hungOn: row.hung_on
  }
}
