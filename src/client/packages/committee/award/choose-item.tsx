import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { PageState } from '@/client/components/page-state'
import { PointsAmount } from '@/client/components/points-amount'
import type { Household, Item } from './index'

interface ChooseItemProps {
  readonly villageId: string
  readonly household: Household
  readonly onChoose: (item: Item) => void
  readonly onBack: () => void
}

const filled = (book: Outputs['points']['readRulebook']) =>
  (book?.categories ?? []).filter((c) => c.items.length > 0)

/** Which rule: one category at a time, or all of them. */
export const ChooseItem = ({ villageId, household, onChoose, onBack }: ChooseItemProps) => {
  const [category, setCategory] = useState<string>('all')
  const query = useRead(
    ['points.readRulebook', villageId],
    () => api.points.readRulebook.query({ villageId }),
    {
      keep: true
    }
  )
  return (
    <>
      <Cells>
        <Cell
          icon='house'
          title={`${household.headName}家`}
          note={`户号${household.no}`}
          value='换一户'
          onTap={onBack}
        />
      </Cells>
      <View className='xy-section__title xy-section__title_big'>选一条细则</View>
      <PageState
        query={query}
        isEmpty={(book) => book === null}
        empty={{ title: '村里还没有积分细则', hint: '村民会议通过细则以后，才能记分。' }}
      >
        {(book) => (
          <>
            <Choice
              label='哪一类'
              shape='row'
              value={category}
              onChoose={setCategory}
              options={[
                { value: 'all', name: '全部' },
                ...filled(book).map((c) => ({ value: c.category, name: c.name }))
              ]}
            />
            {filled(book)
              .filter((c) => category === 'all' || c.category === category)
              .map((c) => (
                <Cells key={c.category} title={c.name}>
                  {c.items.map((i) => (
                    <Cell
                      key={i.itemId}
                      title={i.words}
                      note={[`第${i.no}条`, `每${i.unit}`, i.capWords].filter(Boolean).join(' · ')}
                      value={<PointsAmount points={i.points} signed />}
                      onTap={() => onChoose(i)}
                    />
                  ))}
                </Cells>
              ))}
          </>
        )}
      </PageState>
    </>
  )
}
