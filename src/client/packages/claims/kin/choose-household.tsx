import { useState } from 'react'
import { type Household, useHouseholds, type VillageParts, wholeVillage } from '@/client/api/use-households'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 30

interface ChooseHouseholdProps {
  readonly villageId: string
  /** Of some groups and courtyards alone, for those who see no more. */
  readonly within?: VillageParts
  readonly onChoose: (household: Household) => void
}

/** Which household of the village: by part of a name or the number on its door. */
export const ChooseHousehold = ({ villageId, within = wholeVillage, onChoose }: ChooseHouseholdProps) => {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const search = useLater(words.trim(), 250)
  const query = useHouseholds(villageId, within, { search })
  const households = query.data ?? []
  const showMore = () => {
    setShown(shown + SHOWN)
    if (households.length < shown + SHOWN) query.more?.read()
  }
  const hidden =
    households.length > shown || query.more
      ? { isRunning: query.more?.isRunning ?? false, read: showMore }
      : null
  return (
    <>
      <SearchBar
        label='搜户主或户号'
        value={words}
        onInput={(value) => {
          setWords(value)
          setShown(SHOWN)
        }}
      />
      <PageState
        query={query}
        isEmpty={(list) => list.length === 0 && query.more === null}
        empty={{ title: '没有找到这一户', hint: '可以写姓名里的一个字，或户号开头的几位数字。' }}
      >
        {() => (
          <>
            <Cells title='选一户'>
              {households.slice(0, shown).map((h) => (
                <Cell
                  key={h.householdId}
                  title={`${h.headName}家`}
                  note={[`户号${h.no}`, h.groupName, h.courtyardName].filter(Boolean).join(' · ')}
                  onTap={() => onChoose(h)}
                />
              ))}
            </Cells>
            <More more={hidden} word='再看一些' />
          </>
        )}
      </PageState>
    </>
  )
}
