import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Outputs } from '@/client/api/client'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Fold } from '@/client/components/fold'
import { PointsAmount } from '@/client/components/points-amount'
import type { Recorder } from '@/domain/rulebook/rule-item'

export type Book = NonNullable<Outputs['rulebook']['read']>
export type Item = Book['categories'][number]['items'][number]

export const itemNote = (item: Item): string =>
  [`第${item.no}条`, `每${item.unit}`, item.capWords].filter(Boolean).join(' · ')

/** The item of the rulebook in force; null when it is no longer there. */
export const itemOf = (book: Book, itemId: string): Item | null =>
  book.categories.flatMap((c) => c.items).find((i) => i.itemId === itemId) ?? null

interface ChooseItemProps {
  readonly book: Book
  /** Who writes it down; what the rulebook leaves to others is only listed. */
  readonly as: readonly Recorder[]
  readonly others: string
  readonly onChoose: (item: Item) => void
}

/** Which rule: one category at a time, or all of them, with its points and caps in words. */
export const ChooseItem = ({ book, as, others, onChoose }: ChooseItemProps) => {
  const [category, setCategory] = useState<string>('all')
  const earning = book.categories.map((c) => ({ ...c, items: c.items.filter((i) => i.points > 0) }))
  const isMine = (item: Item) => item.recordedBy.some((r) => as.includes(r))
  const filled = earning.filter((c) => c.items.some(isMine))
  const left = earning.flatMap((c) => c.items).filter((i) => !isMine(i))
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>选一条细则</View>
      <Choice
        label='哪一类'
        shape='row'
        value={category}
        onChoose={setCategory}
        options={[
          { value: 'all', name: '全部' },
          ...filled.map((c) => ({ value: c.category, name: c.name }))
        ]}
      />
      {filled
        .filter((c) => category === 'all' || c.category === category)
        .map((c) => (
          <Cells key={c.category} title={c.name}>
            {c.items.filter(isMine).map((i) => (
              <Cell
                key={i.itemId}
                title={i.words}
                note={itemNote(i)}
                value={<PointsAmount points={i.points} signed />}
                onTap={() => onChoose(i)}
              />
            ))}
          </Cells>
        ))}
      {left.length > 0 ? (
        <Fold title={`${others}（${left.length}条）`}>
          <View className='xy-cells'>
            {left.map((i) => (
              <Cell
                key={i.itemId}
                title={i.words}
                note={i.recordedByWords}
                value={<PointsAmount points={i.points} signed />}
              />
            ))}
          </View>
        </Fold>
      ) : null}
    </>
  )
}
