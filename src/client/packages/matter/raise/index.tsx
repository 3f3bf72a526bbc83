import Taro, { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { goToSignIn, goToTab, pages } from '@/client/navigate'
import { drafts, useIssueDraft } from '@/client/stores/drafts'
import { discardWhole } from '@/client/stores/send-drafts'
import { RaiseForm } from './raise-form'
import { Waiting } from './waiting'
import './index.scss'

export type Member = PersonHere & { villageId: string }

const TITLE = '我要说事'

/** 我要说事: a form that keeps itself, goes out by itself once there is a signal, and is sent once. */
const Raise = () => {
  const asked = useRouter().params.draftId ?? null
  const { isSignedIn, member, query } = useMe()
  // Kept here: when a session runs out in the middle, whoever signs in again goes on with the same draft.
  const begun = useRef<string | null>(asked)
  if (!isSignedIn) return <SignInFirst />
  if (!member) {
    return (
      <Page title={TITLE}>
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
  const known = begun.current === null ? null : drafts.read(begun.current)
  const isOwn = known === null ? begun.current !== null : known.holderId === member.holderId
  if (!isOwn) begun.current = drafts.begin(member).draftId
  return <OneDraft key={begun.current} draftId={begun.current ?? ''} member={member} />
}

const SignInFirst = () => (
  <Page title={TITLE}>
    <Blank icon='person' title='请先登录' hint='写了的都存在这台手机里，登录后接着说。'>
      <Button kind='primary' onTap={goToSignIn}>
        登录
      </Button>
    </Blank>
  </Page>
)

const OneDraft = ({ draftId, member }: { draftId: string; member: Member }) => {
  const draft = useIssueDraft(draftId)
  const isShown = useRef(true)
  const [joined, setJoined] = useState<{ villageId: string; issueId: string } | null>(null)
  useDidShow(() => {
    isShown.current = true
  })
  useDidHide(() => {
    isShown.current = false
  })
  const isGone = draft === null
  useEffect(() => {
    if (!isGone || !isShown.current) return
    if (!joined) return goToTab('issues')
    const { villageId, issueId } = joined
    void Taro.redirectTo({ url: `${pages.issue}?villageId=${villageId}&issueId=${issueId}` })
  }, [isGone, joined])

  if (!draft) return <Page title={TITLE}>{null}</Page>
  if (draft.state === 'queued') return <Waiting draft={draft} />
  const join = (at: { villageId: string; issueId: string }) => {
    setJoined(at)
    discardWhole(draftId)
    toast('已经跟上这件事，有进展会告诉您')
  }
  return <RaiseForm draft={draft} member={member} onJoined={join} />
}

export default Raise
