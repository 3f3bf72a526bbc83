import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { SearchBar } from '@/client/components/field'
import { MatterCard } from '@/client/components/matter-card'
import { MatterPages, nextMatters } from '@/client/components/matter-pages'
import { Page } from '@/client/components/page'
import { Blank } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'

const TYPED_MS = 400

/** 找一找: the village's public matters by any words in them. */
const SearchIssues = () => {
  const { villageId = '' } = useRouter().params
  const [typed, setTyped] = useState('')
  const words = useLater(typed.trim(), TYPED_MS)
  const short = Array.from(words).length < 2
  return (
    <Page title='找村里的事'>
      <SearchBar label='要找的词' value={typed} onInput={setTyped} />
      {short ? (
        <Blank icon='search' title='写两个字以上来找' hint='只找已经公开的事；保密的事谁也找不到。' />
      ) : (
        <Found key={words} villageId={villageId} words={words} />
      )}
    </Page>
  )
}

const Found = ({ villageId, words }: { villageId: string; words: string }) => {
  const query = useReadMore(['issue.search', villageId, words], {
    read: (before) => api.issue.search.query({ villageId, words, ...(before ? { before } : {}) }),
    next: nextMatters
  })
  return (
    <MatterPages query={query} empty={{ title: '没有找到', hint: '换个说法试试，比如“水渠”换成“沟”。' }}>
      {(card) => <MatterCard key={card.issueId} card={card} />}
    </MatterPages>
  )
}

export default SearchIssues
