import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { newRequestId } from '@/client/api/request-id'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PhotoPicker } from '@/client/components/photo-picker'
import { goToTab } from '@/client/navigate'
import { drafts, type IssueDraft, useIssueDraft } from '@/client/stores/drafts'
import { showReceipt } from '@/client/stores/receipt'
import { type Category, categories, maxPhotos, maxWords } from '@/domain/issue/names'

type Member = PersonHere & { villageId: string }

/** 我要说事: a form that keeps itself, and is sent once however often it is pressed. */
const Raise = () => {
  const { member, query } = useMe()
  return member ? (
    <RaiseForm member={member} />
  ) : (
    <Page title='我要说事'>
      <PageState
        query={query}
        isEmpty={() => true}
        empty={{ title: '只有村民能说事', hint: '请先到“我的”里认户。' }}
      >
        {() => null}
      </PageState>
    </Page>
  )
}

/** What is missing before it can be sent; the server checks the same again. */
const lacking = (draft: IssueDraft): { field: 'category' | 'words' | 'photoIds'; message: string } | null => {
  if (!draft.category) return { field: 'category', message: '请选择是哪一类事。' }
  if (Array.from(draft.words.trim()).length < 4) return { field: 'words', message: '要说的事至少写4个字。' }
  if (draft.photos.some((p) => p.fileId === null)) {
    return { field: 'photoIds', message: '有照片还没有传上去。请点“重传”，或者去掉它。' }
  }
  return null
}

const useRaise = (villageId: string, draft: IssueDraft) => {
  const sending = useSubmit((input: Inputs['issue']['raise']) => api.issue.raise.mutate(input), {
    slot: {
      get: () => {
        // Written down before it is sent: if the app is closed before the answer, the draft still has the same id.
        drafts.edit(villageId, {})
        drafts.save()
        return drafts.read(villageId).requestId
      },
      renew: () => drafts.edit(villageId, { requestId: newRequestId() })
    },
    onDone: ({ issueId, at }) => {
      showReceipt({ villageId, issueId, at, photos: draft.photos.length })
      drafts.discard(villageId)
      void queryClient.invalidateQueries()
      goToTab('issues')
    }
  })
  const send = () => {
    if (!draft.category) return
    void sending.submit({
      villageId,
      category: draft.category,
      words: draft.words,
      photoIds: draft.photos.flatMap((p) => (p.fileId ? [p.fileId] : [])),
      showName: draft.showName,
      ...(draft.placeWords.trim() ? { placeWords: draft.placeWords } : {}),
      ...(draft.onBehalfOf ? { onBehalfOf: draft.onBehalfOf } : {})
    })
  }
  return { ...sending, send }
}

const RaiseForm = ({ member }: { member: Member }) => {
  const { villageId } = member
  const draft = useIssueDraft(villageId)
  const edit = (change: Partial<IssueDraft>) => drafts.edit(villageId, change)
  const { send, isRunning, problem, sentence } = useRaise(villageId, draft)
  // Nobody is told what is missing before they have tried; then it goes away as it is filled in.
  const [hasPressed, setPressed] = useState(false)
  const missing = hasPressed ? lacking(draft) : null
  const wrong = (field: string) =>
    missing?.field === field ? missing.message : problem?.field === field ? problem.message : null
  const press = () => {
    setPressed(true)
    if (!lacking(draft)) send()
  }
  return (
    <Page
      title='我要说事'
      foot={
        <>
          <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{missing?.message ?? sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={press}>
            提交
          </Button>
        </>
      }
    >
      <Labelled label='是哪一类事' error={wrong('category')}>
        <Choice
          label='是哪一类事'
          shape='grid'
          value={draft.category}
          onChoose={(category) => edit({ category })}
          options={(Object.keys(categories) as Category[]).map((value) => ({
            value,
            name: categories[value],
            icon: value
          }))}
        />
      </Labelled>
      <Field
        label='要说的事'
        lines
        hint='哪里、出了什么事、想怎么办，像平时说话一样写'
        value={draft.words}
        maxLength={maxWords}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <Field
        label='地点'
        optional
        hint='比如：三组老水井旁边'
        value={draft.placeWords}
        maxLength={60}
        onInput={(placeWords) => edit({ placeWords })}
        error={wrong('placeWords')}
      />
      <PhotoPicker
        villageId={villageId}
        photos={draft.photos}
        max={maxPhotos}
        onChange={(change) => drafts.editPhotos(villageId, change)}
      />
      <Names member={member} draft={draft} edit={edit} wrong={wrong('onBehalfOf')} />
    </Page>
  )
}

interface NamesProps {
  readonly member: Member
  readonly draft: IssueDraft
  readonly edit: (change: Partial<IssueDraft>) => void
  readonly wrong: string | null
}

/** In whose name it is said, and whether the village reads that name. */
const Names = ({ member, draft, edit, wrong }: NamesProps) => (
  <>
    {member.relatives.length > 0 ? (
      <Labelled label='替谁说' aside='替家里人说，两个名字都记下' error={wrong}>
        <Choice
          label='替谁说'
          shape='list'
          value={draft.onBehalfOf}
          onChoose={(onBehalfOf) => edit({ onBehalfOf })}
          options={[
            { value: null, name: '我自己' },
            ...member.relatives.map((r) => ({ value: r.memberId, name: `替${r.name}` }))
          ]}
        />
      </Labelled>
    ) : null}
    <Labelled label='给村里人看我的姓吗'>
      <Choice
        label='给村里人看我的姓吗'
        shape='list'
        value={draft.showName}
        onChoose={(showName) => edit({ showName })}
        options={[
          { value: true, name: '可以，只看到姓', note: '比如“王＊＊”' },
          { value: false, name: '不给看', note: '村里人看到“一位村民”，办事的人知道是您' }
        ]}
      />
    </Labelled>
  </>
)

export default Raise
