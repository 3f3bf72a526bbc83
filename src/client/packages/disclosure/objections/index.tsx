import './index.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Clock } from '@/client/components/clock'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { confirm, toast } from '@/client/components/toast'
import { Way } from '@/client/components/way'
import { go, goToSignIn } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { ObjectionLines } from '../objection-lines'
import { canEscalate, sayDue } from './say-due'

type Own = Outputs['objection']['listOwn'][number]

const strangers = { title: '这里是村民的异议', hint: '请先到“我的”里认户。' }

/** 我的异议: what I objected to, who must do what by when, and what I can do myself. */
const DisclosureObjections = () => {
  const { member, isSignedIn, query: meQuery } = useMe()
  return (
    <Page title='我的异议'>
      {member ? (
        <List villageId={member.villageId} />
      ) : isSignedIn ? (
        <PageState query={meQuery} isEmpty={() => true} empty={strangers}>
          {() => null}
        </PageState>
      ) : (
        <Blank icon='person' title='登录后可以看'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
    </Page>
  )
}

const List = ({ villageId }: { villageId: string }) => {
  const query = useRead(['objection.listOwn', villageId], () => api.objection.listOwn.query({ villageId }))
  return (
    <PageState
      query={query}
      isEmpty={(own) => own.length === 0}
      empty={{ title: '您没有提过异议', hint: '公示期间，在公示页面下方可以提。' }}
    >
      {(own) => own.map((objection) => <OwnObjection key={objection.objectionId} objection={objection} />)}
    </PageState>
  )
}

const tones: Readonly<Record<string, 'good' | 'wait' | 'calm'>> = {
  UNFOUNDED: 'good',
  FLAWED: 'good',
  REDO: 'good',
  VIOLATION: 'good',
  WITHDRAWN: 'calm'
}

const OwnObjection = ({ objection }: { objection: Own }) => {
  const { villageId, noticeId, due } = objection
  return (
    <View className='xy-panel'>
      <Tag tone={tones[objection.state] ?? 'wait'}>{objection.stateName}</Tag>
      <Heading className='xy-panel__title xy-own__title'>{objection.noticeTitle}</Heading>
      <View className='xy-panel__aside'>{`${objection.groundName} · ${sayExactly(objection.filedAt)}`}</View>
      <View className='xy-prose'>{objection.words}</View>
      {due ? <Clock>{sayDue(due)}</Clock> : null}
      <Fold title={`怎么办的（${objection.history.length}条）`}>
        <ObjectionLines lines={objection.history} />
      </Fold>
      <Way onTap={() => go('notice', { villageId, noticeId })}>看这份公示和其他去处</Way>
      <Deeds objection={objection} />
    </View>
  )
}

/** What the villager can still do: pass it up when a term ran out, or take it back. */
const Deeds = ({ objection }: { objection: Own }) => {
  const { villageId, objectionId } = objection
  const [asked, setAsked] = useState<'withdraw' | 'escalate' | null>(null)
  const onDone = ({ stateName }: { stateName: string }) => {
    toast(stateName)
    void queryClient.invalidateQueries()
  }
  const back = useSubmit(
    (i: { requestId: string }) => api.objection.withdraw.mutate({ ...i, villageId, objectionId }),
    {
      onDone
    }
  )
  const up = useSubmit(
    (i: { requestId: string }) => api.objection.escalate.mutate({ ...i, villageId, objectionId }),
    {
      onDone
    }
  )
  const withdraw = async () => {
    setAsked('withdraw')
    if (await confirm('撤回这条异议？', '撤回以后不再办理，公示继续。', '撤回')) await back.submit({})
  }
  const escalate = () => {
    setAsked('escalate')
    void up.submit({})
  }
  return (
    <>
      <Notice tone='stop'>{asked === 'withdraw' ? back.sentence : up.sentence}</Notice>
      {canEscalate(objection) ? (
        <Button kind='primary' running={up.isRunning} onTap={escalate}>
          过期没有办，转给乡镇
        </Button>
      ) : null}
      {objection.actions.includes('withdraw') ? (
        <Button running={back.isRunning} onTap={() => void withdraw()}>
          撤回异议
        </Button>
      ) : null}
    </>
  )
}

export default DisclosureObjections
