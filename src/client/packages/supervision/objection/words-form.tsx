import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import type { Objection } from './index'
import { useDeed, type Which } from './use-deed'

interface WordsFormProps {
  readonly objection: Objection
  readonly label: string
  readonly hint: string
  /** Who will read it, and what does not belong into it. */
  readonly aside: string
  readonly button: string
  readonly call: (input: Which & { words: string }) => Promise<{ readonly stateName: string }>
}

/** A deed that is nothing but words. */
export const WordsForm = ({ objection, label, hint, aside, button, call }: WordsFormProps) => {
  const [words, setWords] = useState('')
  const { send, isRunning, sentence, errorAt } = useDeed(
    objection,
    (about, form: { words: string }) => call({ ...about, ...form }),
    ['words']
  )
  return (
    <>
      <Field
        label={label}
        hint={hint}
        lines
        value={words}
        maxLength={2000}
        onInput={setWords}
        error={errorAt('words')}
      />
      <View className='xy-panel__aside'>{aside}</View>
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => send({ words: words.trim() })}>
        {button}
      </Button>
    </>
  )
}
