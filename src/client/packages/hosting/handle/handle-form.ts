import type { Inputs, Outputs } from '@/client/api/client'
import type { PhotoDraft } from '@/client/stores/drafts'
import { addDays, dayOf } from '@/domain/common/calendar'
import type { DeclineReason, Level } from '@/domain/issue/names'
import { courseRefusals as no } from '@/domain/issue/refusals'
import { actionForms, type DeskAction, type Paper } from './action-forms'

type ActInput = Inputs['issue']['act']
export type Said = Omit<ActInput, 'requestId' | 'villageId' | 'issueId' | 'action'>
export type Foresight = Outputs['issue']['foresee']
export type Whole = Outputs['issue']['read']

/** Everything that any step may ask for; a step's form shows its own part of it. */
export interface HandleForm {
  readonly reason: string
  readonly level: Level | null
  readonly urgent: boolean
  readonly ownerId: string | null
  readonly dueOn: string
  readonly into: { readonly issueId: string; readonly words: string } | null
  readonly declineReason: DeclineReason | null
  readonly whereTo: string
  readonly eligible: number | null
  readonly present: number | null
  readonly yes: number | null
  readonly decision: { readonly decisionId: string; readonly title: string } | null
  readonly partyName: string
  readonly partyId: string | null
  readonly consentOf: 'raiser' | 'other' | null
  readonly consentGiven: boolean | null
  readonly mediated: boolean | null
  readonly photos: readonly PhotoDraft[]
}

/** What a form is filled in for. */
export interface Scene {
  readonly action: DeskAction
  readonly today: string
  readonly level: Level
  readonly urgent: boolean
  /** The matter's own deadline, an instant. */
  readonly dueAt: string | null
  /** It is a quarrel in which the other side said no. */
  readonly refusedByParty: boolean
}

const someDays = 3

/** The last day that fits the matter's own deadline, which ends a day; a few days where that is past. */
export const dueFor = ({ dueAt, today }: Pick<Scene, 'dueAt' | 'today'>): string => {
  const last = dueAt === null ? null : addDays(dayOf(new Date(dueAt)), -1)
  return last !== null && last >= today ? last : addDays(today, someDays)
}

export const emptyForm = (scene: Scene): HandleForm => ({
  ...{ reason: '', level: scene.level, urgent: scene.urgent, ownerId: null, dueOn: dueFor(scene) },
  ...{ into: null, declineReason: scene.refusedByParty ? 'no_consent' : null, whereTo: '' },
  ...{ eligible: null, present: null, yes: null, decision: null, partyName: '', partyId: null },
  ...{ consentOf: null, consentGiven: null, mediated: null, photos: [] }
})

const needsPlace: readonly (DeclineReason | null)[] = ['beyond_powers', 'no_consent']

/** What the form asks for as it is filled in now, in its order. */
export const shownPapers = (form: HandleForm, { action }: Scene): readonly Paper[] =>
  actionForms[action].papers.filter((p) => p !== 'whereTo' || needsPlace.includes(form.declineReason))

/** Something still to be filled in, under the name by which the server would refuse the same field. */
export interface Lack {
  readonly field: string
  readonly message: string
}

const told = (refusal: { readonly message: string; readonly field?: string }): Lack => ({
  field: refusal.field ?? '',
  message: refusal.message
})
const when = (bad: boolean, lack: Lack): Lack[] => (bad ? [lack] : [])
const short = (text: string): boolean => Array.from(text.trim()).length < 2

const counted = ({ eligible, present }: HandleForm): boolean =>
  eligible !== null && present !== null && present > 0 && present <= eligible

