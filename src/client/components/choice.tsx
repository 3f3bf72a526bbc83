import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { Icon } from './icon'
import { Tap } from './tap'

interface Option<T> {
  readonly value: T
  readonly name: string
  readonly note?: string | undefined
  readonly icon?: string
}

interface ChoiceProps<T> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | null
  readonly onChoose: (value: T) => void
  /** A grid of drawings, a list of lines, or a row of two or three words. */
  readonly shape: 'grid' | 'list' | 'row'
}

/** One of several: what is chosen has a tick as well as a colour. */
export const Choice = <T extends string | number | boolean | null>(props: ChoiceProps<T>) => {
  const { label, options, value, onChoose, shape } = props
  const four = shape === 'row' && options.length === 4 ? 'xy-choice_four' : ''
  return (
    <View className={`xy-choice xy-choice_${shape} ${four}`} {...a11y({ role: 'radiogroup', label })}>
      {options.map((o) => {
        const checked = o.value === value
        return (
          <Tap
            key={String(o.value)}
            className={`xy-option ${checked ? 'xy-option_on' : ''}`}
            role='radio'
            checked={checked}
            onTap={() => onChoose(o.value)}
          >
            {o.icon ? <Icon name={o.icon} className='xy-option__icon' /> : null}
            <View className='xy-option__main'>
              <Text className='xy-option__name'>{o.name}</Text>
              {o.note ? <View className='xy-option__note'>{o.note}</View> : null}
            </View>
            {checked ? <Icon name='tick' className='xy-option__tick' /> : null}
          </Tap>
        )
      })}
    </View>
  )
}
