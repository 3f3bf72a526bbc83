import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { confirm } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'

type Progress = Outputs['round']['readProgress']
type Closed = Outputs['round']['close']

/** 检查进度: how far each group is, what waits for a second look, and the end of the round. */
const ProgressPage = () => {
  const { roundId = '' } = useRouter().params
  const { member } = useMe()
  const villageId = member?.villageId ?? ''
  const query = useOfVillage(
    useRead(
      ['round.readProgress', villageId, roundId],
      () => api.round.readProgress.query({ villageId, roundId }),
      { enabled: villageId !== '' }
    )
  )
  return (
    <Page title='检查进度' wide>
      <PageState query={query}>
        {(progress) => <ProgressView villageId={villageId} progress={progress} />}
      </PageState>
    </Page>
  )
}

const ProgressView = ({ villageId, progress }: { villageId: string; progress: Progress }) => {
  const today = useToday()
  const [closed, setClosed] = useState<Closed | null>(null)
  const sum = (of: 'households' | 'finished') => progress.groups.reduce((n, g) => n + g[of], 0)
  return (
    <>
      <View className='xy-lead'>
        <Tag tone={progress.state === 'open' ? 'good' : 'calm'}>
          {progress.state === 'open' ? '正在检查' : '已结束'}
        </Tag>
        <View className='xy-lead__title'>{progress.name}</View>
        <View className='xy-lead__note'>
          {`${sayDay(progress.from, today)}到${sayDay(progress.to, today)} · 带队：${progress.leaderName}`}
        </View>
        <View className='xy-lead__note'>{`评完${sum('finished')}户，共${sum('households')}户`}</View>
      </View>
      {closed ? <ClosedPanel closed={closed} /> : null}
      <SecondLooks progress={progress} />
      <DeskTable
        label='各组的进度'
        file={`检查进度-${progress.name}`}
        columns={groupColumns}
        rows={progress.groups}
        keyOf={(g) => g.name}
      >
        <Cells title='各组'>
          {progress.groups.map((g) => (
            <Cell
              key={g.name}
              title={g.name}
              note={[
                g.untouched > 0 ? `${g.untouched}户没人去过` : '',
                g.again > 0 ? `${g.again}户要复看` : ''
              ]
                .filter(Boolean)
                .join(' · ')}
              value={`${g.finished}/${g.households}户`}
            />
          ))}
        </Cells>
      </DeskTable>
      <Cells title='检查人（送到的户数）'>
        {progress.inspectors.map((i) => (
          <Cell key={i.name} title={i.name} value={`${i.sheets}户`} />
        ))}
      </Cells>
      {progress.levels.length > 0 ? (
        <Cells title='评完的户'>
          {progress.levels.map((l) => (
            <Cell key={l.name} title={l.name} value={`${l.households}户`} />
          ))}
          <Cell title='照顾户，只帮不比' value={`${progress.helped}户`} />
        </Cells>
      ) : null}
      {progress.closes ? <CloseForm villageId={villageId} progress={progress} onClosed={setClosed} /> : null}
    </>
  )
}

const groupColumns: readonly ColumnOf<Progress['groups'][number]>[] = [
  { name: '组', value: (g) => g.name },
  { name: '户数', value: (g) => g.households, numeric: true },
  { name: '评完', value: (g) => g.finished, numeric: true },
  { name: '没人去过', value: (g) => g.untouched, numeric: true },
  { name: '要复看', value: (g) => g.again, numeric: true }
]

const SecondLooks = ({ progress }: { progress: Progress }) => {
  const { secondLooks, looksAgain, roundId } = progress
  if (secondLooks.length === 0) return null
  return (
    <Cells title={`要复看的（${secondLooks.length}户）：分差超过15分，由带队的人再看一次`}>
      {secondLooks.map((s) => (
        <Cell
          key={s.householdId}
          title={`${s.head}家`}
          note={`户号${s.no} · 最高和最低差${s.spread}分`}
          {...(looksAgain
            ? { onTap: () => go('roundSheet', { roundId, householdId: s.householdId, again: '1' }) }
            : {})}
        />
      ))}
    </Cells>
  )
}

interface CloseFormProps {
  readonly villageId: string
  readonly progress: Progress
  readonly onClosed: (closed: Closed) => void
}

const CloseForm = ({ villageId, progress, onClosed }: CloseFormProps) => {
  const left = progress.groups.reduce((n, g) => n + g.households - g.finished, 0)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['round']['close']) => api.round.close.mutate(input),
    {
      onDone: (closed) => {
        onClosed(closed)
        void queryClient.invalidateQueries()
      }
    }
  )
  const close = async () => {
    const warn = left > 0 ? `还有${left}户没评完，结束后不再收表，这些户这一轮不算。` : '结束后不再收表。'
    const ask = `${warn}请先问问检查人，手机里的表是不是都送到了。`
    if (await confirm('结束这一轮检查？', ask, '结束')) {
      await submit({ villageId, roundId: progress.roundId })
    }
  }
  return (
    <Panel title='结束这一轮'>
      {progress.worth.length > 0 ? (
        progress.worth.map((w) => (
          <View key={w.level} className='xy-prose'>
            {`${w.level}：按“${w.item}”记${w.points}分，要经过评议、公示才入账。`}
          </View>
        ))
      ) : (
        <View className='xy-prose'>这一轮不记积分。</View>
      )}
      <Notice tone='stop'>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void close()}>
        结束检查，告诉各户
      </Button>
    </Panel>
  )
}

const ClosedPanel = ({ closed }: { closed: Closed }) => (
  <Panel title='这一轮结束了' accent>
    <View className='xy-prose'>{`评完${closed.finished}户，结果已经告诉各户。`}</View>
    {closed.recorded > 0 ? (
      <View className='xy-prose'>{`${closed.recorded}户的积分已经记下，等评议。`}</View>
    ) : null}
    {closed.refused.length > 0 ? (
      <View className='xy-prose'>{`${closed.refused.length}户没有记分：${[...new Set(closed.refused)].join('')}`}</View>
    ) : null}
  </Panel>
)

export default ProgressPage
