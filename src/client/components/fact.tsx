import { View } from '@tarojs/components'

/** A line of a record: what it is called and what it says, one below the other where letters are large. */
export const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className='xy-fact'>
    <View className='xy-fact__name'>{name}</View>
    <View className='xy-fact__value'>{value}</View>
  </View>
)
