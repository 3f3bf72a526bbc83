import '../account.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe, useVillage } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { goToSignIn } from '@/client/navigate'
import { sayDate, sayExactly } from '@/client/words/dates'
import {
  type ComplaintAbout,
  type ComplaintKind,
  complaintAbouts,
  complaintKinds,
  complaintLimits
} from '@/domain/complaint/names'

const PAGE = 20

/** 投诉举报: to the township or the county, never to the village; and what was answered. */
const ComplainPage = () => {
  const { isSignedIn } = useMe()
  const { village, query } = useVillage()
  const params = useRouter().params
  const villageId = params.villageId ?? village?.villageId
  const about = aboutOf(params.about, params.id)
  return (
    <Page title='投诉举报'>
      {isSignedIn ? (
        <>
          {villageId ? (
            <Form villageId={villageId} about={about} />
          ) : (
            <PageState query={query}>{() => null}</PageState>
          )}
          <Own />
        </>
      ) : (
        <Blank icon='person' title='登录后可以投诉举报' hint='不登录，可以打隐私说明里县里的电话。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
    </Page>
  )
}

interface About {
  readonly kind: ComplaintAbout
  readonly id: string
}

const aboutOf = (kind: string | undefined, id: string | undefined): About | null => {
  const known = (Object.keys(complaintAbouts) as ComplaintAbout[]).find((k) => k === kind)
  return known && id ? { kind: known, id } : null
}

const notes: Readonly<Record<ComplaintKind, string>> = {
  content: '公开的话、照片不该公开。由乡镇答复',
  privacy: '您的信息用得不对。由县里答复',
  service: '不好用、办得不好。由县里答复'
}

const Form = ({ villageId, about }: { villageId: string; about: About | null }) => {
  const [kind, setKind] = useState<ComplaintKind | null>(about ? 'content' : null)
  const [words, setWords] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['complaint']['make']) => api.complaint.make.mutate(input),
    {
      onDone: () => {
        toast('收到了，会在15个工作日内答复')
        setWords('')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = problem?.field === 'words' ? problem.message : null
  const disabled = kind === null || words.trim().length < 4
  const press = () => {
    if (kind) void submit({ villageId, kind, words: words.trim(), ...(about ? { about } : {}) })
  }
  return (
    <View className='xy-form'>
      <Notice>不经过村里，答复的人也看不到您的名字。</Notice>
      {about ? (
        <View className='xy-panel__aside xy-account__line'>{`说的是：${complaintAbouts[about.kind]}`}</View>
      ) : null}
      <Labelled label='哪一类'>
        <Choice
          label='哪一类'
          shape='list'
          value={kind}
          onChoose={setKind}
          options={(Object.keys(complaintKinds) as ComplaintKind[]).map((value) => ({
            value,
            name: complaintKinds[value],
            note: notes[value]
          }))}
        />
      </Labelled>
      <Field
        label='怎么回事'
        lines
        hint='什么时候、哪一条、希望怎么办'
        value={words}
        maxLength={complaintLimits.words}
        onInput={setWords}
        error={wrong}
      />
      <Notice tone='stop'>{wrong ? null : sentence}</Notice>
      <Button kind='primary' running={isRunning} disabled={disabled} onTap={press}>
        交上去
      </Button>
    </View>
  )
}

const Own = () => {
  const query = useReadMore(['complaint.listOwn'], {
    read: (after) => api.complaint.listOwn.query(after ? { after } : {}),
    next: (page) => (page.length < PAGE ? null : (page.at(-1)?.complaintId ?? null))
  })
  return (
    <PageState query={query}>
      {(pages) => (
        <>
          {pages.flat().map((c) => (
            <View key={c.complaintId} className='xy-panel'>
              <Heading className='xy-panel__title'>{c.kindName}</Heading>
              <Tag tone={c.state === 'answered' ? 'good' : 'wait'}>{c.stateName}</Tag>
              <View className='xy-prose xy-account__line'>{c.words}</View>
              <View className='xy-panel__aside xy-account__line'>
                {c.answeredAt
                  ? `${c.placeName}，${sayExactly(c.answeredAt)}答复`
                  : `交给${c.placeName}，${sayDate(c.dueOn)}前答复`}
              </View>
              {c.answer ? <View className='xy-prose'>{c.answer}</View> : null}
            </View>
          ))}
          <More more={query.more} word='再看一些' />
        </>
      )}
    </PageState>
  )
}

export default ComplainPage
