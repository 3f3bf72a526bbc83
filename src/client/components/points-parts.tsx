import { View } from '@tarojs/components'
import { PointsAmount } from './points-amount'

interface PointsPartsProps {
  readonly byCategory: readonly {
    readonly category: string
    readonly name: string
    readonly points: number
  }[]
}

/** Points by category, side by side. */
export const PointsParts = ({ byCategory }: PointsPartsProps) => (
  <View className='xy-balance__parts'>
    {byCategory.map((c) => (
      <View key={c.category} className='xy-balance__part'>
        <PointsAmount points={c.points} />
        <View className='xy-balance__name'>{c.name}</View>
      </View>
    ))}
  </View>
)
