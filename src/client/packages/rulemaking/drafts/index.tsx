import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { StartForm } from './start-form'

type Draft = Outputs['rulebook']['listDrafts']['drafts'][number]

/** 起草积分细则: the drafts there are, and a new one from a table, the present version, or the example. */
const Drafts = () => {
  const { member, may, query } = useMe()
  return (
    <Page title='起草积分细则'>
      <PageState
        query={query}
        isEmpty={() => !member || !may('rulebook_draft')}
        empty={{ title: '由村委会和书记起草', hint: '您可以看正在施行的积分细则。' }}
      >
        {() => (member ? <Desk villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const Desk = ({ villageId }: { villageId: string }) => {
  const [isStarting, setStarting] = useState(false)
  const query = useReadMore(['rulebook.listDrafts', villageId], {
    read: (before) => api.rulebook.listDrafts.query({ villageId, ...(before ? { before } : {}) }),
    next: ({ next }) => next
  })
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['rulebook']['startDraft']) => api.rulebook.startDraft.mutate(input),
    {
      onDone: ({ draftId }) => {
        void queryClient.invalidateQueries()
        setStarting(false)
        go('rulebookDraft', { villageId, draftId })
      }
    }
  )
  if (isStarting) {
    return (
      <StartForm
        villageId={villageId}
        isRunning={isRunning}
        sentence={sentence}
        onStart={(form) => void submit({ villageId, ...form })}
        onCancel={() => setStarting(false)}
      />
    )
  }
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-prose'>
          细则先在这里写好，再交四议两公开表决。表决通过、公开期满以后自动施行；施行以后谁也改不了，要改就再写一版。
        </View>
        <Button kind='primary' icon='plus' onTap={() => setStarting(true)}>
          起草新的一版
        </Button>
      </View>
      <PageState
        query={query}
        isEmpty={([first]) => !first || first.drafts.length === 0}
        empty={{ title: '还没有草稿', hint: '可以从样本开始，也可以粘贴村里原来的表。' }}
      >
        {(pages) => (
          <Cells title='草稿'>
            {pages
              .flatMap((page) => page.drafts)
              .map((draft) => (
                <DraftCell key={draft.draftId} villageId={villageId} draft={draft} />
              ))}
          </Cells>
        )}
      </PageState>
      <More more={query.more} word='看更早的' />
    </>
  )
}

const DraftCell = ({ villageId, draft }: { villageId: string; draft: Draft }) => (
  <Cell
    title={draft.title}
    note={draft.effectiveFrom ? `${sayDate(draft.effectiveFrom)}起施行` : '还没有定施行日期'}
    value={draft.stateName}
    onTap={() => go('rulebookDraft', { villageId, draftId: draft.draftId })}
  />
)

export default Drafts
