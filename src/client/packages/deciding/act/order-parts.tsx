import { Choice } from '@/client/components/choice'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { addDays } from '@/domain/common/calendar'
import { sayDate } from '@/domain/common/say-day'
import { voteStates } from '@/domain/decision/life'
import { returnGrounds } from '@/domain/decision/opinion'
import type { ActForm } from './form'
import type { PartProps } from './parts'

/** What comes from outside the village's own steps: orders, articles, objections, other resolutions. */

const authorities = {
  township: '乡镇人民政府',
  court: '人民法院',
  supervisor: '村务监督委员会'
} as const
type Authority = keyof typeof authorities

/** Who may be named as the authority by whoever enters it: a court by anyone, the others by themselves. */
const authoritiesFor = ({ scene }: PartProps): Authority[] => {
  const { roles, stoppedBy } = scene.prepared
  const own: Authority[] = [
    ...(roles.includes('township_legal') ? (['township'] as const) : []),
    ...(roles.includes('supervision_member') && /_implementation$/.test(scene.action)
      ? (['supervisor'] as const)
      : [])
  ]
  return [...own.filter((by) => stoppedBy === null || by === stoppedBy), 'court']
}

export const OrderPart = (props: PartProps) => {
  const { form, edit, wrong } = props
  return (
    <>
      <Labelled label='是哪个机关作出的' error={wrong('order', 'order.by')}>
        <Choice
          label='是哪个机关作出的'
          shape='list'
          value={form.order.by}
          onChoose={(by) => edit({ order: { ...form.order, by } })}
          options={authoritiesFor(props).map((by) => ({ value: by, name: authorities[by] }))}
        />
      </Labelled>
      <Field
        label='文书名称和文号'
        hint='比如：行政判决书（2026）鄂28行初1号'
        value={form.order.document}
        maxLength={200}
        onInput={(document) => edit({ order: { ...form.order, document } })}
        error={wrong('order.document')}
      />
    </>
  )
}

const grounds = Object.entries(returnGrounds) as [keyof typeof returnGrounds, string][]

export const CitationPart = ({ form, edit, wrong }: PartProps) => (
  <>
    <Labelled label='法定理由' error={wrong('citation', 'citation.ground')}>
      <Choice
        label='法定理由'
        shape='list'
        value={form.citation.ground}
        onChoose={(ground) => edit({ citation: { ...form.citation, ground } })}
        options={grounds.map(([value, name]) => ({ value, name }))}
      />
    </Labelled>
    <Field
      label='法律和条款'
      hint='比如：农村土地承包法第十九条'
      value={form.citation.article}
      maxLength={200}
      onInput={(article) => edit({ citation: { ...form.citation, article } })}
      error={wrong('citation.article')}
    />
  </>
)

export const UntilPart = ({ form, scene, edit, wrong }: PartProps) => (
  <DateField
    label='中止到哪一天'
    value={form.until}
    min={addDays(scene.today, 1)}
    onChange={(until) => edit({ until })}
    error={wrong('until')}
  />
)

/** Which step was at fault: the present one, or the earliest of those that have voted. */
export const BackToPart = ({ form, scene, edit, wrong }: PartProps) => {
  const { prepared, action } = scene
  const here = voteStates.find((state) => state === prepared.state) ?? null
  if (action.startsWith('return_from_')) {
    return (
      <Labelled label='为什么退回' error={wrong('backTo')}>
        <Choice
          label='为什么退回'
          shape='list'
          value={form.backTo}
          onChoose={(backTo) => edit({ backTo })}
          options={[
            { value: null, name: '会上表决没有通过，要改方案', note: '登记这次会议的表决' },
            { value: here, name: '这次会的程序有问题，方案不变', note: '这一步重新开会' }
          ]}
        />
      </Labelled>
    )
  }
  return (
    <Labelled label='最早有问题的是哪一步' error={wrong('backTo')}>
      <Choice
        label='最早有问题的是哪一步'
        shape='row'
        value={form.backTo}
        onChoose={(backTo) => edit({ backTo })}
        options={prepared.votedAt.map((v) => ({ value: v.state, name: v.name }))}
      />
    </Labelled>
  )
}

export const ObjectionPart = ({ form, scene, edit, wrong }: PartProps) => (
  <Labelled label='是哪一条异议' error={wrong('objection', 'objectionId')}>
    {scene.prepared.objections.length === 0 ? (
      <Notice>还没有异议。</Notice>
    ) : (
      <Choice
        label='是哪一条异议'
        shape='list'
        value={form.objectionId}
        onChoose={(objectionId) => edit({ objectionId })}
        options={scene.prepared.objections.map((o) => ({
          value: o.objectionId,
          name: `${sayDate(o.filedOn)}提出：${o.ground}`,
          note: o.stateName
        }))}
      />
    )}
  </Labelled>
)

export const NewDecisionPart = ({ form, scene, edit, wrong }: PartProps) => (
  <Labelled label='变更它的新决议' error={wrong('newDecision', 'newDecisionId')}>
    {scene.prepared.successors.length === 0 ? (
      <Notice>
        还没有变更它的新决议。请先提一件新事项，注明变更的是这一件；新事项决议通过以后，再到这里登记。
      </Notice>
    ) : (
      <Choice
        label='变更它的新决议'
        shape='list'
        value={form.newDecisionId}
        onChoose={(newDecisionId) => edit({ newDecisionId })}
        options={scene.prepared.successors.map((s) => ({
          value: s.decisionId,
          name: s.title,
          note: `编号 ${s.no}`
        }))}
      />
    )}
  </Labelled>
)

const groundNames: Readonly<Record<NonNullable<ActForm['ground']>, string>> = {
  meeting: '会议表决撤销',
  order: '法院或乡镇的文书',
  newDecision: '后来的新决议'
}

interface GroundPartProps extends PartProps {
  readonly grounds: readonly NonNullable<ActForm['ground']>[]
}

/** What a revocation, or a later act, rests on. */
export const GroundPart = ({ form, edit, wrong, grounds: open }: GroundPartProps) => (
  <Labelled label='依据是什么' error={wrong('ground')}>
    <Choice
      label='依据是什么'
      shape='list'
      value={form.ground}
      onChoose={(ground) => edit({ ground })}
      options={open.map((value) => ({ value, name: groundNames[value] }))}
    />
  </Labelled>
)
