import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Panel } from '@/client/components/panel'
import { go } from '@/client/navigate'

/** 红榜: those who agreed to stand on it, in the order of the route; nothing where the village has none. */
export const RedList = ({ villageId }: { villageId: string }) => {
  const { data } = useRead(['round.readRedList', villageId], () => api.round.readRedList.query({ villageId }))
  if (!data) return null
  const { name, households, decisionTitle, decisionId } = data
  return (
    <Panel title={`红榜 · ${name}`}>
      <View className='xy-panel__aside'>评为“最清洁”、又同意上榜的户。不排名次。</View>
      <View className='xy-prose'>
        {households.length > 0 ? households.join('、') : '这一轮还没有户同意上榜。'}
      </View>
      <View className='xy-facts'>
        <Button kind='quiet' onTap={() => go('decision', { villageId, decisionId })}>
          {`依据：${decisionTitle}`}
        </Button>
      </View>
    </Panel>
  )
}
