import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { useFormDraft } from '@/client/stores/form-drafts'
import { saidDrafts } from './said-drafts'

interface Sending {
  readonly key: string
  readonly isRunning: boolean
  readonly problem: { readonly field: string | null; readonly message: string; readonly kind?: string } | null
  readonly sentence: string | null
}

interface WordFormProps {
  readonly sending: Sending
  /** What it is for and what comes of it. */
  readonly why: string
  readonly label: string
  readonly press: string
  /** At least so many characters; 0 where nothing need be said. */
  readonly atLeast: number
  readonly maxLength: number
  readonly onSend: (words: string) => void
}

/** A few words and one button: to ask for another look, or to leave a mediation. */
export const WordForm = ({ sending, why, label, press, atLeast, maxLength, onSend }: WordFormProps) => {
  const { key, isRunning, problem, sentence } = sending
  const { words } = useFormDraft(saidDrafts, key)
  const [hasPressed, setPressed] = useState(false)
  const said = words.trim()
  const short = Array.from(said).length < atLeast
  const atField = hasPressed && short ? `请写明${label}，至少${atLeast}个字。` : null
  const refused = problem?.field === 'reason' || problem?.field === 'words' ? problem.message : null
  return (
    <View>
      <View className='xy-panel__aside'>{why}</View>
      <Field
        label={label}
        lines
        optional={atLeast === 0}
        value={words}
        maxLength={maxLength}
        onInput={(next) => saidDrafts.edit(key, { words: next })}
        error={atField ?? refused}
      />
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{refused ? null : sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        onTap={() => {
          setPressed(true)
          if (!short) onSend(said)
        }}
      >
        {press}
      </Button>
    </View>
  )
}