const lackOf = (paper: Paper, form: HandleForm, scene: Scene): Lack[] => {
  const { yes, present } = form
  switch (paper) {
    case 'level':
      return when(form.level === null, told(no.level))
    case 'owner':
      return when(form.ownerId === null, told(no.owner))
    case 'due':
      return form.dueOn === '' ? [told(no.dueMissing)] : when(form.dueOn < scene.today, told(no.dueWrong))
    case 'into':
      return when(form.into === null, told({ ...no.mergeTarget, message: '请选并到哪一件。' }))
    case 'declineReason':
      return when(form.declineReason === null, told(no.declineReason))
    case 'whereTo':
      return when(short(form.whereTo), told(no.whereTo))
    case 'session':
      return when(!counted(form), told(no.session))
    case 'yes':
      if (yes === null) return [{ field: 'yes', message: '请填同意的户数。' }]
      return when(yes > (present ?? 0) || 2 * yes <= (present ?? 0), told(no.noConsensus))
    case 'decision':
      return when(form.decision === null, told(no.decision))
    case 'party':
      return when(short(form.partyName), told(no.party))
    case 'consent':
      return when(form.consentOf === null || form.consentGiven === null, {
        field: 'consent',
        message: '请选是谁的意见，同意还是不同意。'
      })
    case 'mediated':
      return when(form.mediated === null, told(no.mediated))
    case 'reason':
      return when(!actionForms[scene.action].words?.optional && short(form.reason), told(no.reason))
    case 'photos':
      return when(
        form.photos.some((p) => p.problem),
        { field: 'photoIds', message: '有照片传不上去。请点“重传”，或者去掉它。' }
      )
  }
}

/** Everything that still keeps the form from being sent; the server checks the same again. */
export const lacking = (form: HandleForm, scene: Scene): Lack[] =>
  shownPapers(form, scene).flatMap((paper) => lackOf(paper, form, scene))

const sessionOf = ({ eligible, present, yes }: HandleForm, withYes: boolean): Said =>
  eligible === null || present === null
    ? {}
    : { session: { eligible, present, ...(withYes && yes !== null ? { yes } : {}) } }

const saidOf = (paper: Paper, form: HandleForm, papers: readonly Paper[]): Said => {
  switch (paper) {
    case 'level':
      return { urgent: form.urgent, ...(form.level ? { level: form.level } : {}) }
    case 'owner':
      return form.ownerId ? { ownerId: form.ownerId } : {}
    case 'due':
      return { dueOn: form.dueOn }
    case 'into':
      return form.into ? { intoId: form.into.issueId } : {}
    case 'declineReason':
      return form.declineReason ? { declineReason: form.declineReason } : {}
    case 'whereTo':
      return { whereTo: form.whereTo }
    case 'session':
      return sessionOf(form, papers.includes('yes'))
    case 'yes':
      return {}
    case 'decision':
      return form.decision ? { decisionId: form.decision.decisionId } : {}
    case 'party':
      return { party: { name: form.partyName, ...(form.partyId ? { memberId: form.partyId } : {}) } }
    case 'consent':
      return form.consentOf !== null && form.consentGiven !== null
        ? { consent: { of: form.consentOf, given: form.consentGiven } }
        : {}
    case 'mediated':
      return form.mediated === null ? {} : { mediated: form.mediated }
    case 'reason':
      return form.reason.trim() ? { reason: form.reason } : {}
    case 'photos':
      return form.photos.length > 0 ? { photoIds: form.photos.flatMap((p) => p.fileId ?? []) } : {}
  }
}

/** What is sent for a step: what its form shows, and nothing that was left in the form of another choice. */
export const toInput = (form: HandleForm, scene: Scene): Said => {
  const papers = shownPapers(form, scene)
  return Object.assign({}, ...papers.map((paper) => saidOf(paper, form, papers)))
}

/** The levels a sorter may choose: here, the next one, and for what is urgent the township at once. */
export const levelChoices = (level: Level, urgent: boolean): Level[] => {
  const order: readonly Level[] = ['courtyard', 'village', 'township', 'county']
  const at = order.indexOf(level)
  return order.filter((l, i) => i === at || i === at + 1 || (urgent && l === 'township' && i > at))
}
