import { View } from '@tarojs/components'
import { useMe } from '@/client/api/use-me'
import { Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayClock } from '@/client/words/notice-clock'
import type { Whole } from './index'

interface NoticesProps {
  readonly villageId: string
  readonly notices: Whole['notices']
}

/** The notices of a decision, each with its clock, its files and the way to it. */
export const Notices = ({ villageId, notices }: NoticesProps) => {
  const { isSignedIn } = useMe()
  if (notices.length === 0) return null
  const closedToStrangers = !isSignedIn && notices.some((n) => n.takesObjections)
  return (
    <Panel title='公示'>
      {notices.map((notice) => (
        <View key={notice.noticeId} className='xy-event'>
          <View className='xy-event__name'>
            {`${notice.subjectName}${notice.isCorrection ? '（更正公告）' : ''}`}
          </View>
          <View className='xy-event__note'>{sayClock(notice)}</View>
          {notice.objecting > 0 ? (
            <View className='xy-event__note'>{`有${notice.objecting}条异议正在处理`}</View>
          ) : null}
          <PhotoRow photos={notice.attachments} />
          <Way onTap={() => go('notice', { villageId, noticeId: notice.noticeId })}>看公示全文和张贴照片</Way>
        </View>
      ))}
      {closedToStrangers ? <View className='xy-event__note'>本村村民登录后，可以提出异议。</View> : null}
    </Panel>
  )
}
