import '../office.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Clock } from '@/client/components/clock'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { ObjectionLines } from '../../disclosure/objection-lines'
import { objectionTone, sayTerm } from '../objections/card'
import { LineOf } from './corrections'
import { Deeds } from './deeds'
import { LetGoOn } from './let-go-on'
import { SettleLine } from './settle-line'

export type Objection = Outputs['objection']['read']

/** One objection for those who have to do with it: what was said, every step with its time, and what they do next. */
const SupervisionObjection = () => {
  const { villageId = '', objectionId = '' } = useRouter().params
  const query = useRead(['objection.read', villageId, objectionId], () =>
    api.objection.read.query({ villageId, objectionId })
  )
  return (
    <Page title='一条异议' office>
      <PageState query={query}>{(objection) => <ObjectionView objection={objection} />}</PageState>
    </Page>
  )
}

const ObjectionView = ({ objection: o }: { objection: Objection }) => (
  <>
    <View className='xy-lead'>
      <Tag tone={objectionTone(o.state)}>{o.stateName}</Tag>
      <View className='xy-lead__title'>{o.noticeTitle}</View>
      <View className='xy-lead__note'>{`${o.groundName} · ${sayExactly(o.filedAt)}提出`}</View>
      {o.due ? <Clock>{sayTerm(o.due)}</Clock> : null}
    </View>
    <View className='xy-panel'>
      <View className='xy-panel__title'>村民怎么说</View>
      <View className='xy-words'>{o.words}</View>
      <View className='xy-panel__aside'>{whoSaid(o)}</View>
      <Way onTap={() => go('notice', { villageId: o.villageId, noticeId: o.noticeId })}>看这份公示</Way>
    </View>
    {o.line ? <LineOf line={o.line} villageId={o.villageId} /> : null}
    <Waits objection={o} />
    {o.own ? (
      <View className='xy-panel'>
        <View className='xy-prose'>这是您自己提的异议，由别人来办。</View>
        <Way onTap={() => go('ownObjections')}>到“我的异议”里撤回或转交</Way>
      </View>
    ) : (
      <Deeds key={o.state} objection={o} />
    )}
    <View className='xy-panel'>
      <View className='xy-panel__title'>办理经过</View>
      <ObjectionLines lines={o.history} />
    </View>
  </>
)

const whoSaid = ({ by, own, nameShown }: Objection): string => {
  if (own) return nameShown ? '您提的，您愿意公开名字。' : '您提的。名字不对外公开。'
  if (nameShown) return `提出人：${by}，本人愿意公开名字。`
  return by === null
    ? '提出人的名字不公开，办理的人也看不到。请只看事情本身。'
    : `提出人：${by}。名字请保密，不要告诉别人。`
}

/** What still waits for somebody after an objection was judged: the matter itself, and the notice that was stopped. */
const Waits = ({ objection: o }: { objection: Objection }) => {
  const { may } = useMe()
  const { hold, replacement, villageId, noticeId } = o
  return (
    <>
      {o.line && o.state === 'VIOLATION' && may('points_settle') ? <SettleLine objection={o} /> : null}
      {hold ? (
        <View className='xy-panel xy-panel_accent'>
          <View className='xy-panel__title'>{hold.next === null ? '现在等别人办' : '现在要您办'}</View>
          <View className='xy-prose'>{hold.words}</View>
          {hold.next === 'go_on' ? <LetGoOn objection={o} decisionId={hold.decisionId} /> : null}
          {hold.next === 'act' ? (
            <Button kind='primary' onTap={() => go('act', { villageId, decisionId: hold.decisionId })}>
              去登记法院文书
            </Button>
          ) : null}
        </View>
      ) : null}
      {replacement ? (
        <View className='xy-panel'>
          <View className='xy-panel__title'>原来的公示</View>
          <Notice>{replacement.words}</Notice>
          {replacement.now && may('notice_draft') ? (
            <Button kind='primary' onTap={() => go('draftNotice', { villageId, corrects: noticeId })}>
              起草更正公告
            </Button>
          ) : null}
        </View>
      ) : null}
    </>
  )
}

export default SupervisionObjection
