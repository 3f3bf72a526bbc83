import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Tap } from './tap'

/** A block of lines that belong together, with its heading. */
export const Cells = ({ title, children }: { title?: string; children: ReactNode }) => (
  <View className='xy-section'>
    {title ? <View className='xy-section__title'>{title}</View> : null}
    <View className='xy-cells'>{children}</View>
  </View>
)

interface CellProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  /** What it is for, to whom the title does not say it; elder mode leaves it out. */
  readonly hint?: string
  readonly value?: ReactNode
  readonly icon?: string
  readonly onTap?: () => void
  readonly label?: string
}

/** One line: what it is, a note under it, what it says. With `onTap` it leads somewhere. */
export const Cell = ({ title, note, hint, value, icon, onTap, label }: CellProps) => {
  const inside = (
    <>
      {icon ? <Icon name={icon} className='xy-cell__icon' /> : null}
      <View className='xy-cell__main'>
        <View className='xy-cell__title'>{title}</View>
        {note ? <View className='xy-cell__note'>{note}</View> : null}
        {hint ? <View className='xy-cell__note xy-extra'>{hint}</View> : null}
      </View>
      {value === undefined ? null : <Text className='xy-cell__value'>{value}</Text>}
      {onTap ? <Icon name='next' className='xy-cell__next' /> : null}
    </>
  )
  return onTap ? (
    <Tap className='xy-cell' onTap={onTap} label={label}>
      {inside}
    </Tap>
  ) : (
    <View className='xy-cell'>{inside}</View>
  )
}
