import { View } from '@tarojs/components'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { NumberField } from '@/client/components/number-field'
import type { Sheet } from './index'
import { type Exception, exceptionLacks, sheetDrafts } from './sheet-draft'

interface ExceptionFormProps {
  readonly line: Sheet['lines'][number]
  readonly exception: Exception
  readonly draftKey: string
  readonly showsLack: boolean
  /** Heads the names of the fields where there are several households. */
  readonly whose: string
}

type Way = 'less' | 'none' | 'later'

const wayOf = ({ later, points }: Exception): Way => (later ? 'later' : points === 0 ? 'none' : 'less')

/** Fewer points, none, or not yet: with the reason, which the household reads. */
export const ExceptionForm = ({ line, exception, draftKey, showsLack, whose }: ExceptionFormProps) => {
  const { claimId, asked } = line
  const edit = (change: Partial<Exception>) =>
    sheetDrafts.edit(draftKey, ({ exceptions }) => ({
      exceptions: { ...exceptions, [claimId]: { ...exception, ...change } }
    }))
  const choose = (way: Way) => edit({ later: way === 'later', points: way === 'none' ? 0 : null })
  const way = wayOf(exception)
  return (
    <View className='xy-claim__form'>
      <Choice
        label={`${whose}怎么评`}
        shape='row'
        value={way}
        onChoose={choose}
        options={[
          { value: 'less', name: '少给些' },
          { value: 'none', name: '不给分' },
          { value: 'later', name: '以后再评' }
        ]}
      />
      {way === 'less' ? (
        <NumberField
          label={`${whose}给几分`}
          unit={`最多${asked}`}
          value={exception.points}
          onChange={(points) => edit({ points })}
        />
      ) : null}
      {way === 'later' ? null : (
        <Field
          label={`${whose}理由`}
          hint='比如：只来了半天'
          value={exception.reason}
          maxLength={200}
          onInput={(reason) => edit({ reason })}
          error={showsLack ? exceptionLacks(exception, line) : null}
        />
      )}
    </View>
  )
}
