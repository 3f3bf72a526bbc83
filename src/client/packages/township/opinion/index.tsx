import '../../supervision/office.scss'
import { useRouter } from '@tarojs/taro'
import { useMe } from '@/client/api/use-me'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Asked } from './opinion-view'

/** 合法性意见: the whole text that was sent, its term, and the township's word on it: none, advice, or a lawful return. */
const TownshipOpinion = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const { person, query } = useMe()
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  return (
    <Page title='合法性意见' office>
      <PageState query={query} isEmpty={() => townshipId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (townshipId ? <Asked {...{ townshipId, villageId, decisionId }} /> : null)}
      </PageState>
    </Page>
  )
}

export default TownshipOpinion
