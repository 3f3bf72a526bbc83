import { useState } from 'react'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'

interface ReasonProps {
  readonly label: string
  /** The usual ones; any other is written. */
  readonly options: readonly string[]
  /** The reason as it stands; empty while there is none. */
  readonly onChange: (reason: string) => void
  readonly error: string | null
}

const OTHER = '别的原因'

/** Why: one of a few, or in one's own words. */
export const Reason = ({ label, options, onChange, error }: ReasonProps) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const choose = (option: string) => {
    setChosen(option)
    onChange(option === OTHER ? words.trim() : option)
  }
  const write = (text: string) => {
    setWords(text)
    onChange(text.trim())
  }
  return (
    <>
      <Labelled label={label} error={chosen === OTHER ? null : error}>
        <Choice
          label={label}
          shape='list'
          value={chosen}
          onChoose={choose}
          options={[...options, OTHER].map((name) => ({ value: name, name }))}
        />
      </Labelled>
      {chosen === OTHER ? (
        <Field
          label='什么原因'
          hint='写一句，不写病情'
          value={words}
          maxLength={60}
          onInput={write}
          error={error}
        />
      ) : null}
    </>
  )
}
