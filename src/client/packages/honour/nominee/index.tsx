import '../honour.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { sayDate, sayExactly } from '@/client/words/dates'
import { Heart } from '../heart'
import { nomineeTone } from '../tones'
import { Deeds } from './deeds'
import { CourtyardView, Judge } from './judge-forms'

export type Nominee = Outputs['honour']['readNominee']

/** One household in a round: why, how far, and what the reader may do about it. */
const NomineePage = () => {
  const { villageId = '', nomineeId = '' } = useRouter().params
  const query = useRead(['honour.readNominee', villageId, nomineeId], () =>
    api.honour.readNominee.query({ villageId, nomineeId })
  )
  return (
    <Page title='参评的户'>
      <PageState query={query}>
        {(n) => (
          <>
            <About nominee={n} />
            <Notice>{n.bar}</Notice>
            {n.may.includes('support') ? <CourtyardView nominee={n} villageId={villageId} /> : null}
            {n.may.includes('judge') ? <Judge nominee={n} villageId={villageId} /> : null}
            <Deeds nominee={n} villageId={villageId} />
            <Said nominee={n} />
            {n.mayHeart && n.state !== 'asked' ? <Hearts nominee={n} villageId={villageId} /> : null}
          </>
        )}
      </PageState>
    </Page>
  )
}

const About = ({ nominee: n }: { nominee: Nominee }) => (
  <>
    <View className='xy-lead'>
      <Tag tone={nomineeTone(n.state)}>{n.stateName}</Tag>
      <Heading className='xy-lead__title'>{n.householdName}</Heading>
      <View className='xy-lead__note'>
        {[n.round.name, n.how, n.hungOn && `${sayDate(n.hungOn)}挂牌`].filter(Boolean).join(' · ')}
      </View>
    </View>
    {n.fault ? (
      <Panel title={n.mendUntil ? '要改的' : '为什么暂停'}>
        <View className='xy-prose'>{n.fault}</View>
      </Panel>
    ) : null}
    {n.mendUntil ? <Notice>{`请在${sayDate(n.mendUntil)}以前改好，改好了由另一个人来看。`}</Notice> : null}
    <Panel title='提名理由'>
      {n.words ? <View className='xy-prose'>{n.words}</View> : null}
      {n.by ? <View className='xy-panel__aside'>{`提名人：${n.by}`}</View> : null}
      <PhotoRow photos={n.photos.flatMap((p) => (p.smallUrl ? [{ ...p, smallUrl: p.smallUrl }] : []))} />
      {n.result ? <View className='xy-panel__aside'>{`村里评议：${n.result}`}</View> : null}
      <Notice>{sayHeld(n)}</Notice>
    </Panel>
  </>
)

/** Whether the village reads it; to whoever reads it before the village does, also that it does not yet. */
const sayHeld = ({ words, waits, hiddenFor }: Nominee): string | null => {
  if (waits === null) return null
  if (waits === 'waiting')
    return words === null
      ? '提名理由和照片乡镇还在看，看过才公开。'
      : '乡镇看过以后，村里人才看得到理由和照片；院落和村里评议照常进行。'
  return ['乡镇没有公开提名理由和照片，不影响评议', hiddenFor && `原因：${hiddenFor}`]
    .filter(Boolean)
    .join('。')
}

/** Apart from everything that decides. */
const Hearts = ({ nominee: n, villageId }: { nominee: Nominee; villageId: string }) => (
  <Panel title='乡亲点赞'>
    <View className='xy-panel__aside'>点赞只是心意，不影响结果，也不排名。</View>
    <Heart villageId={villageId} nominee={n} />
  </Panel>
)

/** What was said in the courtyard and by the panel, with names: for the household and the offices. */
const Said = ({ nominee: n }: { nominee: Nominee }) => (
  <>
    {n.views.length > 0 ? (
      <Panel title='院落评议'>
        {n.views.map((v) => (
          <View key={v.at} className='xy-said'>
            <View>{`${v.supports ? '支持' : '不支持'}：${v.words}`}</View>
            <View className='xy-said__who'>{`${v.by}（${v.role}）记 · 在场：${v.present}`}</View>
          </View>
        ))}
      </Panel>
    ) : null}
    {n.judgments.length > 0 ? (
      <Panel title='村里评议'>
        {n.judgments.map((j) => (
          <View key={`${j.by}${j.at}`} className='xy-said'>
            <View>{`${sayPoints(j.points, n.round.method)}：${j.words}`}</View>
            <View className='xy-said__who'>{`${j.by}（${j.role}）`}</View>
          </View>
        ))}
      </Panel>
    ) : null}
    {n.steps.length > 0 ? (
      <Fold title='每一步谁办的'>
        {n.steps.map((s) => (
          <View key={`${s.at}${s.name}${s.by}`} className='xy-said'>
            <View>{[s.name, s.words].filter(Boolean).join('：')}</View>
            <View className='xy-said__who'>
              {[
                s.by ? `${s.by}（${s.role}）` : s.role,
                sayExactly(s.at),
                s.until && `改到${sayDate(s.until)}`
              ]
                .filter(Boolean)
                .join(' · ')}
            </View>
          </View>
        ))}
      </Fold>
    ) : null}
  </>
)

const sayPoints = (points: number, method: Nominee['round']['method']): string =>
  method === 'points' ? `${points}分` : points === 1 ? '赞成' : '不赞成'

export default NomineePage
