import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'
import { useSession } from '@/client/stores/session'
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
  const who = useSession((s) => s.signInId)
  const search = useLater(words.trim(), 250)
  const all = member.roles.some((r) => wholeVillage.includes(r.role))
  const courtyardId = all ? null : member.courtyardId
  const pages = useInfiniteQuery({
    queryKey: [who, 'member.listHouseholds', member.villageId, courtyardId, search],
    queryFn: ({ pageParam }) =>
      api.member.listHouseholds.query({
        villageId: member.villageId,
        ...(courtyardId ? { courtyardId } : {}),
        ...(search ? { search } : {}),
        ...(pageParam ? { after: pageParam } : {})
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next
  })
  const households = pages.data?.pages.flatMap((p) => p.households)
  const more = () => {
    setShown(shown + SHOWN)
    if ((households?.length ?? 0) < shown + SHOWN && pages.hasNextPage) void pages.fetchNextPage()
  }
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
        query={{ ...pages, data: households }}
        isEmpty={(found) => found.length === 0}
        empty={{ title: '没有找到这一户', hint: '可以写姓名里的一个字，或户号开头的几位数字。' }}
      >
        {(found) => (
          <>
            <Cells title={all ? '选一户' : '选一户（您的院落）'}>
              {found.slice(0, shown).map((h) => (
                <Cell
                  key={h.householdId}
                  title={`${h.headName}家`}
                  note={[`户号${h.no}`, h.groupName, h.courtyardName].filter(Boolean).join(' · ')}
                  onTap={() => onChoose(h)}
                />
              ))}
            </Cells>
            {found.length > shown || pages.hasNextPage ? (
              <Button running={pages.isFetchingNextPage} onTap={more}>
                再看一些
              </Button>
            ) : null}
          </>
        )}
      </PageState>
    </>
  )
}
