import { View } from '@tarojs/components'
import { Choice } from '@/client/components/choice'
import { Fold } from '@/client/components/fold'
import { stateWordsOutside } from '@/domain/issue/history-words'
import { type IssueState, issueStates, type Level, levels } from '@/domain/issue/names'
import { isEnded } from '@/domain/issue/terms'
import { ChooseVillage } from '../choose-village'

/** Which of the open matters are looked at; null is all of them. */
export interface Filter {
  readonly overdue: boolean
  readonly level: Level | null
  readonly state: IssueState | null
  readonly village: { readonly id: string; readonly name: string } | null
}

export const noFilter: Filter = { overdue: false, level: null, state: null, village: null }

const sayStep = (state: IssueState): string => stateWordsOutside(state, null)

/** The filter in words, for its closed line. */
export const sayFilter = ({ level, state, village }: Filter): string =>
  [
    village?.name ?? '全部村',
    level ? `${levels[level]}一级` : '各级',
    state ? sayStep(state) : '各种状态'
  ].join(' · ')

const levelOptions = [
  { value: null, name: '各级' },
  ...(Object.keys(levels) as Level[]).map((value) => ({ value, name: levels[value] }))
]

/** What is over has no deadline and is on nobody's desk. */
const stateOptions = [
  { value: null, name: '各种状态' },
  ...(Object.keys(issueStates) as IssueState[])
    .filter((state) => !isEnded(state))
    .map((value) => ({ value, name: sayStep(value) }))
]

interface FiltersProps {
  readonly townshipId: string
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

export const Filters = ({ townshipId, filter, onChange }: FiltersProps) => (
  <View className='xy-filters'>
    <Choice
      label='看哪些'
      shape='row'
      value={filter.overdue}
      onChoose={(overdue) => onChange({ ...filter, overdue })}
      options={[
        { value: false, name: '全部在办' },
        { value: true, name: '只看超期' }
      ]}
    />
    <View className='xy-panel'>
      <Fold title={sayFilter(filter)}>
        <View className='xy-filter__name'>哪一级在办</View>
        <Choice
          label='哪一级在办'
          shape='row'
          value={filter.level}
          onChoose={(level) => onChange({ ...filter, level })}
          options={levelOptions}
        />
        <View className='xy-filter__name'>到了哪一步</View>
        <Choice
          label='到了哪一步'
          shape='row'
          value={filter.state}
          onChoose={(state) => onChange({ ...filter, state })}
          options={stateOptions}
        />
        <View className='xy-filter__name'>哪个村</View>
        <ChooseVillage
          label='哪个村'
          townshipId={townshipId}
          chosen={filter.village}
          onChoose={(village) => onChange({ ...filter, village })}
        />
      </Fold>
    </View>
  </View>
)
