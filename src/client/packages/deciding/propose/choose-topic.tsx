import { View } from '@tarojs/components'
import { Cell, Cells } from '@/client/components/cells'
import { type TopicId, topicIds, topicOf } from '@/domain/decision/topics'

const owners = [
  ['villagers', '村里的公益、钱物和建设（村民会议定，授权后代表会议可以定）'],
  ['villagers_only', '只能由村民会议定的'],
  ['group', '本小组的事（小组会议定）'],
  ['collective', '集体经济组织的事（成员大会或代表大会定）'],
  ['collective_only', '土地、宅基地、补偿和成员资格（只能成员大会定）']
] as const

/** Which kind of matter: each under the body that the law lets decide it. */
export const ChooseTopic = ({ onChoose }: { onChoose: (topic: TopicId) => void }) => (
  <>
    <View className='xy-section__title xy-section__title_big'>是哪一类事？</View>
    {owners.map(([owner, title]) => (
      <Cells key={owner} title={title}>
        {topicIds
          .filter((id) => topicOf(id).owner === owner)
          .map((id) => (
            <Cell key={id} title={topicOf(id).name} onTap={() => onChoose(id)} />
          ))}
      </Cells>
    ))}
  </>
)
