import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { DateField } from '@/client/components/date-field'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { addDays } from '@/domain/common/calendar'
import { limits } from '@/domain/honour/names'
import { FullName } from '../full-name'
import type { Nominee } from './index'

type Act = Inputs['honour']['act']
interface DeedProps {
  readonly nominee: Nominee
  readonly villageId: string
}

const useAct = () =>
  useSubmit((input: Act) => api.honour.act.mutate(input), {
    onDone: ({ stateName }) => {
      toast(stateName)
      void queryClient.invalidateQueries()
    }
  })

/** What the reader may do with this household, or with its plaque. */
export const Deeds = ({ nominee: n, villageId }: DeedProps) => {
  const can = (action: Act['action']) => n.may.includes(action)
  const props = { nominee: n, villageId }
  return (
    <>
      {can('agree') ? n.own ? <OwnWord {...props} /> : <ItsWord {...props} /> : null}
      {can('withdraw') ? <Withdraw {...props} /> : null}
      {can('strike') ? (
        <Written
          {...props}
          title='异议成立，取消这一户'
          label='核实的情况'
          acts={[['strike', '取消这一户']]}
        />
      ) : null}
      {can('tell') ? <Tell {...props} /> : null}
      {can('fine') ? (
        <Written
          {...props}
          title='复查'
          label='看到的情况'
          acts={
            can('pause')
              ? [
                  ['fine', '已经改好'],
                  ['pause', '没有改好，暂停挂牌']
                ]
              : [['fine', '已经改好']]
          }
        />
      ) : null}
      {can('restore') ? (
        <Written {...props} title='恢复挂牌' label='改好的情况' acts={[['restore', '恢复挂牌']]} />
      ) : null}
    </>
  )
}

/** The household itself says whether it takes part. */
const OwnWord = ({ nominee: n, villageId }: DeedProps) => {
  const [fullName, setFullName] = useState(false)
  const { submit, isRunning, sentence } = useAct()
  const say = (action: 'agree' | 'decline') =>
    void submit({
      ...{ villageId, nomineeId: n.nomineeId, action },
      ...(action === 'agree' ? { fullName } : {})
    })
  return (
    <Panel title='您家参加吗？' accent>
      <View className='xy-prose'>参不参加都行。您家同意以前，别人看不到。</View>
      <FullName value={fullName} onChoose={setFullName} />
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => say('agree')}>
        同意参加
      </Button>
      {n.may.includes('decline') ? (
        <Button running={isRunning} onTap={() => say('decline')}>
          不参加
        </Button>
      ) : null}
    </Panel>
  )
}

/** For a household without a phone the host writes down what it said. */
const ItsWord = (props: DeedProps) => (
  <Written
    {...props}
    title='替这一户记答复'
    label='怎么问的，他们怎么说'
    acts={
      props.nominee.may.includes('decline')
        ? [
            ['agree', '他们同意参加'],
            ['decline', '他们不参加']
          ]
        : [['agree', '他们同意参加']]
    }
  />
)

const Withdraw = ({ nominee: n, villageId }: DeedProps) => {
  const { submit, isRunning, sentence } = useAct()
  const press = async () => {
    if (await confirm('退出这一轮？', '退出以后就不再评您家。', '退出')) {
      await submit({ villageId, nomineeId: n.nomineeId, action: 'withdraw' })
    }
  }
  return (
    <View className='xy-section'>
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void press()}>
        我家退出
      </Button>
    </View>
  )
}

interface WrittenProps extends DeedProps {
  readonly title: string
  readonly label: string
  readonly acts: readonly (readonly [Act['action'], string])[]
}

/** Steps that need nothing but words with them. */
const Written = ({ nominee: n, villageId, title, label, acts }: WrittenProps) => {
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useAct()
  return (
    <Panel title={title} accent>
      <Field
        label={label}
        lines
        hint='这一户会看到'
        maxLength={limits.words}
        value={words}
        onInput={setWords}
        error={problem?.field === 'words' ? problem.message : null}
      />
      <Notice tone='stop'>{sentence}</Notice>
      {acts.map(([action, name], at) => (
        <Button
          key={action}
          kind={at === 0 ? 'primary' : 'plain'}
          running={isRunning}
          disabled={words.trim().length < 4}
          onTap={() => void submit({ villageId, nomineeId: n.nomineeId, action, words: words.trim() })}
        >
          {name}
        </Button>
      ))}
    </Panel>
  )
}

/** Something is to be put right before anything else can happen to a plaque: what, and until when. */
const Tell = ({ nominee: n, villageId }: DeedProps) => {
  const today = useToday()
  const least = addDays(today, limits.mendDays)
  const [form, setForm] = useState({ words: '', until: least })
  const { submit, isRunning, problem, sentence } = useAct()
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <Panel title='复查：要整改的' accent>
      <Field
        label='要改什么'
        lines
        hint='只有这一户和村干部能看到'
        maxLength={limits.words}
        value={form.words}
        onInput={(words) => setForm((now) => ({ ...now, words }))}
        error={wrong('words')}
      />
      <DateField
        label='改到哪天（至少7天）'
        value={form.until}
        min={least}
        max={addDays(today, limits.longestMendDays)}
        onChange={(until) => setForm((now) => ({ ...now, until }))}
        error={wrong('until')}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        running={isRunning}
        disabled={form.words.trim().length < 4}
        onTap={() =>
          void submit({
            villageId,
            nomineeId: n.nomineeId,
            action: 'tell',
            words: form.words.trim(),
            until: form.until
          })
        }
      >
        告诉这一户整改
      </Button>
    </Panel>
  )
}
