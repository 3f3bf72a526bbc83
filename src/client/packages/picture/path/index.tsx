import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Pictured, useRoom } from '@/client/components/picture-svg'
import { ReadAloud } from '@/client/components/read-aloud'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import { decisionPath } from '@/domain/picture/decision-path'
import { pathOf, type Whole } from './path-of'

/** 六步一图: the way of one decision, drawn. */
const PathPicture = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const query = useRead(['decision.read', villageId, decisionId], () =>
    api.decision.read.query({ villageId, decisionId })
  )
  return (
    <Page title='六步一图'>
      <PageState query={query}>{(whole) => <Drawn villageId={villageId} whole={whole} />}</PageState>
    </Page>
  )
}

const Drawn = ({ villageId, whole }: { villageId: string; whole: Whole }) => {
  const { may } = useMe()
  const picture = decisionPath(pathOf(whole), useRoom())
  const { decisionId } = whole
  return (
    <>
      <View className='xy-lead'>
        <Heading className='xy-lead__title'>{whole.title}</Heading>
        <View className='xy-lead__note'>{`现在：${whole.stateName}`}</View>
      </View>
      <Pictured picture={picture}>
        <ReadAloud text={picture.sentence} />
      </Pictured>
      {!isWeapp && may('print_paper') ? (
        <View className='xy-panel'>
          <Way onTap={() => go('pathPrint', { villageId, decisionId })}>打印这张图</Way>
        </View>
      ) : null}
    </>
  )
}

export default PathPicture
