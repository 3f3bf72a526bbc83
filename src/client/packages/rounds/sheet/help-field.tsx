import { View } from '@tarojs/components'
import { Field, Labelled } from '@/client/components/field'
import { Tap } from '@/client/components/tap'
import { maxWords } from '@/domain/inspection/sizes'

const usual = ['不用帮', '清扫院子', '清运垃圾', '疏通水沟', '修厕所', '修路修坎'] as const

/** What help the household needs: a tap for what is usual, words for the rest. */
export const HelpField = ({ value, onChange }: { value: string; onChange: (help: string) => void }) => {
  const parts = value === '' ? [] : value.split('、')
  const toggle = (word: string) => {
    if (word === '不用帮') return onChange(parts.includes(word) ? '' : word)
    const others = parts.filter((p) => p !== '不用帮')
    onChange((others.includes(word) ? others.filter((p) => p !== word) : [...others, word]).join('、'))
  }
  return (
    <>
      <Labelled label='要帮什么'>
        <View className='xy-keys xy-keys_help'>
          {usual.map((word) => (
            <Tap
              key={word}
              className={`xy-key ${parts.includes(word) ? 'xy-key_on' : ''}`}
              role='checkbox'
              checked={parts.includes(word)}
              onTap={() => toggle(word)}
            >
              {word}
            </Tap>
          ))}
        </View>
      </Labelled>
      <Field label='也可以写下来' optional value={value} maxLength={maxWords} onInput={onChange} />
    </>
  )
}
