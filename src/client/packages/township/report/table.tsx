import { View } from '@tarojs/components'
import { a11y } from '@/client/components/a11y'
import { Cell, Cells } from '@/client/components/cells'
import { Heading } from '@/client/components/panel'

/** A count, or what stands for one that could point at somebody. */
type Count = number | string

export interface Line {
  readonly placeId: string
  readonly name: string
  readonly counts: readonly Count[]
}

interface TableProps {
  readonly what: string
  readonly names: readonly string[]
  readonly lines: readonly Line[]
}

/** On a PC: a line for each place, in the order of their codes. */
export const WideTable = ({ what, names, lines }: TableProps) => (
  <View className='xy-panel'>
    <View className='xy-figures' {...a11y({ role: 'table', label: '说事月报' })}>
      <View className='xy-figures__row xy-figures__row_head' {...a11y({ role: 'row' })}>
        {[what, ...names].map((name) => (
          <View key={name} className='xy-figures__cell' {...a11y({ role: 'columnheader' })}>
            {name}
          </View>
        ))}
      </View>
      {lines.map((line) => (
        <View key={line.placeId} className='xy-figures__row' {...a11y({ role: 'row' })}>
          <View className='xy-figures__cell' {...a11y({ role: 'rowheader' })}>
            {line.name}
          </View>
          {names.map((name, i) => (
            <View key={name} className='xy-figures__cell' {...a11y({ role: 'cell' })}>
              {line.counts[i]}
            </View>
          ))}
        </View>
      ))}
    </View>
  </View>
)

/** On a phone: a panel for each place, with what it has of each; a place without anything is one line. */
export const PhoneTable = ({ names, lines }: TableProps) => (
  <>
    {lines.map((line) => {
      const filled = names.flatMap((name, i) =>
        line.counts[i] === 0 ? [] : [{ name, count: line.counts[i] }]
      )
      return (
        <View key={line.placeId} className='xy-panel'>
          <Heading className='xy-panel__title'>{line.name}</Heading>
          {filled.length === 0 ? <View className='xy-panel__aside'>这个月没有</View> : null}
          <View className='xy-counts'>
            {filled.map(({ name, count }) => (
              <View key={name} className='xy-counts__one'>{`${name} ${count}`}</View>
            ))}
          </View>
        </View>
      )
    })}
  </>
)

interface KindsProps {
  readonly categories: readonly { readonly id: string; readonly name: string; readonly count: Count }[]
  readonly closedDoors: Count
}

/** What the matters are about, and the one number of those that are not in the open. */
export const Kinds = ({ categories, closedDoors }: KindsProps) => (
  <>
    {categories.length > 0 ? (
      <Cells title='都是哪些事'>
        {categories.map((c) => (
          <Cell key={c.id} title={c.name} value={`${c.count}件`} />
        ))}
      </Cells>
    ) : null}
    <Cells>
      <Cell
        title='不公开的事'
        note='书记听我说、评理说事、反映干部的事，只有合计'
        value={`${closedDoors}件`}
      />
    </Cells>
  </>
)
