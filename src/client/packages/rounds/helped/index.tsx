import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useHouseholds, wholeVillage } from '@/client/api/use-households'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { useLater } from '@/client/components/use-later'

/** 照顾户: which households are helped and compared with nobody; why is not written down. */
const HelpedPage = () => {
  const { member, query } = useMe()
  return (
    <Page title='照顾户'>
      <PageState query={query}>{() => (member ? <Helped villageId={member.villageId} /> : null)}</PageState>
    </Page>
  )
}

const Helped = ({ villageId }: { villageId: string }) => {
  const [words, setWords] = useState('')
  const search = useLater(words.trim(), 250)
  const helped = useRead(['round.listHelped', villageId], () => api.round.listHelped.query({ villageId }))
  const found = useHouseholds(villageId, wholeVillage, { search, enabled: search !== '' })
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['round']['markHelped']) => api.round.markHelped.mutate(input),
    {
      onDone: ({ value }) => {
        toast(value ? '加上了' : '去掉了')
        setWords('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const mark = (householdId: string, on: boolean) => {
    if (!isRunning) void submit({ villageId, householdId, helped: on })
  }
  return (
    <>
      <Notice>孤老户、残疾人家庭只帮不比：检查时记要帮什么，不评等级。这里不写原因。</Notice>
      <Notice tone='stop'>{sentence}</Notice>
      <SearchBar label='搜户主或户号' value={words} onInput={setWords} />
      {search ? (
        <PageState query={found} isEmpty={(list) => list.length === 0} empty={{ title: '没有找到这一户' }}>
          {(list) => (
            <Cells title='点一下，加为照顾户'>
              {list.slice(0, 10).map((h) => (
                <Cell
                  key={h.householdId}
                  title={`${h.headName}家`}
                  note={`户号${h.no}`}
                  value='加上'
                  onTap={() => mark(h.householdId, true)}
                />
              ))}
            </Cells>
          )}
        </PageState>
      ) : null}
      <PageState
        query={helped}
        isEmpty={(list) => list.length === 0}
        empty={{ title: '还没有照顾户', hint: '在上面搜户主，点一下就加上。' }}
      >
        {(list) => (
          <Cells title={`照顾户（${list.length}户）`}>
            {list.map((h) => (
              <Cell
                key={h.householdId}
                title={`${h.headName}家`}
                note={`户号${h.no}`}
                value='去掉'
                onTap={() => mark(h.householdId, false)}
              />
            ))}
          </Cells>
        )}
      </PageState>
    </>
  )
}

export default HelpedPage
