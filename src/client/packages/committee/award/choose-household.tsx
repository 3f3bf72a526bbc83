import { useState } from 'react'
import { api } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'
import type { Household } from './index'

/** Roles that see the households of the whole village; a courtyard host sees those of the courtyard. */
const wholeVillage: readonly string[] = ['committee_member', 'party_secretary', 'supervision_member']

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 30

interface ChooseHouseholdProps {
  readonly member: PersonHere & { readonly villageId: string }
  readonly onChoose: (household: Household) => void
}

/** Which household: by part of a name or the number on its door. */
export const ChooseHousehold = ({ member, onChoose }: ChooseHouseholdProps) => {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const search = useLater(words.trim(), 250)
  const all = member.roles.some((r) => wholeVillage.includes(r.role))
  const courtyardId = all ? null : member.courtyardId
  const query = useReadMore(['member.listHouseholds', member.villageId, courtyardId, search], {
    read: (after) =>
      api.member.listHouseholds.query({
        villageId: member.villageId,
        ...(courtyardId ? { courtyardId } : {}),
        ...(search ? { search } : {}),
        ...(after ? { after } : {})
      }),
    next: (page) => page.next
  })
  const known = query.data?.reduce((sum, p) => sum + p.households.length, 0) ?? 0
  const showMore = () => {
    setShown(shown + SHOWN)
    if (known < shown + SHOWN) query.more?.read()
  }
  const hidden =
    known > shown || query.more ? { isRunning: query.more?.isRunning ?? false, read: showMore } : null
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
        {(pages) => (
          <>
            <Cells title={all ? '选一户' : '选一户（您的院落）'}>
              {pages
                .flatMap((p) => p.households)
                .slice(0, shown)
                .map((h) => (
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
