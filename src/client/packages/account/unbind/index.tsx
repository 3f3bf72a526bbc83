import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { type Me, type PersonHere, personKeyOf, useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'

/** 取消认户: this WeChat and a person of a roster part; what was asked for and not yet given is taken back. */
const Unbind = () => {
  const { query } = useMe()
  return (
    <Page title='取消认户'>
      <PageState
        query={query}
        isEmpty={(me) => membersOf(me).length + waitingOf(me).length === 0}
        empty={{ title: '这个微信没有认户', hint: '要认户，请到“我的”里点“认户”。' }}
      >
        {(me) => (
          <>
            {membersOf(me).map((p) => (
              <Part
                key={personKeyOf(p)}
                title={[p.name, p.householdName].filter(Boolean).join('，')}
                words={`${p.placeName}。取消后，这个微信看不到这一户的积分和事情；积分还是家里的，随时可以再认户。`}
                button='取消认户'
                of={{ placeId: p.placeId, holderId: p.holderId }}
              />
            ))}
            {waitingOf(me).map((a) => (
              <Part
                key={a.bindingId}
                title={a.name}
                words={`${a.placeName}正在确认您是${a.name}。点错了可以收回。`}
                button='收回申请'
                of={{ placeId: a.placeId, holderId: a.holderId }}
              />
            ))}
          </>
        )}
      </PageState>
    </Page>
  )
}

const membersOf = (me: Me): PersonHere[] => me.persons.filter((p) => p.kind === 'member')
const waitingOf = (me: Me): Me['asks'][number][] => me.asks.filter((a) => a.state === 'pending')

interface PartProps {
  readonly title: string
  readonly words: string
  readonly button: '取消认户' | '收回申请'
  readonly of: { readonly placeId: string; readonly holderId: string }
}

const Part = ({ title, words, button, of }: PartProps) => {
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['binding']['end']) => api.binding.end.mutate(input),
    {
      onDone: () => {
        toast('取消了')
        void queryClient.invalidateQueries()
      }
    }
  )
  const end = async () => {
    if (await confirm(button, `${title}，和这个微信分开。`, '确定')) await submit(of)
  }
  return (
    <Panel title={title}>
      <View className='xy-prose'>{words}</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='warn' running={isRunning} onTap={() => void end()}>
        {button}
      </Button>
    </Panel>
  )
}

export default Unbind
