import { Input, Text, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isCare, stepOf, useSettings } from '@/client/stores/settings'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { SpeakIn } from './speak-in'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: string
  /** What is wrong with it, in a sentence. */
  readonly error?: string | null | undefined
  readonly maxLength: number
  readonly lines?: boolean
  readonly optional?: boolean
}

/** A line cannot break: where letters are large its hint stands above it, and stays while one writes. */
const useLargeLetters = (): boolean => useSettings((s) => isCare(s) || stepOf(s) >= 5)

/** On a page the name belongs to the input inside Taro's element; in WeChat to the element itself. */
const named = (label: string) => (isWeapp ? a11y({ label }) : { nativeProps: { 'aria-label': label } })

/** A line to write in, or a box to write or speak in, with its name above and what is wrong below. */
export const Field = ({ label, value, onInput, hint, error, maxLength, lines, optional }: FieldProps) => {
  const isLarge = useLargeLetters()
  const above = isLarge && !lines ? hint : undefined
  const common = {
    value,
    placeholder: above ? '' : (hint ?? ''),
    placeholderClass: 'xy-placeholder',
    placeholderTextColor: '',
    maxlength: maxLength,
    onInput: (e: { detail: { value: string } }) => onInput(e.detail.value),
    ...named(label)
  }
  return (
    <Labelled label={label} optional={optional} error={error}>
      {above ? <View className='xy-field__hint'>{above}</View> : null}
      {lines ? (
        <>
          <Textarea className='xy-input xy-input_lines' autoHeight={false} {...common} />
          <SpeakIn label={label} value={value} maxLength={maxLength} onInput={onInput} />
        </>
      ) : (
        <Input className='xy-input' {...common} />
      )}
    </Labelled>
  )
}

interface LabelledProps {
  readonly label: string
  readonly optional?: boolean | undefined
  readonly error?: string | null | undefined
  readonly aside?: string
  readonly children: ReactNode
}

/** Anything to fill in, with its name above and what is wrong below. */
export const Labelled = ({ label, optional, error, aside, children }: LabelledProps) => (
  <View className={`xy-field ${error ? 'xy-field_wrong' : ''}`}>
    <View className='xy-field__label'>
      <Text>{label}</Text>
      {optional ? <Text className='xy-field__optional'>可不填</Text> : null}
      {aside ? <Text className='xy-field__aside'>{aside}</Text> : null}
    </View>
    {children}
    {error ? (
      <View className='xy-field__error' {...a11y({ live: true })}>
        {error}
      </View>
    ) : null}
  </View>
)

interface SearchBarProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
}

/** A line to search with; its name stands inside it while it fits. */
export const SearchBar = ({ label, value, onInput }: SearchBarProps) => {
  const isLarge = useLargeLetters()
  return (
    <>
      {isLarge ? <View className='xy-field__hint'>{label}</View> : null}
      <View className='xy-search'>
        <View className='xy-icon xy-icon_search' {...a11y({ hidden: true })} />
        <Input
          className='xy-search__input'
          value={value}
          placeholder={isLarge ? '' : label}
          placeholderClass='xy-placeholder'
          maxlength={30}
          onInput={(e) => onInput(e.detail.value)}
          {...named(label)}
        />
      </View>
    </>
  )
}
