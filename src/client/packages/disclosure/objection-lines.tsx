import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { sayExactly } from '@/client/words/dates'

type Line = Outputs['objection']['read']['history'][number]

/** What was done about an objection, line by line. */
export const ObjectionLines = ({ lines }: { lines: readonly Line[] }) => (
  <View className='xy-history'>
    {lines.map((line) => (
      <View key={`${line.at}${line.name}`} className='xy-history__item'>
        <View className='xy-history__dot' />
        <View className='xy-history__what'>{line.name}</View>
        <View className='xy-history__who'>
          {[sayExactly(line.at), line.by, line.role].filter(Boolean).join(' · ')}
        </View>
        {line.words ? <View className='xy-history__why'>{line.words}</View> : null}
        {line.paper || line.article ? (
          <View className='xy-history__why'>
            {`依据：${[line.paper, line.article].filter(Boolean).join('，')}`}
          </View>
        ) : null}
        {line.flawedSteps.length > 0 ? (
          <View className='xy-history__why'>{`有问题的步骤：${line.flawedSteps.join('、')}`}</View>
        ) : null}
      </View>
    ))}
  </View>
)
