import { Choice } from '@/client/components/choice'
import { type Cap, periodNames, perNames } from '@/domain/points/categories'

interface PerPeriodProps {
  readonly value: Pick<Cap, 'per' | 'period'>
  readonly onChange: (change: Partial<Pick<Cap, 'per' | 'period'>>) => void
}

const pers = ['household', 'person'] as const
const all = ['day', 'month', 'quarter', 'year'] as const

/** Whose, and over which time: 每户每季. */
export const PerPeriod = ({ value, onChange }: PerPeriodProps) => (
  <>
    <Choice
      label='按户还是按人'
      shape='row'
      value={value.per}
      onChoose={(per) => onChange({ per })}
      options={pers.map((per) => ({ value: per, name: `每${perNames[per]}` }))}
    />
    <Choice
      label='多长时间'
      shape='row'
      value={value.period}
      onChoose={(period) => onChange({ period })}
      options={all.map((period) => ({ value: period, name: `每${periodNames[period]}` }))}
    />
  </>
)
