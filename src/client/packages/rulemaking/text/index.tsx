import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ReadAloud } from '@/client/components/read-aloud'
import { spoken } from '@/domain/spoken/for-ear'

/** The whole text of a rulebook that lies with a decision, as it is voted on. */
const ProposedText = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const query = useRead(['rulebook.readProposed', villageId, decisionId], () =>
    api.rulebook.readProposed.query({ villageId, decisionId })
  )
  return (
    <Page title='细则全文'>
      <PageState
        query={query}
        isEmpty={(text) => text === null}
        empty={{ title: '这件事项没有附细则', hint: '内容都写在事项的方案里。' }}
      >
        {(text) =>
          text ? (
            <>
              <ReadAloud text={() => spoken(text.lines)} />
              <View className='xy-panel'>
                <View className='xy-words'>{text.lines.join('\n')}</View>
              </View>
              <View className='xy-lead__note'>{`正文指纹：${text.fingerprint}。表决的是这一稿，改一个字指纹就不同。`}</View>
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

export default ProposedText
