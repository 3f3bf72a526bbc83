import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useLetter } from '@/client/api/use-letter'
import { type PersonHere, personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Clock } from '@/client/components/clock'
import { Field, Labelled } from '@/client/components/field'
import { KeptLetter } from '@/client/components/kept-letter'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState, type Shown } from '@/client/components/page-state'
import { useFormDraft } from '@/client/stores/form-drafts'
import { sayDate } from '@/client/words/dates'
import { sayClock } from '@/client/words/notice-clock'
import { type ObjectionGround, objectionGrounds } from '@/domain/objection/grounds'
import { lacking, objectionDrafts } from './objection-draft'
import { Receipt } from './receipt'

type About = Outputs['notice']['read']
export type Filed = Outputs['objection']['raise']

const strangers = { title: '本村村民才能提异议', hint: '请先到“我的”里登录、认户。' }

const tooLate = { title: '现在不在提异议的时间里', hint: '仍有意见的，可以按公示页下方写的去处反映。' }
const already = { title: '您的异议正在办', hint: '有补充的请告诉村监委，不用再提一次。' }

const grounds = Object.keys(objectionGrounds) as ObjectionGround[]

/** 提出异议: what is wrong, in the villager's own words; then a receipt that says by when there is an answer. */
const DisclosureObject = () => {
  const { villageId = '', noticeId = '', lineNo = '', household = '' } = useRouter().params
  const { member, isSignedIn, query: meQuery } = useMe()
  const query = useRead(['notice.read', villageId, noticeId], () =>
    api.notice.read.query({ villageId, noticeId })
  )
  const [filed, setFiled] = useState<Filed | null>(null)
  if (filed) return <Receipt filed={filed} />
  if (!member || member.villageId !== villageId) {
    const who: Shown<unknown> = isSignedIn ? meQuery : query
    return (
      <Page title='提出异议'>
        <PageState query={who} isEmpty={() => true} empty={strangers}>
          {() => null}
        </PageState>
      </Page>
    )
  }
  return query.data?.mayObject ? (
    <ObjectForm
      member={member}
      villageId={villageId}
      about={query.data}
      line={lineNo ? { no: Number(lineNo), household } : null}
      onDone={setFiled}
    />
  ) : (
    <Page title='提出异议'>
      <PageState query={query} isEmpty={() => true} empty={query.data?.hasObjected ? already : tooLate}>
        {() => null}
      </PageState>
    </Page>
  )
}

/** The village's clock decides, not the phone's: who writes without a signal is told before. */
const untilOf = ({ windowLastDay }: About): string | null =>
  windowLastDay &&
  `提异议到${sayDate(windowLastDay)}为止，按村里收到的时间算。请在那以前走到有信号的地方；过了才送到的，不能算。`

interface ObjectFormProps {
  readonly member: PersonHere
  readonly villageId: string
  readonly about: About
  /** Of a list of households, the one it is about. */
  readonly line: { readonly no: number; readonly household: string } | null
  readonly onDone: (filed: Filed) => void
}

const ObjectForm = ({ member, villageId, about, line, onDone }: ObjectFormProps) => {
  const { noticeId } = about
  // Another person on the same phone must not find it.
  const key = [personKeyOf(member), noticeId, ...(line ? [line.no] : [])].join('/')
  const draft = useFormDraft(objectionDrafts, key)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence, kept } = useLetter('objection', {
    requestId: draft.requestId,
    slot: objectionDrafts.slotOf(key),
    onDone
  })
  const missing = hasPressed ? lacking(draft) : null
  const wrong = (field: string) =>
    missing?.field === field ? missing.message : problem?.field === field ? problem.message : null
  const press = () => {
    setPressed(true)
    const { ground, words, showName } = draft
    if (lacking(draft) || !ground) return
    void submit({
      ...{ villageId, holderId: member.holderId },
      input: { villageId, noticeId, ground, words, showName, ...(line ? { lineNo: line.no } : {}) },
      ...{ title: '异议', about: about.title, words, until: untilOf(about) },
      page: {
        name: 'object',
        query: {
          villageId,
          noticeId,
          ...(line ? { lineNo: String(line.no), household: line.household } : {})
        }
      },
      form: { name: 'objection-drafts', key }
    })
  }
  if (kept) {
    return (
      <Page title='提出异议'>
        <KeptLetter letter={kept} />
      </Page>
    )
  }
  return (
    <Page
      title='提出异议'
      foot={
        <>
          <Notice tone='stop'>{missing?.message ?? sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={press}>
            提交异议
          </Button>
        </>
      }
    >
      <View className='xy-panel'>
        <View className='xy-panel__aside'>对这份公示提异议</View>
        <View className='xy-panel__title'>{about.title}</View>
        {line ? <View className='xy-prose'>{`第${line.no}行：${line.household}`}</View> : null}
        <Clock>{sayClock(about)}</Clock>
      </View>
      <Labelled label='是哪方面' error={wrong('ground')}>
        <Choice
          label='是哪方面'
          shape='list'
          value={draft.ground}
          onChoose={(ground) => objectionDrafts.edit(key, { ground })}
          options={grounds.map((value) => ({ value, name: objectionGrounds[value] }))}
        />
      </Labelled>
      <Field
        label='要说的话'
        lines
        hint='哪里不对，您知道些什么，想怎么办，像平时说话一样写'
        value={draft.words}
        maxLength={2000}
        onInput={(words) => objectionDrafts.edit(key, { words })}
        error={wrong('words')}
      />
      <Labelled label='公开我的姓吗' error={wrong('showName')}>
        <Choice
          label='公开我的姓吗'
          shape='list'
          value={draft.showName}
          onChoose={(showName) => objectionDrafts.edit(key, { showName })}
          options={[
            {
              value: false,
              name: '不公开（一般选这个）',
              note: '只有村监委知道是您；答复您的村干部不知道。转到乡镇以后，乡镇经办人也知道。'
            },
            { value: true, name: '公开姓', note: '村里人看到“王＊＊”这样的写法，村干部也知道是您。' }
          ]}
        />
      </Labelled>
    </Page>
  )
}

export default DisclosureObject
