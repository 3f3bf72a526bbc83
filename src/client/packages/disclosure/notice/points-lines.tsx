import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { SearchBar } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { PointsAmount } from '@/client/components/points-amount'
import { ReadAloud } from '@/client/components/read-aloud'
import { Tag } from '@/client/components/tag'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayClock } from '@/client/words/notice-clock'
import type { LineState } from '@/domain/claim/names'
import { spokenPointsNotice } from '@/domain/spoken/notice'
import { Content } from './content'
import type { Whole } from './index'

type Batch = Outputs['claim']['publicBatch']
type Line = Batch['lines'][number]

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 50

const tones: Readonly<Record<LineState, 'wait' | 'stop' | 'calm' | 'good'>> = {
  open: 'wait',
  held: 'stop',
  corrected: 'calm',
  booked: 'good'
}

/** The month's points by household: one's own first, anybody's found by number, and the way to object to one of them. */
export const PointsLines = ({ whole }: { whole: Whole }) => {
  const { villageId, subjectId } = whole
  const query = useRead(['claim.publicBatch', villageId, subjectId], () =>
    api.claim.publicBatch.query({ villageId, batchId: subjectId })
  )
  return (
    <>
      <PageState query={query}>{(batch) => <Lines batch={batch} whole={whole} />}</PageState>
      <View className='xy-panel'>
        <Fold title='看公示原文（会签时的样子）'>
          <Content sections={whole.sections} />
        </Fold>
      </View>
    </>
  )
}

const Lines = ({ batch, whole }: { batch: Batch; whole: Whole }) => {
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const search = words.trim()
  const own = batch.lines.filter((l) => l.own)
  const others = batch.lines.filter((l) => !l.own && l.householdName.includes(search))
  return (
    <>
      <ReadAloud text={() => spokenPointsNotice(whole, sayClock(whole), batch.lines)} />
      {own.length > 0 ? (
        <Panel title='我家的' accent>
          {own.map((line) => (
            <LineRow key={line.no} line={line} whole={whole} />
          ))}
        </Panel>
      ) : null}
      <Panel title={`各户的积分（${batch.lines.length}户）`}>
        <View className='xy-panel__aside'>按户号排，不排名次。哪一户不对，点“提异议”。</View>
        <SearchBar label='搜姓或户号尾号' value={words} onInput={setWords} />
        {others.slice(0, shown).map((line) => (
          <LineRow key={line.no} line={line} whole={whole} />
        ))}
        {others.length === 0 ? <Blank icon='empty' title='没有找到' /> : null}
        <More
          more={others.length > shown ? { isRunning: false, read: () => setShown(shown + SHOWN) } : null}
          word='再看一些'
        />
      </Panel>
      {batch.head ? <Sealed head={batch.head} /> : null}
    </>
  )
}

const parts = (line: Line): string =>
  [
    ['乡村建设参与', line.participation],
    ['庭院卫生', line.courtyard],
    ['公益美德', line.virtue]
  ]
    .filter(([, points]) => points !== 0)
    .map(([name, points]) => `${name}${points}`)
    .join(' · ')

const LineRow = ({ line, whole }: { line: Line; whole: Whole }) => (
  <View className='xy-points-line'>
    <View className='xy-points-line__head'>
      <Text className='xy-points-line__name'>{`${line.no}. ${line.householdName}`}</Text>
      <PointsAmount points={line.total} />
    </View>
    <View className='xy-points-line__parts'>{parts(line)}</View>
    {line.nowTotal === line.total ? null : (
      <View className='xy-points-line__parts'>{`核实后改成${line.nowTotal}分`}</View>
    )}
    {line.state === 'open' ? null : (
      <View className='xy-points-line__tag'>
        <Tag tone={tones[line.state]}>{line.stateName}</Tag>
      </View>
    )}
    {whole.mayObject && line.state === 'open' ? (
      <Way
        onTap={() =>
          go('object', {
            villageId: whole.villageId,
            noticeId: whole.noticeId,
            lineNo: String(line.no),
            household: line.householdName
          })
        }
      >
        {`对第${line.no}行提异议`}
      </Way>
    ) : null}
  </View>
)

const Sealed = ({ head }: { head: NonNullable<Batch['head']> }) => (
  <Panel title='账本封到哪里'>
    <View className='xy-prose'>
      {`公示的时候，全村的积分账本封到第${head.no}页。封号印在下面，以后谁改了一笔旧账，封号就对不上。`}
    </View>
    <View className='xy-hash'>{head.hash.match(/.{1,8}/g)?.join(' ') ?? head.hash}</View>
  </Panel>
)
