import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { sayDay } from '@/client/words/dates'

type Own = Outputs['round']['readOwn']
type Result = Own['results'][number]

/** 我家的庭院: what was found over time, and what the household says about entering and the red list. */
const OwnYard = () => {
  const { member, query } = useMe()
  const home = member?.householdId ? { villageId: member.villageId, householdId: member.householdId } : null
  return (
    <Page title='我家的庭院'>
      <PageState
        query={query}
        isEmpty={() => home === null}
        empty={{ title: '先认户', hint: '认了户，才能看自家的检查结果。' }}
      >
        {() => (home ? <Yard {...home} /> : null)}
      </PageState>
    </Page>
  )
}

const Yard = ({ villageId, householdId }: { villageId: string; householdId: string }) => {
  const query = useReadMore(['round.readOwn', villageId, householdId], {
    read: (before) => api.round.readOwn.query({ villageId, householdId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState query={query}>
      {([own, ...older]) =>
        own ? (
          <>
            <View className='xy-lead'>
              <View className='xy-lead__title'>{own.householdName}</View>
              <View className='xy-lead__note'>这里的内容只有您家的人能看到，不排名。</View>
            </View>
            <Results results={[own, ...older].flatMap((p) => p.results)} />
            <More more={query.more} word='看更早的' />
            <Words villageId={villageId} own={own} />
          </>
        ) : null
      }
    </PageState>
  )
}

const Results = ({ results }: { results: readonly Result[] }) =>
  results.length === 0 ? (
    <Blank icon='house' title='还没有检查过' hint='检查以后，结果和建议会写在这里。' />
  ) : (
    results.map((result) => <ResultPanel key={result.roundId} result={result} />)
  )

const tones = { cleanest: 'good', clean: 'good', improving: 'wait' } as const

const ResultPanel = ({ result }: { result: Result }) => {
  const today = useToday()
  const { level, levelName, kind, toMend, advice, help } = result
  return (
    <Panel title={result.name}>
      <View className='xy-card__foot'>{`${sayDay(result.from, today)}到${sayDay(result.to, today)}`}</View>
      {level && levelName ? <Tag tone={tones[level]}>{levelName}</Tag> : null}
      {kind === 'waiting' || kind === 'look_again' ? (
        <View className='xy-prose'>这一轮没有评完，不算。</View>
      ) : null}
      {kind === 'reopened' ? (
        <View className='xy-prose'>这一轮有检查表来晚了，结果正在重新算。算完有变化，会再告诉您家。</View>
      ) : null}
      {kind === 'helped' ? (
        <View className='xy-prose'>
          {help.length > 0 ? `记下要帮的：${help.join('；')}。` : '您家是照顾户，只帮不比。'}
        </View>
      ) : null}
      {toMend.length > 0 ? <View className='xy-prose'>{`还可以更好的：${toMend.join('、')}。`}</View> : null}
      {advice.length > 0 ? <View className='xy-prose'>{`建议：${advice.join('；')}。`}</View> : null}
      <PhotoRow photos={result.photos} />
    </Panel>
  )
}

const Words = ({ villageId, own }: { villageId: string; own: Own }) => {
  const { householdId, enter, redList, redListOpen } = own
  const { submit, sentence } = useSubmit((input: Inputs['round']['say']) => api.round.say.mutate(input), {
    onDone: () => {
      toast('记下了')
      void queryClient.invalidateQueries()
    }
  })
  const say = (kind: 'enter' | 'red_list', value: boolean | null) =>
    void submit({ villageId, householdId, kind, value })
  return (
    <>
      <Panel title='检查时进不进屋'>
        <View className='xy-panel__aside'>厨房、居室要进屋看。不进屋不影响得分，随时可以改。</View>
        <Choice
          label='检查时进不进屋'
          shape='list'
          value={enter}
          onChoose={(value) => say('enter', value)}
          options={[
            { value: null, name: '每次先问我' },
            { value: true, name: '可以进屋' },
            { value: false, name: '不要进屋' }
          ]}
        />
      </Panel>
      {redListOpen ? (
        <Panel title='上不上红榜'>
          <View className='xy-panel__aside'>
            评为“最清洁”、又同意的户，村里人能看到姓和户号尾号。不同意也不影响得分，随时可以撤回。
          </View>
          <Choice
            label='上不上红榜'
            shape='list'
            value={redList}
            onChoose={(value) => say('red_list', value)}
            options={[
              { value: true, name: '同意上红榜' },
              { value: false, name: '不上' }
            ]}
          />
        </Panel>
      ) : null}
      <Notice tone='stop'>{sentence}</Notice>
    </>
  )
}

export default OwnYard
