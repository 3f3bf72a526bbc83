import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'

type Household = Outputs['member']['listHouseholds']['households'][number]

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 30

const everywhere = {}

interface ChooseHouseholdProps {
  readonly villageId: string
  /** Of one group or courtyard alone, for those who see no more. */
  readonly within?: { readonly groupId?: string; readonly courtyardId?: string }
  readonly onChoose: (household: Household) => void
}

/** Which household of the village: by part of a name or the number on its door. */
export const ChooseHousehold = ({ villageId, within = everywhere, onChoose }: ChooseHouseholdProps) => {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const search = useLater(words.trim(), 250)
  const query = useReadMore(['member.listHouseholds', villageId, within, search], {
    read: (after) =>
      api.member.listHouseholds.query({
        villageId,
        ...within,
        ...(search ? { search } : {}),
        ...(after ? { after } : {})
      }),
    next: (page) => page.next
  })
  const households = query.data?.flatMap((p) => p.households) ?? []
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
        isEmpty={(pages) => pages[0]?.households.length === 0}
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
