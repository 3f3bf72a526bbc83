import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'
import { goBack } from '@/client/navigate'
import { chooseVillage } from '@/client/stores/session'

/** 选择村: by part of a present or former name. */
const Villages = () => {
  const [words, setWords] = useState('')
  const search = useLater(words.trim(), 300)
  const query = useRead(['place.listVillages', 'search', search], () =>
    api.place.listVillages.query(search ? { search } : {})
  )
  return (
    <Page title='选择村'>
      <SearchBar label='搜村名' value={words} onInput={setWords} />
      <PageState
        query={query}
        isEmpty={(villages) => villages.length === 0}
        empty={{ title: '没有找到这个村', hint: '换一个字试试，旧村名也能搜到。' }}
      >
        {(villages) => (
          <Cells>
            {villages.map((v) => (
              <Cell
                key={v.villageId}
                icon='house'
                title={v.name}
                note={`${v.county}${v.township}`}
                onTap={() => {
                  chooseVillage({ villageId: v.villageId, name: v.name })
                  goBack()
                }}
              />
            ))}
          </Cells>
        )}
      </PageState>
    </Page>
  )
}

export default Villages
