import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { confirm, toast } from '@/client/components/toast'
import { goToTab } from '@/client/navigate'
import { useSession, wentToTrain } from '@/client/stores/session'
import { sayDay } from '@/client/words/dates'

type Training = Outputs['training']['read']
type Open = NonNullable<Training['open']>

/** 练习村: as whom one goes there, and the press by which it begins anew. */
const TrainingPage = () => {
  const { person, query } = useMe()
  const isThere = useSession((s) => s.home !== null)
  return (
    <Page title='练习村'>
      {isThere ? (
        <Blank icon='info' title='您已经在练习村里' hint='要换一个人，请先按上面的“回到自己村”。' />
      ) : person ? (
        <OfCounty countyId={person.countyId} />
      ) : (
        <PageState query={query} isEmpty={() => true} empty={{ title: '登录、认户以后才能进练习村' }}>
          {() => null}
        </PageState>
      )}
    </Page>
  )
}

const OfCounty = ({ countyId }: { countyId: string }) => {
  const query = useRead(['training.read', countyId], () => api.training.read.query({ countyId }))
  return (
    <PageState query={query}>
      {({ open, mayReset }) => (
        <>
          <Panel title='进去随便试，不算数'>
            <View className='xy-prose'>
              练习村里的人和事都是编的。提异议、开会、挂公示、记积分、兑东西，都可以试。不进县里、乡里的统计，也不给任何人发提醒。
            </View>
          </Panel>
          {open ? <People countyId={countyId} open={open} /> : null}
          {mayReset ? <Reset countyId={countyId} open={open} /> : open ? null : <NotYet />}
        </>
      )}
    </PageState>
  )
}

const NotYet = () => <Blank icon='empty' title='县里还没有建练习村' hint='请乡镇经办或者管理员先建一个。' />

const People = ({ countyId, open }: { countyId: string; open: Open }) => {
  const [going, setGoing] = useState<string | null>(null)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['training']['enter']) => api.training.enter.mutate(input),
    {
      onDone: ({ token }) => {
        wentToTrain(token)
        queryClient.clear()
        toast('到了练习村')
        goToTab('decisions')
      }
    }
  )
  const enter = (holderId: string) => {
    if (isRunning) return
    setGoing(holderId)
    void submit({ countyId, holderId })
  }
  return (
    <>
      <Notice tone='stop'>{sentence}</Notice>
      <Cells title={`用哪个人的身份进去（${open.code}）`}>
        {open.people.map((p) => (
          <Cell
            key={`${p.holderId}${p.roleName}`}
            icon='person'
            title={`${p.roleName} ${p.name}`}
            note={isRunning && going === p.holderId ? '正在进去…' : undefined}
            onTap={() => enter(p.holderId)}
          />
        ))}
      </Cells>
    </>
  )
}

const Reset = ({ countyId, open }: { countyId: string; open: Open | null }) => {
  const today = useToday()
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['training']['reset']) => api.training.reset.mutate(input),
    {
      onDone: ({ code }) => {
        // Who is listed must be who lives there now, before anybody is told to go on.
        void queryClient.invalidateQueries().then(() => toast(`练习村重新开始了，这是${code}`))
      }
    }
  )
  const press = async () => {
    const ask = '里面的人都会回到自己村，他们试过的内容不再显示。'
    if (open === null || (await confirm('让练习村重新开始？', ask, '确定重来')))
      await submit({ countyId, basedOn: open?.no ?? null })
  }
  return (
    <Panel title={open ? '重新开始' : '建一个练习村'}>
      <View className='xy-prose'>
        {open
          ? `${open.code}是${sayDay(open.foundedOn, today)}开始的。按一下，回到刚开始的样子。`
          : '按一下就建好，里面有编好的人、事、积分细则和积分超市。'}
      </View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void press()}>
        {open ? '重新开始' : '建练习村'}
      </Button>
    </Panel>
  )
}

export default TrainingPage
