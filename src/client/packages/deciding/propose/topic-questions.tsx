import { Text, View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Tap } from '@/client/components/tap'
import { type TopicId, topicOf } from '@/domain/decision/topics'
import { authorisable, deciders, type ProposalForm } from './proposal'

export interface ProposalProps {
  readonly form: ProposalForm
  readonly edit: (change: Partial<ProposalForm>) => void
  readonly wrong: (...fields: string[]) => string | null
}

interface AskProps {
  readonly label: string
  readonly value: boolean
  readonly yes: string
  readonly no: string
  readonly onChoose: (value: boolean) => void
}

const Ask = ({ label, value, yes, no, onChoose }: AskProps) => (
  <Labelled label={label}>
    <Choice
      label={label}
      shape='row'
      value={value}
      onChoose={onChoose}
      options={[
        { value: true, name: yes },
        { value: false, name: no }
      ]}
    />
  </Labelled>
)

interface TopicQuestionsProps extends ProposalProps {
  readonly topic: TopicId
  readonly villageId: string
}

/** What decides who decides: asked only where the answer matters. */
export const TopicQuestions = ({ form, edit, wrong, topic, villageId }: TopicQuestionsProps) => {
  const { owner } = topicOf(topic)
  return (
    <>
      {owner.startsWith('villagers') ? (
        <Ask
          label='会占用承包地、宅基地吗'
          yes='会占用'
          no='不占用'
          value={form.touchesLand}
          onChoose={(touchesLand) => edit({ touchesLand })}
        />
      ) : null}
      {topic === 'points_rules' ? (
        <Ask
          label='会扣分，或者有约束吗'
          yes='会扣分'
          no='只奖励'
          value={form.binding}
          onChoose={(binding) => edit({ binding })}
        />
      ) : null}
      {owner.startsWith('collective') ? (
        <Ask
          label='村里有登记的集体经济组织吗'
          yes='有'
          no='没有'
          value={form.hasCollective}
          onChoose={(hasCollective) => edit({ hasCollective })}
        />
      ) : null}
      {owner === 'group' ? <Group form={form} edit={edit} wrong={wrong} villageId={villageId} /> : null}
      {topic === 'authorisation' ? <Authorised form={form} edit={edit} wrong={wrong} /> : null}
    </>
  )
}

/** Which group's own matter it is: its people are who is counted. */
const Group = ({ form, edit, wrong, villageId }: ProposalProps & { villageId: string }) => {
  const query = useRead(['place.listGroups', villageId], () => api.place.listGroups.query({ villageId }))
  return (
    <Labelled label='是哪个组的事' error={wrong('flags.groupId')}>
      <PageState query={query}>
        {(groups) => (
          <Choice
            label='是哪个组的事'
            shape='row'
            value={form.groupId}
            onChoose={(groupId) => edit({ groupId })}
            options={groups.map((g) => ({ value: g.groupId, name: g.name }))}
          />
        )}
      </PageState>
    </Labelled>
  )
}

const Authorised = ({ form, edit, wrong }: ProposalProps) => {
  const toggle = (id: TopicId) =>
    edit({
      authorises: form.authorises.includes(id)
        ? form.authorises.filter((other) => other !== id)
        : [...form.authorises, id]
    })
  return (
    <Labelled label='授权代表会议决定哪些事项' aside='可以选几项' error={wrong('authorises')}>
      <View className='xy-choice xy-choice_list'>
        {authorisable.map((id) => {
          const checked = form.authorises.includes(id)
          return (
            <Tap
              key={id}
              className={`xy-option ${checked ? 'xy-option_on' : ''}`}
              role='checkbox'
              checked={checked}
              onTap={() => toggle(id)}
            >
              <View className='xy-option__main'>
                <Text className='xy-option__name'>{topicOf(id).name}</Text>
              </View>
              {checked ? <Icon name='tick' className='xy-option__tick' /> : null}
            </Tap>
          )
        })}
      </View>
    </Labelled>
  )
}

interface WhoDecidesProps {
  readonly form: ProposalForm
  readonly topic: TopicId
  readonly today: string
}

/** Which body will decide and why, at once; and that the representatives may not, where they may not. */
export const WhoDecides = ({ form, topic, today }: WhoDecidesProps) => {
  const { answer, repsMayNot } = deciders(form, topic, today)
  return (
    <>
      <Notice tone={answer.ok ? 'good' : 'stop'}>
        {answer.ok ? answer.value.why : answer.refusal.message}
      </Notice>
      {answer.ok && repsMayNot ? <Notice>{repsMayNot}</Notice> : null}
    </>
  )
}
