import { Fact } from '@/client/components/fact'
import './index.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Fold } from '@/client/components/fold'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { Tag } from '@/client/components/tag'
import { sayDate, sayDay } from '@/client/words/dates'
import { spokenVersions } from '@/domain/spoken/decision'

type Version = Outputs['decision']['readVersions'][number]

/** Every wording of a matter, the newest first: what changed, and which votes fell with it. */
const DisclosureVersions = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const today = useToday()
  const query = useRead(['decision.readVersions', villageId, decisionId], () =>
    api.decision.readVersions.query({ villageId, decisionId })
  )
  return (
    <Page title='方案的每一版'>
      <PageState
        query={query}
        isEmpty={(versions) => versions.length === 0}
        empty={{ title: '没有留下各版方案', hint: '这件事是补登的旧记录。' }}
      >
        {(versions) => (
          <>
            <View className='xy-aside'>
              改了金额、范围、受益人、用地、期限、承包或出资，就是实质变更，改之前的表决作废，要重新商议。
            </View>
            <ReadAloud text={() => spokenVersions(versions, today)} />
            {versions.map((version, index) => (
              <VersionView key={version.no} version={version} newest={index === 0} today={today} />
            ))}
          </>
        )}
      </PageState>
    </Page>
  )
}

interface VersionProps {
  readonly version: Version
  readonly newest: boolean
  readonly today: string
}

const kindOf = (version: Version): { words: string; tone: 'calm' | 'wait' | 'good' } => {
  if (version.no === 1) return { words: '最早的方案', tone: 'calm' }
  if (version.erratum) return { words: '只改错字，村监委确认', tone: 'calm' }
  return version.substantive
    ? { words: '实质变更，重新商议', tone: 'wait' }
    : { words: '只改文字', tone: 'calm' }
}

const VersionView = ({ version, newest, today }: VersionProps) => {
  const kind = kindOf(version)
  return (
    <View className='xy-panel'>
      <View className='xy-version__head'>
        <Heading className='xy-version__no'>{`第${version.no}版${newest ? '（现在的）' : ''}`}</Heading>
        <Tag tone={kind.tone}>{kind.words}</Tag>
      </View>
      <View className='xy-panel__aside'>{sayDay(version.on, today)}</View>
      {version.changes.map((change) => (
        <View key={change.field} className='xy-event'>
          {change.substantive ? <View className='xy-version__mark'>实质变更</View> : null}
          <View>{change.sentence}</View>
        </View>
      ))}
      {version.votes.map((vote) => (
        <View key={`${vote.step}${vote.on}`} className='xy-version__vote'>
          {`${sayDate(vote.on)}${vote.meeting ?? ''}通过了这一版（${vote.step}）${vote.fallen ? '，后来作废' : ''}`}
        </View>
      ))}
      {newest ? (
        <Fields version={version} />
      ) : (
        <Fold title='看这一版全文'>
          <Fields version={version} />
        </Fold>
      )}
    </View>
  )
}

const Fields = ({ version }: { version: Version }) => (
  <View className='xy-facts'>
    {version.fields.map((field) => (
      <Fact key={field.field} name={field.name} value={field.value} />
    ))}
  </View>
)

export default DisclosureVersions
