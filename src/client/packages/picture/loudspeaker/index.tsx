import './index.scss'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { toast } from '@/client/components/toast'
import { useSession } from '@/client/stores/session'
import { isWeapp } from '@/client/words/platform'
import { type Announcement, secondsOf, textOf } from '@/domain/loudspeaker/sentences'
import { isKind, type Kind, readAnnouncement } from './read-announcement'

/** 大喇叭怎么说: sentences for the village's loudspeaker, from the record that is shown. */
const Loudspeaker = () => {
  const { kind = '', id = '', villageId = '' } = useRouter().params
  return (
    <Page title='大喇叭怎么说'>
      {isKind(kind) ? (
        <Announced kind={kind} id={id} villageId={villageId} />
      ) : (
        <Blank icon='info' title='没有找到要广播的内容' hint='请返回，从公示、会议、说事或者检查里打开。' />
      )}
    </Page>
  )
}

const Announced = ({ kind, id, villageId }: { kind: Kind; id: string; villageId: string }) => {
  const today = useToday()
  const query = useRead(['loudspeaker.sentences', kind, villageId, id, today], () =>
    readAnnouncement(kind, { villageId, id, today })
  )
  return <PageState query={query}>{(said) => <Sentences said={said} />}</PageState>
}

const copy = async (said: Announcement): Promise<void> => {
  await Taro.setClipboardData({ data: textOf(said) })
  if (!isWeapp) toast('复制好了，可以粘贴')
}

const Sentences = ({ said }: { said: Announcement }) => {
  const isTraining = useSession((s) => s.home !== null)
  return (
    <>
      {isTraining ? <Notice>这是练习村的内容，不要真的广播。</Notice> : null}
      <View className='xy-lead'>
        <Heading className='xy-lead__title'>{said.title}</Heading>
        <View className='xy-lead__note'>{`慢慢念，大约${secondsOf(said)}秒。里面只有已经公开的内容。`}</View>
      </View>
      <View className='xy-panel xy-loud'>
        {said.sentences.map((sentence) => (
          <View key={sentence} className='xy-loud__line'>
            {sentence}
          </View>
        ))}
      </View>
      <View className='xy-panel xy-loud__tools'>
        <ReadAloud text={() => textOf(said)} />
        <Button onTap={() => void copy(said)}>复制</Button>
        {isWeapp ? null : <Button onTap={() => window.print()}>打印</Button>}
      </View>
    </>
  )
}

export default Loudspeaker
