import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useLetter } from '@/client/api/use-letter'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { KeptLetter } from '@/client/components/kept-letter'
import { Notice } from '@/client/components/notice'
import { makeFormDrafts, useFormDraft } from '@/client/stores/form-drafts'
import { actionForms, type DeskAction, type Paper } from './action-forms'
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

const DRAFTS = 'handle-drafts'
const drafts = makeFormDrafts<Partial<HandleForm>>(DRAFTS, {})

/** What somebody did at a place, where there may be no signal: it may arrive later. Everything else decides something. */
const notes: readonly DeskAction[] = ['progress', 'done']

interface HandleViewProps {
  readonly personKey: string
  readonly holderId: string
  readonly whole: Whole
  readonly scene: Scene
  readonly blockers: readonly string[]
  /** The decision that was proposed for this matter a moment ago. */
  readonly decision: HandleForm['decision']
  readonly onBack: () => void
  readonly onDone: (moved: Moved) => void
}

const useHandleForm = ({ personKey, holderId, whole, scene, decision, onDone }: HandleViewProps) => {
  const { villageId, issueId } = whole
  // Not by the state: it may change under what is being typed, when the fresh read comes in. What was begun before a
  // decision was proposed for it is not carried over.
  const key = [personKey, issueId, scene.action, decision?.decisionId ?? ''].join('/')
  const { requestId, ...draft } = useFormDraft(drafts, key)
  const form: HandleForm = { ...emptyForm(scene), ...(decision ? { decision } : {}), ...draft }
  const told = (moved: Moved) => {
    drafts.discard(key)
    onDone(moved)
    void queryClient.invalidateQueries()
  }
  const slot = drafts.slotOf(key)
  const step = useSubmit((input: Inputs['issue']['act']) => api.issue.act.mutate(input), {
    slot,
    onDone: told
  })
  const note = useLetter('step', { requestId, slot, onDone: told })
  const send = () => {
    const { photoIds, ...said } = toInput(form, scene)
    const at = { villageId, issueId }
    const input = { ...at, action: scene.action, ...said }
    if (!notes.includes(scene.action)) return void step.submit(photoIds ? { ...input, photoIds } : input)
    void note.submit({
      ...{ villageId, holderId, input, photos: form.photos, until: null },
      ...{ title: actionForms[scene.action].says, about: whole.words, words: form.reason },
      page: { name: 'handleIssue', query: { ...at, action: scene.action } },
      form: { name: DRAFTS, key }
    })
  }
  const { isRunning, problem, sentence } = notes.includes(scene.action) ? note : step
  const edit = ((change) => drafts.edit(key, change)) satisfies PartProps['edit']
  return { form, edit, send, isRunning, problem, sentence, kept: note.kept }
}

/** The form of one step: what it needs and nothing else, with what is still missing said once it is pressed. */
export const HandleView = (props: HandleViewProps) => {
  const { whole, scene, blockers, onBack } = props
  const { form, edit, send, isRunning, problem, sentence, kept } = useHandleForm(props)
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
  if (kept) return <KeptLetter letter={kept} />
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
        <Notice tone='stop'>{lacks.length > 0 ? lacks.map((l) => l.message).join('') : sentence}</Notice>
        <Button kind='primary' running={isRunning} disabled={blockers.length > 0} onTap={press}>
          {says}
        </Button>
      </View>
    </>
  )
}
