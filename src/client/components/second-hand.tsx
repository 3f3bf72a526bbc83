import { View } from '@tarojs/components'
import { useState } from 'react'
import type { useSubmit } from '@/client/api/use-submit'
import { Button } from './button'
import { Field } from './field'
import { Notice } from './notice'

interface SecondHandProps {
  /** How the sending of the decision stands. */
  readonly sending: Pick<ReturnType<typeof useSubmit>, 'isRunning' | 'problem' | 'sentence'>
  /** What agreeing is called, and whether it takes something away. */
  readonly yes: string
  readonly takes?: boolean
  readonly onDecide: (decision: { readonly agree: boolean; readonly words?: string }) => void
}

/** What takes two people: the second agrees, or says why not. */
export const SecondHand = ({ sending, yes, takes = false, onDecide }: SecondHandProps) => {
  const { isRunning, problem, sentence } = sending
  const [words, setWords] = useState('')
  const said = words.trim()
  const decide = (agree: boolean) => onDecide({ agree, ...(said ? { words: said } : {}) })
  const wrong = problem?.field === 'words' ? problem.message : null
  return (
    <View className='xy-form'>
      <Field
        label='意见'
        optional
        hint='不同意的，要写明原因'
        value={words}
        maxLength={200}
        onInput={setWords}
        error={wrong}
      />
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      <View className='xy-pair'>
        <Button running={isRunning} onTap={() => decide(false)}>
          不同意
        </Button>
        <Button kind={takes ? 'warn' : 'primary'} running={isRunning} onTap={() => decide(true)}>
          {yes}
        </Button>
      </View>
    </View>
  )
}
