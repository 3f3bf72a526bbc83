import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { sayTime } from '@/client/words/dates'
import type { At } from './use-act'

/** Who looked at a matter that is not public: its raiser's to know. */
export const Looks = ({ at }: { at: At }) => {
  const query = useRead(['issue.listLooks', at.villageId, at.issueId], () => api.issue.listLooks.query(at))
  const now = useNow()
  return (
    <Panel title='谁看过这件事'>
      <PageState query={query}>
        {(looks) =>
          looks.length === 0 ? (
            <View className='xy-prose'>还没有人看过。有人打开，这里就会记一笔。</View>
          ) : (
            <View>
              {looks.map((look) => (
                <View key={`${look.at}${look.name}`} className='xy-look'>
                  {`${look.name}（${look.role}） · ${sayTime(look.at, now)}`}
                </View>
              ))}
            </View>
          )
        }
      </PageState>
    </Panel>
  )
}
