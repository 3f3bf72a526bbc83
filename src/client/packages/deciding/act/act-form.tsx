import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import { deskActions } from '@/domain/decision/desk-actions'
import type { Paper } from '@/domain/decision/papers'
import { BodyPart, ContentPart, ProposedByPart } from './content-parts'
import { type ActForm, type ActScene, emptyForm, groundsOf, shownPapers } from './form'
import { type Lack, lacking } from './lacking'
import { VotesPart } from './meeting-counts'
import { settled } from './meeting-options'
import { MeetingPart } from './meeting-part'
import {
  BackToPart,
  CitationPart,
  GroundPart,
  NewDecisionPart,
  ObjectionPart,
  OrderPart,
  UntilPart
} from './order-parts'
import type { PartProps } from './parts'
import {
  CompletionPart,
  HouseholdsSignedPart,
  MinutesPart,
  ProposerToldPart,
  ReasonPart,
  ResumptionPart,
  TallyPart
} from './said-parts'
import { toInput } from './to-input'

export type Moved = Outputs['decision']['act']

const parts: Readonly<Record<Paper, ((props: PartProps) => ReactNode) | null>> = {
  body: BodyPart,
  backTo: BackToPart,
  meeting: MeetingPart,
  votes: VotesPart,
  householdsSigned: HouseholdsSignedPart,
  tally: TallyPart,
  minutes: MinutesPart,
  content: ContentPart,
  proposedBy: ProposedByPart,
  objection: ObjectionPart,
  order: OrderPart,
  citation: CitationPart,
  until: UntilPart,
  newDecision: NewDecisionPart,
  completion: CompletionPart,
  // The township gives its opinion on a page of its own.
  opinion: null,
  reason: ReasonPart,
  proposerTold: ProposerToldPart,
  resumptionPublished: ResumptionPart
}

const drafts = makeFormDrafts<Partial<ActForm>>('act-drafts', {})

interface ActFormProps {
  readonly villageId: string
  readonly personKey: string
  readonly scene: ActScene
  readonly onBack: () => void
  readonly onDone: (moved: Moved) => void
}

const useActForm = ({ villageId, personKey, scene, onDone }: ActFormProps) => {
  const { action, prepared } = scene
  const { decisionId, state, versionNo } = prepared
  // What was begun for an earlier state or wording is not carried over to another.
  const key = [personKey, decisionId, state, versionNo, action].join('/')
  const { requestId, ...draft } = useFormDraft(drafts, key)
  const filled: ActForm = { ...emptyForm(scene), ...draft }
  const form: ActForm = { ...filled, meeting: settled(filled.meeting, scene) }
  const sending = useSubmit((input: Inputs['decision']['act']) => api.decision.act.mutate(input), {
    slot: drafts.slotOf(key),
    onDone: (moved) => {
      drafts.discard(key)
      void queryClient.invalidateQueries()
      onDone(moved)
    }
  })
  const send = () =>
    void sending.submit({ villageId, decisionId, action, ...toInput(form, scene, requestId) })
  const edit: PartProps['edit'] = (change) => drafts.edit(key, change)
  return { form, edit, send, ...sending }
}

/** The form of one action: what it needs and nothing else, with what is still missing said as it is filled in. */
export const ActFormView = (props: ActFormProps) => {
  const { villageId, scene, onBack } = props
  const { form, edit, send, isRunning, problem, sentence } = useActForm(props)
  const [hasPressed, setPressed] = useState(false)
  const lacks: readonly Lack[] = hasPressed ? lacking(form, scene) : []
  const wrong = (...fields: string[]): string | null => {
    const lack = lacks.find((l) => fields.includes(l.field))
    if (lack) return lack.message
    return problem?.field && fields.includes(problem.field) ? problem.message : null
  }
  const press = () => {
    setPressed(true)
    if (lacking(form, scene).length === 0) send()
  }
  const grounds = groundsOf(scene)
  const papers = shownPapers(form, scene)
  const shared: PartProps = { form, scene, edit, wrong, villageId }
  return (
    <>
      <Cells>
        <Cell
          title={deskActions[scene.action].says}
          note={scene.prepared.title}
          value='换一项'
          onTap={onBack}
        />
      </Cells>
      {scene.blockers.map((blocker) => (
        <Notice key={blocker} tone='stop'>
          {blocker}
        </Notice>
      ))}
      {grounds ? <GroundPart {...shared} grounds={grounds} /> : null}
      {papers.map((paper) => {
        const Part = parts[paper]
        return Part ? <Part key={paper} {...shared} /> : null
      })}
      {grounds === null && papers.length === 0 ? <Notice>没有要填的。事情属实，就点确认。</Notice> : null}
      <Missing lacks={lacks} />
      <View className='xy-foot xy-foot_inline'>
        <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
        <Button kind='primary' running={isRunning} onTap={press}>
          确认登记
        </Button>
      </View>
    </>
  )
}

/** Everything that keeps the form from being sent, together at its end: on a long form the field is out of sight. */
const Missing = ({ lacks }: { lacks: readonly Lack[] }) =>
  lacks.length === 0 ? null : (
    <Notice tone='stop'>{`还不能登记：${lacks.map((l) => l.message).join('')}`}</Notice>
  )
