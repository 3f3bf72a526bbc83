import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import { actionForms, type Paper } from './action-forms'
import { DecisionPart, IntoPart, PartyPart } from './choose-parts'
import {
  emptyForm,
  type HandleForm,
  lacking,
  type Scene,
  shownPapers,
  toInput,
  type Whole
} from './handle-form'
import {
  ConsentPart,
  DeclineReasonPart,
  DuePart,
  LevelPart,
  MediatedPart,
  OwnerPart,
  type PartProps,
  PhotosPart,
  ReasonPart,
  SessionPart,
  WhereToPart,
  YesPart
} from './parts'

export type Moved = Outputs['issue']['act']

const parts: Readonly<Record<Paper, (props: PartProps) => ReactNode>> = {
  level: LevelPart,
  owner: OwnerPart,
  due: DuePart,
  into: IntoPart,
  declineReason: DeclineReasonPart,
  whereTo: WhereToPart,
  session: SessionPart,
  yes: YesPart,
  decision: DecisionPart,
  party: PartyPart,
  consent: ConsentPart,
  mediated: MediatedPart,
  reason: ReasonPart,
  photos: PhotosPart
}

const drafts = makeFormDrafts<Partial<HandleForm>>('handle-drafts', {})

interface HandleViewProps {
  readonly personKey: string
  readonly whole: Whole
  readonly scene: Scene
  readonly blockers: readonly string[]
  /** The decision that was proposed for this matter a moment ago. */
  readonly decision: HandleForm['decision']
  readonly onBack: () => void
  readonly onDone: (moved: Moved) => void
}

const useHandleForm = ({ personKey, whole, scene, decision, onDone }: HandleViewProps) => {
  const { villageId, issueId } = whole
  // Not by the state: it may change under what is being typed, when the fresh read comes in. What was begun before a
  // decision was proposed for it is not carried over.
  const key = [personKey, issueId, scene.action, decision?.decisionId ?? ''].join('/')
  const { requestId: _id, ...draft } = useFormDraft(drafts, key)
  const form: HandleForm = { ...emptyForm(scene), ...(decision ? { decision } : {}), ...draft }
  const sending = useSubmit((input: Inputs['issue']['act']) => api.issue.act.mutate(input), {
    slot: drafts.slotOf(key),
    onDone: (moved) => {
      drafts.discard(key)
      onDone(moved)
      void queryClient.invalidateQueries()
    }
  })
  const send = () =>
    void sending.submit({ villageId, issueId, action: scene.action, ...toInput(form, scene) })
  return { form, edit: ((change) => drafts.edit(key, change)) satisfies PartProps['edit'], send, ...sending }
}

/** The form of one step: what it needs and nothing else, with what is still missing said once it is pressed. */
export const HandleView = (props: HandleViewProps) => {
  const { whole, scene, blockers, onBack } = props
  const { form, edit, send, isRunning, problem, sentence } = useHandleForm(props)
  const [hasPressed, setPressed] = useState(false)
  const { says, note } = actionForms[scene.action]
  const lacks = hasPressed ? lacking(form, scene) : []
  const wrong: PartProps['wrong'] = (...fields) => {
    const lack = lacks.find((l) => fields.includes(l.field))
    if (lack) return lack.message
    return problem?.field && fields.includes(problem.field) ? problem.message : null
  }
  const press = () => {
    setPressed(true)
    if (lacking(form, scene).length === 0) send()
  }
  return (
    <>
      <Cells>
        <Cell title={says} note={note} value='换一项' onTap={onBack} />
      </Cells>
      {blockers.map((blocker) => (
        <Notice key={blocker} tone='stop'>
          {blocker}
        </Notice>
      ))}
      {shownPapers(form, scene).map((paper) => {
        const Part = parts[paper]
        return <Part key={paper} {...{ form, scene, whole, edit, wrong }} />
      })}
      <View className='xy-foot xy-foot_inline'>
        <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>
          {lacks.length > 0 ? lacks.map((l) => l.message).join('') : sentence}
        </Notice>
        <Button kind='primary' running={isRunning} disabled={blockers.length > 0} onTap={press}>
          {says}
        </Button>
      </View>
    </>
  )
}
