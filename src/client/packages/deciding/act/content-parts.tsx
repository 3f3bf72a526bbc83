import { View } from '@tarojs/components'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { sayTerm } from '@/domain/common/say-day'
import { classify } from '@/domain/decision/classify'
import { diff, isSubstantive } from '@/domain/decision/content'
import { stepOfState } from '@/domain/decision/life'
import { type Body, bodies } from '@/domain/decision/topics'
import { ContentFields } from '../content-fields'
import { wordingOf } from '../wording'
import type { Prepared } from './form'
import type { PartProps } from './parts'

const order = ['proposal', 'deliberation', 'review', 'resolution']

/** The votes that fall when the text is changed here: of this step and of every later one. */
const falling = ({ state, standing }: Prepared): string[] => {
  const from = order.indexOf(stepOfState[state as keyof typeof stepOfState] ?? '')
  return from < 0 ? [] : standing.filter((s) => order.indexOf(s.step) >= from).map((s) => s.name)
}

/** The new wording, and what it changes, line by line, as it is written. */
export const ContentPart = ({ form, scene, edit, wrong }: PartProps) => {
  const { prepared, action } = scene
  const changes = diff(prepared.content, wordingOf(form.content))
  return (
    <>
      <ContentFields
        content={form.content}
        meaning={form.meaning}
        onChange={(content) => edit({ content })}
        {...(action === 'revise' ? { onMeaning: (meaning: string) => edit({ meaning }) } : {})}
        wrong={wrong}
      />
      {changes.length > 0 ? (
        <View className='xy-panel'>
          <View className='xy-panel__title'>{`改了${changes.length}处`}</View>
          {changes.map((c) => (
            <View key={c.field} className='xy-prose'>
              {c.sentence}
            </View>
          ))}
        </View>
      ) : null}
      {changes.length > 0 ? (
        <Effect prepared={prepared} action={action} substantive={isSubstantive(changes)} />
      ) : null}
    </>
  )
}

interface EffectProps {
  readonly prepared: Prepared
  readonly action: string
  readonly substantive: boolean
}

const Effect = ({ prepared, action, substantive }: EffectProps) => {
  if (action === 'correct_erratum') {
    return substantive ? (
      <Notice tone='stop'>这是实质修改，不能当错别字改。请退回修改，形成新版本。</Notice>
    ) : (
      <Notice tone='good'>只改了文字，不影响已经作的表决。</Notice>
    )
  }
  const fallen = falling(prepared)
  const votes = fallen.length === 0 ? '现在没有因此作废的表决' : `已经作的表决作废：${fallen.join('、')}`
  return substantive ? (
    <Notice>{`这是实质修改，会形成第${prepared.versionNo + 1}版，要从商议重新走。${votes}。`}</Notice>
  ) : (
    <Notice tone='good'>{`不是实质修改，会形成第${prepared.versionNo + 1}版。${votes}。`}</Notice>
  )
}

/** For a correction of words: who found the slip; the supervisor who enters it confirms it. */
export const ProposedByPart = ({ form, scene, edit, wrong }: PartProps) => (
  <Labelled label='是谁发现的' error={wrong('proposedBy')}>
    <Choice
      label='是谁发现的'
      shape='list'
      value={form.proposedBy}
      onChoose={(proposedBy) => edit({ proposedBy })}
      options={scene.prepared.conveners.map((c) => ({ value: c.memberId, name: c.name }))}
    />
  </Labelled>
)

const bodyIds = Object.keys(bodies) as Body[]

/** Which body is to decide, as the law gives it; a lower one only under an authorisation that covers the matter. */
export const BodyPart = ({ form, scene, edit, wrong }: PartProps) => {
  const today = useToday()
  const { topicId, flags, content, authorisations } = scene.prepared
  const authorisation = authorisations.find((a) => a.id === form.authorisationId) ?? null
  const ask = (wanted: Body | undefined, by = authorisation) =>
    classify({ topic: topicId, flags, wanted, authorisation: by, amount: content.amount, on: today })
  const open = bodyIds.filter((body) => {
    const answer = ask(body)
    return answer.ok || answer.refusal.field === 'authorisation' || answer.refusal.field === 'amount'
  })
  const answer = ask(form.wanted ?? undefined)
  return (
    <>
      {open.length > 1 ? (
        <Labelled label='由谁来决定' error={wrong('body', 'wanted')}>
          <Choice
            label='由谁来决定'
            shape='list'
            value={form.wanted ?? (answer.ok ? answer.value.body : null)}
            onChoose={(wanted) => edit({ wanted, authorisationId: null })}
            options={open.map((body) => ({ value: body, name: bodies[body] }))}
          />
        </Labelled>
      ) : null}
      {form.wanted === 'rep_meeting' ? (
        <Labelled label='村民会议的授权' error={wrong('authorisation', 'authorisationId')}>
          {authorisations.length === 0 ? (
            <Notice tone='stop'>
              还没有村民会议授权的决议。要由代表会议决定的，请先提一件“授权村民代表会议决定事项”。
            </Notice>
          ) : (
            <Choice
              label='村民会议的授权'
              shape='list'
              value={form.authorisationId}
              onChoose={(authorisationId) => edit({ authorisationId })}
              options={authorisations.map((a) => {
                const covered = ask('rep_meeting', a)
                return {
                  value: a.id,
                  name: a.title,
                  note: covered.ok ? sayTerm(a) : covered.refusal.message
                }
              })}
            />
          )}
        </Labelled>
      ) : null}
      <Notice tone={answer.ok ? 'good' : 'stop'}>
        {answer.ok ? answer.value.why : answer.refusal.message}
      </Notice>
    </>
  )
}
