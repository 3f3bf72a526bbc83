import '../account.scss'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useNow } from '@/client/api/use-now'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { sayExactly, sayTime } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'
import { fetchCopy } from './fetch-copy'

type Copies = Outputs['account']['listCopies']
type Copy = Copies['copies'][number]

const LOOK_MS = 3000
const tones = { waiting: 'wait', ready: 'good', failed: 'stop', gone: 'calm' } as const

/** 要一份我的资料: asked for, packed, downloaded. */
const CopyPage = () => {
  const query = useRead(['account.listCopies'], () => api.account.listCopies.query({}))
  const waits = query.data?.copies.some((c) => c.state === 'waiting') === true
  const { refetch } = query
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void refetch({ cancelRefetch: false }), LOOK_MS)
    return () => clearInterval(timer)
  }, [waits, refetch])
  return (
    <Page title='要一份我的资料'>
      <PageState query={query}>{(copies) => <CopyView copies={copies} />}</PageState>
    </Page>
  )
}

const CopyView = ({ copies: { copies, nextAt } }: { copies: Copies }) => {
  const ask = useSubmit((input: Inputs['account']['askCopy']) => api.account.askCopy.mutate(input), {
    onDone: () => void queryClient.invalidateQueries()
  })
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-prose'>
          名册上的您、您说的事和照片、异议、您家的积分、兑换、消息、登录记录，整理成一个压缩包：点开就能看的网页、表格，和给别的系统用的文件。
        </View>
        <Notice>里面有您的个人信息，请自己收好，不要转发。</Notice>
        <Notice tone='stop'>{ask.sentence}</Notice>
        {nextAt ? (
          <View className='xy-panel__aside xy-account__line'>{`一天一份，${sayExactly(nextAt)}以后可以再要。`}</View>
        ) : (
          <Button kind='primary' running={ask.isRunning} onTap={() => void ask.submit({})}>
            要一份
          </Button>
        )}
      </View>
      {copies.map((copy) => (
        <CopyCard key={copy.copyId} copy={copy} />
      ))}
    </>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const CopyCard = ({ copy }: { copy: Copy }) => {
  const now = useNow()
  // The link to fetch it by is good for half an hour: asked for anew at every press.
  const fetching = useSubmit(async (_: { requestId: string }) => {
    const fresh = await api.account.listCopies.query({})
    const url = fresh.copies.find((c) => c.copyId === copy.copyId)?.url
    if (url) await fetchCopy(url)
    else void queryClient.invalidateQueries()
  })
  return (
    <View className='xy-panel'>
      <Heading className='xy-panel__title'>{`${sayTime(copy.askedAt, now)}要的`}</Heading>
      <Tag tone={tones[copy.state]}>{copy.stateName}</Tag>
      {copy.state === 'waiting' ? (
        <View className='xy-panel__aside xy-account__line'>一般不到一分钟。可以先去做别的，回来再看。</View>
      ) : null}
      {copy.state === 'ready' ? (
        <>
          <View className='xy-panel__aside xy-account__line'>
            {`${sizeOf(copy.bytes ?? 0)}，${sayExactly(copy.expiresAt ?? copy.askedAt)}删除`}
          </View>
          <Notice tone='stop'>{fetching.sentence}</Notice>
          <Button kind='primary' running={fetching.isRunning} onTap={() => void fetching.submit({})}>
            {isWeapp ? '复制下载地址' : '下载'}
          </Button>
        </>
      ) : null}
    </View>
  )
}

export default CopyPage
