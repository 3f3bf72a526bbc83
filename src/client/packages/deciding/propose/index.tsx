import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { personKeyOf, useMe, useVillage } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go, goBack } from '@/client/navigate'
import { useFormDraft } from '@/client/stores/form-drafts'
import { topicOf } from '@/domain/decision/topics'
import { ContentFields } from '../content-fields'
import { ChooseResolution } from './choose-resolution'
import { ChooseTopic } from './choose-topic'
import { proposalFault, proposalInput, proposals } from './proposal'
import { SourceFields } from './source-fields'
import { TopicQuestions, WhoDecides } from './topic-questions'
import '../deciding.scss'

type Proposed = Outputs['decision']['propose']

/** 提事项: a matter for the village to decide, with who will decide it said at once. */
const Propose = () => {
  const { query, person, may } = useMe()
  const { village, query: villageQuery } = useVillage()
  const villageId = person?.villageId ?? village?.villageId ?? null
  const { issueId = null } = useRouter().params
  const [done, setDone] = useState<Proposed | null>(null)
  return (
    <Page title='提一件要村里定的事'>
      <PageState query={query} isEmpty={() => !may('decision_propose')} empty={stranger}>
        {() => (
          <PageState query={villageId ? query : villageQuery}>
            {() =>
              villageId === null || person === null ? null : done ? (
                <Receipt villageId={villageId} done={done} mayAct={may('decision_desk')} issueId={issueId} />
              ) : (
                <ProposeForm
                  villageId={villageId}
                  personKey={personKeyOf(person)}
                  roles={person.roles.map((r) => r.role)}
                  onDone={setDone}
                />
              )
            }
          </PageState>
        )}
      </PageState>
    </Page>
  )
}

const stranger = { title: '只有村民能提事项', hint: '请先到“我的”里认户。' }

interface ProposeFormProps {
  readonly villageId: string
  readonly personKey: string
  readonly roles: readonly string[]
  readonly onDone: (done: Proposed) => void
}

const ProposeForm = ({ villageId, personKey, roles, onDone }: ProposeFormProps) => {
  const today = useToday()
  // Another person on the same phone must not find it.
  const key = `${personKey}/${villageId}`
  const form = useFormDraft(proposals, key)
  const edit = (change: Partial<typeof form>) => proposals.edit(key, change)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['decision']['propose']) => api.decision.propose.mutate(input),
    {
      slot: proposals.slotOf(key),
      onDone: (proposed) => {
        proposals.discard(key)
        void queryClient.invalidateQueries()
        onDone(proposed)
      }
    }
  )
  const { topic } = form
  useEffect(() => {
    if (topic) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [topic])
  if (topic === null) return <ChooseTopic onChoose={(chosen) => edit({ topic: chosen })} />

  const fault = hasPressed ? proposalFault(form, today) : null
  const wrong = (...fields: string[]): string | null => {
    if (fault && fields.includes(fault.field)) return fault.message
    return problem?.field && fields.includes(problem.field) ? problem.message : null
  }
  const press = () => {
    setPressed(true)
    const input = proposalInput(form)
    if (input && proposalFault(form, today) === null) void submit({ villageId, ...input })
  }
  return (
    <>
      <Cells>
        <Cell title={topicOf(topic).name} value='换一类' onTap={() => edit({ topic: null })} />
      </Cells>
      <TopicQuestions form={form} edit={edit} wrong={wrong} topic={topic} villageId={villageId} />
      <WhoDecides form={form} topic={topic} today={today} />
      <ContentFields
        content={form.content}
        meaning={form.meaning}
        onChange={(content) => edit({ content })}
        onMeaning={(meaning) => edit({ meaning })}
        wrong={wrong}
        termRequired={topic === 'authorisation'}
      />
      <SourceFields form={form} edit={edit} wrong={wrong} roles={roles} />
      <ChooseResolution
        villageId={villageId}
        value={form.supersedes}
        onChoose={(supersedes) => edit({ supersedes })}
      />
      <View className='xy-foot xy-foot_inline'>
        <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{fault?.message ?? sentence}</Notice>
        <Button kind='primary' running={isRunning} onTap={press}>
          提交
        </Button>
      </View>
    </>
  )
}

interface ReceiptProps {
  readonly villageId: string
  readonly done: Proposed
  readonly mayAct: boolean
  /** What villagers said, for which it was proposed: it is still to be transferred. */
  readonly issueId: string | null
}

const Receipt = ({ villageId, done, mayAct, issueId }: ReceiptProps) => (
  <View className='xy-receipt'>
    <View className='xy-receipt__mark'>
      <Icon name='tick' />
    </View>
    <View className='xy-receipt__title'>已提交</View>
    <View className='xy-receipt__note'>
      {mayAct
        ? '事项已经登记在册。下一步由党组织书记决定是否列入提议。'
        : '村里收到了。党组织书记会决定是否列入提议，有了进展会告诉您。'}
    </View>
    <View className='xy-receipt__foot'>
      {issueId ? (
        <Button
          kind='primary'
          onTap={() =>
            go('handleIssue', { villageId, issueId, action: 'transfer', decisionId: done.decisionId })
          }
        >
          回去把说的事转过来
        </Button>
      ) : null}
      <Button
        kind={issueId ? 'plain' : 'primary'}
        onTap={() => go(mayAct ? 'act' : 'decision', { villageId, decisionId: done.decisionId })}
      >
        {mayAct ? '接着办理' : '看这件事'}
      </Button>
      <Button onTap={() => goBack('me')}>完成</Button>
    </View>
  </View>
)

export default Propose
