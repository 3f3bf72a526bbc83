import type { Inputs } from '@/client/api/client'
import type { Paper } from '@/domain/decision/papers'
import { wordingOf } from '../wording'
import { type ActForm, type ActScene, shownPapers } from './form'
import { factsOf } from './lacking'

type ActInput = Inputs['decision']['act']
type Said = Omit<ActInput, 'requestId' | 'villageId' | 'decisionId' | 'action'>

const meetingInput = (
  form: ActForm,
  scene: ActScene,
  shown: readonly Paper[],
  ownId: string
): ActInput['meeting'] => {
  const { meeting: m } = form
  const facts = factsOf(m, scene.prepared.packId, shown.includes('votes'))
  if (m.kind === null || facts === null) return undefined
  const option = scene.meetings.find((o) => o.kind === m.kind && o.mode === m.mode)
  const pages = form.minutes.slice(1).flatMap((photo) => photo.fileId ?? [])
  return {
    id: option?.called?.meetingId ?? ownId,
    kind: m.kind,
    facts,
    noticedOn: m.noticedOn || null,
    urgentReason: m.urgentReason.trim() || null,
    minutesId: form.minutes[0]?.fileId ?? null,
    ...(pages.length > 0 ? { pageIds: pages } : {}),
    ...(m.convenerId ? { convenerId: m.convenerId } : {}),
    ...(m.eligibleReason.trim() ? { eligibleReason: m.eligibleReason.trim() } : {})
  }
}

const saidOf = (
  paper: Paper,
  form: ActForm,
  scene: ActScene,
  rest: { shown: readonly Paper[]; ownId: string }
): Partial<Said> => {
  const { householdsSigned: h, order, citation, completion } = form
  switch (paper) {
    case 'body':
      return {
        ...(form.wanted ? { wanted: form.wanted } : {}),
        ...(form.wanted === 'rep_meeting' && form.authorisationId
          ? { authorisationId: form.authorisationId }
          : {})
      }
    case 'meeting': {
      const meeting = meetingInput(form, scene, rest.shown, rest.ownId)
      return meeting ? { meeting } : {}
    }
    case 'householdsSigned':
      return h.signed === null || h.households === null
        ? {}
        : { householdsSigned: { signed: h.signed, households: h.households } }
    case 'tally':
      return { tally: form.tally }
    case 'content':
      return {
        content: wordingOf(form.content),
        ...(scene.action === 'revise' && form.meaning !== scene.prepared.meaning
          ? { meaning: form.meaning }
          : {})
      }
    case 'order':
      return order.by ? { order: { by: order.by, document: order.document } } : {}
    case 'citation':
      return citation.ground ? { citation: { ground: citation.ground, article: citation.article } } : {}
    case 'completion':
      return { completion: { ...completion, photoIds: form.photos.flatMap((p) => p.fileId ?? []) } }
    case 'backTo':
      return form.backTo ? { backTo: form.backTo } : {}
    case 'proposedBy':
      return form.proposedBy ? { proposedBy: form.proposedBy } : {}
    case 'objection':
      return form.objectionId ? { objectionId: form.objectionId } : {}
    case 'newDecision':
      return form.newDecisionId ? { newDecisionId: form.newDecisionId } : {}
    case 'until':
      return form.until ? { until: form.until } : {}
    case 'reason':
      return { reason: form.reason }
    case 'proposerTold':
      return { proposerTold: form.proposerTold }
    case 'resumptionPublished':
      return { resumptionPublished: form.resumptionPublished }
    default:
      return {}
  }
}

/**
 * What is sent for an action: what its form shows, and nothing that was left in the form of another choice.
 * @param ownId names a meeting that was not called here; the form's own request id serves
 */
export const toInput = (form: ActForm, scene: ActScene, ownId: string): Said => {
  const shown = shownPapers(form, scene)
  return Object.assign({}, ...shown.map((paper) => saidOf(paper, form, scene, { shown, ownId })))
}
