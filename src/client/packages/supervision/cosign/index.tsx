import './index.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { sayExactly } from '@/client/words/dates'
import { Draft } from './draft'

const PAGE = 30

/** 待会签的公示: drafts that wait for the supervision committee; with `noticeId`, one of them to read and sign. */
const SupervisionCosign = () => {
  const { noticeId } = useRouter().params
  const { member, may, query } = useMe()
  const mine = member && may('notice_cosign') ? member : null
  return (
    <Page title='待会签的公示' office>
      <PageState
        query={query}
        isEmpty={() => mine === null}
        empty={{ title: '您的身份不能会签', hint: '会签由村务监督委员会成员来做。' }}
      >
        {() =>
          mine === null ? null : noticeId ? (
            <Draft villageId={mine.villageId} noticeId={noticeId} />
          ) : (
            <Waiting villageId={mine.villageId} />
          )
        }
      </PageState>
    </Page>
  )
}

const Waiting = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['notice.list', villageId, 'draft'], {
    read: (before) => api.notice.list.query({ villageId, waiting: 'draft', ...(before ? { before } : {}) }),
    next: (list) => (list.length < PAGE ? null : (list.at(-1)?.noticeId ?? null))
  })
  return (
    <PageState
      query={query}
      isEmpty={(pages) => pages.every((list) => list.length === 0)}
      empty={{ title: '没有等会签的公示', hint: '村委会起草了公示，会出现在这里。' }}
    >
      {(pages) => (
        <>
          <Notice>会签是说：公示写的和会议定的一样。不是同意这件事。</Notice>
          <Cells>
            {pages.flat().map((n) => (
              <Cell
                key={n.noticeId}
                title={n.title}
                note={`${n.subjectName}${n.isCorrection ? '（更正公告）' : ''} · ${sayExactly(n.draftedAt)}起草`}
                onTap={() => go('cosign', { noticeId: n.noticeId })}
              />
            ))}
          </Cells>
          <More more={query.more} word='再看一些' />
          <View className='xy-hint'>起草人自己不能会签，要换一位村监委成员。</View>
        </>
      )}
    </PageState>
  )
}

export default SupervisionCosign
