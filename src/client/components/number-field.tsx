import { Input } from '@tarojs/components'
import { useState } from 'react'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { Labelled } from './field'

interface NumberFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** What is counted, shown behind the name: 人, 户, 票. */
  readonly unit?: string | undefined
  readonly error?: string | null | undefined
  readonly optional?: boolean | undefined
}

/** A whole number from 0 up; `null` while there is none, or what is written is not one. */
export const NumberField = (props: NumberFieldProps) => (
  <TypedField {...props} keyboard='numeric' parse={parseCount} say={String} complaint='请填整数，比如 31。' />
)

interface TypedFieldProps extends NumberFieldProps {
  readonly keyboard: 'numeric' | 'decimal'
  readonly parse: (text: string) => number | null
  readonly say: (value: number) => string
  /** What to say when the text is not a number of this kind. */
  readonly complaint: string
  readonly aside?: string
}

/**
 * A line for a number. What is typed stays as typed, also when it is not a number: then a sentence says so and the
 * form has `null`. A value that comes from outside replaces it.
 */
export const TypedField = (props: TypedFieldProps) => {
  const { label, value, onChange, unit, error, optional, keyboard, parse, say, complaint, aside } = props
  const [typed, setTyped] = useState('')
  const isOwn = parse(typed) === value
  const text = isOwn ? typed : value === null ? '' : say(value)
  const wrong = text.trim() !== '' && parse(text) === null ? complaint : null
  const named = isWeapp
    ? { type: keyboard === 'numeric' ? ('number' as const) : ('digit' as const), ...a11y({ label }) }
    : { nativeProps: { 'aria-label': label, inputMode: keyboard } }
  return (
    <Labelled
      label={unit ? `${label}（${unit}）` : label}
      optional={optional}
      error={error ?? wrong}
      {...(aside ? { aside } : {})}
    >
      <Input
        className='xy-input'
        value={text}
        maxlength={16}
        onInput={(e) => {
          setTyped(e.detail.value)
          onChange(parse(e.detail.value))
        }}
        {...named}
      />
    </Labelled>
  )
}

/** Full-width digits are what a Chinese keyboard may give. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,\s]/g, '')

const parseCount = (text: string): number | null => {
  const digits = plainDigits(text)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
