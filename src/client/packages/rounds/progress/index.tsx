import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { ClosedPanel, CloseForm } from './close-form'
import { History } from './history'
import { LatePanel } from './late-panel'

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
      <LatePanel villageId={villageId} progress={progress} onReopened={() => setClosed(null)} />
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
      <Quiet progress={progress} />
      {progress.closes ? <CloseForm villageId={villageId} progress={progress} onClosed={setClosed} /> : null}
      <History history={progress.history} />
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

/** From whom sheets may still come: known from what has arrived, and said to whoever leads or closes the round. */
const Quiet = ({ progress }: { progress: Progress }) => {
  const today = useToday()
  if (progress.quiet.length === 0) return null
  return (
    <Cells title='可能还有表没送到：请他们有信号时打开小院，会自己送'>
      {progress.quiet.map(({ name, lastOn }) => (
        <Cell
          key={name}
          title={name}
          note={lastOn ? `最后一次送到：${sayDay(lastOn, today)}` : '还没有送到过'}
        />
      ))}
    </Cells>
  )
}

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

export default ProgressPage
