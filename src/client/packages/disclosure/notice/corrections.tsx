import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import type { Whole } from './index'

type Changes = NonNullable<Whole['correction']>['differences']

/** Which notice this one corrects, or by which it was corrected, and line by line what changed. */
export const Corrections = ({ whole }: { whole: Whole }) => {
  const { villageId, corrects, correctedBy, correction } = whole
  const open = (noticeId: string) => go('notice', { villageId, noticeId })
  return (
    <>
      {correctedBy ? (
        <Panel title='这份已经不作数，以更正公告为准'>
          {correction ? <Changed reason={correction.reason} differences={correction.differences} /> : null}
          <Way onTap={() => open(correctedBy)}>看更正公告</Way>
        </Panel>
      ) : null}
      {corrects && whole.subject === 'points_batch' ? (
        <Panel title='这是重新公示，原来的公示停了'>
          <View className='xy-panel__aside'>{`原因：${corrects.reason}`}</View>
          {corrects.differences.length > 0 ? (
            <Fold title={`和原来的公示有${corrects.differences.length}处不一样`}>
              <Differences of={corrects.differences} />
            </Fold>
          ) : null}
          <Way onTap={() => open(corrects.noticeId)}>看原来的公示</Way>
        </Panel>
      ) : null}
      {corrects && whole.subject !== 'points_batch' ? (
        <Panel title='这是更正公告，原公示改了下面这些'>
          <Changed reason={corrects.reason} differences={corrects.differences} />
          <Way onTap={() => open(corrects.noticeId)}>看原来的公示</Way>
        </Panel>
      ) : null}
      {correctedBy ? <Notice>公示的内容不能悄悄改，更正和原文都会一直留着。</Notice> : null}
    </>
  )
}

const Changed = ({ reason, differences }: { reason: string; differences: Changes }) => (
  <>
    <View className='xy-panel__aside'>{`更正理由：${reason}`}</View>
    <Differences of={differences} />
  </>
)

const Differences = ({ of: differences }: { of: Changes }) => (
  <>
    {differences.map((d) => (
      <View key={`${d.where}${d.before}`} className='xy-changed'>
        <View className='xy-changed__where'>{d.where}</View>
        {d.before === null ? null : (
          <View className='xy-changed__line'>
            <View className='xy-changed__word'>原来</View>
            <View className='xy-changed__before'>{d.before}</View>
          </View>
        )}
        <View className='xy-changed__line'>
          <View className='xy-changed__word'>现在</View>
          <View className='xy-changed__after'>{d.after ?? '去掉了'}</View>
        </View>
      </View>
    ))}
  </>
)
