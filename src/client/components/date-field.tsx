import { Input, Picker, Text, View } from '@tarojs/components'
import { isWeapp } from '@/client/words/platform'
import { sayDate } from '@/domain/common/say-day'
import { a11y } from './a11y'
import { Labelled } from './field'
import { Icon } from './icon'

interface DateFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or an empty string while nothing is chosen. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** The first and the last day that may be chosen. */
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly error?: string | null | undefined
  readonly optional?: boolean | undefined
}

/** A calendar day: WeChat's wheel in the mini-program, the browser's own calendar on a page. */
export const DateField = (props: DateFieldProps) => (
  <Labelled label={props.label} optional={props.optional} error={props.error}>
    {isWeapp ? <Wheel {...props} /> : <Calendar {...props} />}
  </Labelled>
)

const Wheel = ({ label, value, onChange, min, max }: DateFieldProps) => (
  <Picker
    mode='date'
    value={value}
    {...(min ? { start: min } : {})}
    {...(max ? { end: max } : {})}
    onChange={(e) => onChange(String(e.detail.value))}
  >
    <View
      className='xy-picked'
      {...a11y({ role: 'button', label: value ? `${label}，${sayDate(value)}` : label })}
    >
      <Text>{value ? sayDate(value) : '点这里选日期'}</Text>
      <Icon name='next' />
    </View>
  </Picker>
)

// Taro's input knows no dates; what it does not know goes to the input inside it.
const Calendar = ({ label, value, onChange, min, max }: DateFieldProps) => (
  <Input
    className='xy-input'
    value={value}
    onInput={(e) => onChange(e.detail.value)}
    nativeProps={{
      type: 'date',
      'aria-label': label,
      ...(min ? { min } : {}),
      ...(max ? { max } : {})
    }}
  />
)
