import { Text, View } from '@tarojs/components'
import { Icon } from '@/client/components/icon'
import { Tap } from '@/client/components/tap'

interface CounterProps {
  readonly value: number
  readonly unit: string
  readonly least?: number
  readonly most: number
  readonly onChange: (value: number) => void
}

/** A small number, one more or one less at a tap. */
export const Counter = ({ value, unit, least = 1, most, onChange }: CounterProps) => (
  <View className='xy-counter'>
    <Tap
      className='xy-counter__key'
      label={`少一${unit}`}
      disabled={value <= least}
      onTap={() => onChange(value - 1)}
    >
      <Icon name='minus' />
    </Tap>
    <Text className='xy-counter__value'>{`${value} ${unit}`}</Text>
    <Tap
      className='xy-counter__key'
      label={`多一${unit}`}
      disabled={value >= most}
      onTap={() => onChange(value + 1)}
    >
      <Icon name='plus' />
    </Tap>
  </View>
)
