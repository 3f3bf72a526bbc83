import { View } from '@tarojs/components'
import { DateField } from '@/client/components/date-field'
import { Field } from '@/client/components/field'
import { MoneyField } from '@/client/components/money-field'
import type { Content } from '@/domain/decision/content'

interface ContentFieldsProps {
  readonly content: Content
  readonly meaning: string
  readonly onChange: (content: Content) => void
  /** Left out where the meaning stays as it is. */
  readonly onMeaning?: (meaning: string) => void
  readonly wrong: (...fields: string[]) => string | null
  readonly termRequired?: boolean
}

const words = [
  { field: 'land', label: '地点和用地', hint: '比如：沿原有田埂，不占承包地' },
  { field: 'contracting', label: '承包方式', hint: '比如：三家以上询价' },
  { field: 'contributions', label: '出资出劳分摊', hint: '要各户出钱出工的，写清怎么分摊' }
] as const

/** The wording of a matter: every field whose change is a change of substance has a place of its own. */
export const ContentFields = (props: ContentFieldsProps) => {
  const { content, meaning, onChange, onMeaning, wrong, termRequired } = props
  const edit = (change: Partial<Content>) => onChange({ ...content, ...change })
  const term = content.term ?? { from: '', to: '' }
  return (
    <>
      <Field
        label='标题'
        hint='比如：硬化三组到四组的公路'
        value={content.title}
        maxLength={60}
        onInput={(title) => edit({ title })}
        error={wrong('content.title')}
      />
      <Field
        label='方案内容'
        lines
        hint='要做什么、怎么做、钱从哪里来'
        value={content.summary}
        maxLength={4000}
        onInput={(summary) => edit({ summary })}
        error={wrong('content.summary', 'content')}
      />
      {onMeaning ? (
        <Field
          label='对每户意味着什么'
          lines
          hint='比如：各户不出钱，施工时门口要让出一米'
          value={meaning}
          maxLength={500}
          onInput={onMeaning}
          error={wrong('meaning')}
        />
      ) : null}
      <MoneyField
        label='预算'
        optional
        value={content.amount}
        onChange={(amount) => edit({ amount })}
        error={wrong('content.amount')}
      />
      <Field
        label='在哪里做、做多少'
        hint='比如：三组到四组，全长1.2公里'
        value={content.scope}
        maxLength={500}
        onInput={(scope) => edit({ scope })}
        error={wrong('content.scope')}
      />
      <Field
        label='哪些人受益'
        hint='比如：三组、四组全体村民'
        value={content.beneficiaries}
        maxLength={500}
        onInput={(beneficiaries) => edit({ beneficiaries })}
        error={wrong('content.beneficiaries')}
      />
      <View className='xy-duo xy-duo_dates'>
        <DateField
          label='从哪天起'
          optional={!termRequired}
          value={term.from}
          onChange={(from) => edit({ term: { ...term, from } })}
          error={wrong('content.term', 'content.term.from')}
        />
        <DateField
          label='到哪天止'
          optional={!termRequired}
          value={term.to}
          onChange={(to) => edit({ term: { ...term, to } })}
          error={wrong('content.term.to')}
        />
      </View>
      {words.map(({ field, label, hint }) => (
        <Field
          key={field}
          label={label}
          optional
          hint={hint}
          value={content[field] ?? ''}
          maxLength={500}
          onInput={(value) => edit({ [field]: value === '' ? null : value })}
          error={wrong(`content.${field}`)}
        />
      ))}
    </>
  )
}
