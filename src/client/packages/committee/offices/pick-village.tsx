import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'
import { go } from '@/client/navigate'

interface PickVillageProps {
  /** Staff of a township see its villages, staff of a county all of the county's. */
  readonly townshipId: string | null
  readonly countyId: string
}

/** Which village of one's own: whoever works for many opens one after the other. */
export const PickVillage = ({ townshipId, countyId }: PickVillageProps) => {
  const [words, setWords] = useState('')
  const search = useLater(words.trim(), 300)
  const within = townshipId === null ? { countyId } : { townshipId }
  const query = useRead(['place.listVillages', 'offices', within, search], () =>
    api.place.listVillages.query({ ...within, ...(search ? { search } : {}) })
  )
  return (
    <>
      <SearchBar label='搜村名' value={words} onInput={setWords} />
      <PageState
        query={query}
        isEmpty={(villages) => villages.length === 0}
        empty={{ title: '没有找到这个村', hint: '换一个字试试，旧村名也能搜到。' }}
      >
        {(villages) => (
          <Cells title='看哪个村的任职'>
            {villages.map((v) => (
              <Cell
                key={v.villageId}
                icon='house'
                title={v.name}
                note={v.township}
                onTap={() => go('offices', { villageId: v.villageId })}
              />
            ))}
          </Cells>
        )}
      </PageState>
    </>
  )
}
