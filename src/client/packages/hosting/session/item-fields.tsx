import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { NumberField } from '@/client/components/number-field'
import { type Category, categories } from '@/domain/issue/names'
import { outcomes, type SessionItem, type SessionOutcome } from './session-form'

interface ItemFieldsProps {
  readonly item: SessionItem
  readonly present: number
  readonly onChange: (said: Partial<SessionItem>) => void
  readonly onRemove: () => void
  readonly wrong: (...fields: string[]) => string | null
}

/** What became of one matter in the session. */
export const ItemFields = ({ item, present, onChange, onRemove, wrong }: ItemFieldsProps) => {
  const field = (name: string) => `${item.key}.${name}`
  const isNew = item.issueId === null
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>{isNew ? '会上新提的事' : item.title}</View>
      {isNew ? (
        <Labelled label='是哪一类' error={wrong(field('category'))}>
          <Choice
            label='是哪一类'
            shape='grid'
            value={item.category}
            onChoose={(category) => onChange({ category })}
            options={(Object.keys(categories) as Category[]).map((value) => ({
              value,
              name: categories[value]
            }))}
          />
        </Labelled>
      ) : null}
      <Labelled label='议得怎么样' error={wrong(field('outcome'))}>
        <Choice
          label='议得怎么样'
          shape='list'
          value={item.outcome}
          onChoose={(outcome) => onChange({ outcome })}
          options={(Object.keys(outcomes) as SessionOutcome[]).map((value) => ({
            value,
            name: outcomes[value]
          }))}
        />
      </Labelled>
      {item.outcome === 'agreed' ? (
        <NumberField
          label={`到会${present}户，同意`}
          unit='户'
          value={item.yes}
          onChange={(yes) => onChange({ yes })}
          error={wrong(field('yes'))}
        />
      ) : null}
      <Field
        label={isNew ? '是什么事，议的什么' : '议的内容'}
        lines
        hint={item.outcome === 'agreed' ? '比如：各家出一天工，周六动工' : '说到哪里了，还差什么'}
        value={item.words}
        maxLength={500}
        onInput={(words) => onChange({ words })}
        error={wrong(field('words'))}
      />
      <Button kind='quiet' onTap={onRemove}>
        这件没有议，去掉
      </Button>
    </>
  )
}
