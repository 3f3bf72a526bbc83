import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { DraftsEntrance } from '@/client/components/drafts-entrance'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'
import { RedList } from './red-list'
import './index.scss'

type Round = Outputs['round']['list'][number]

/** 庭院卫生: one's own yard, the rounds one goes, what waits on the phone, and what the committee has to do. */
const Home = () => {
  const { member, may, query } = useMe()
  return (
    <Page title='庭院卫生'>
      <PageState
        query={query}
        isEmpty={() => member === null}
        empty={{ title: '先认户', hint: '认了户，才能看自家的检查结果。' }}
      >
        {() =>
          member ? (
            <>
              <DraftsEntrance />
              {member.householdId ? (
                <Cells>
                  <Cell
                    icon='house'
                    title='我家的庭院'
                    note='检查结果、建议，进不进屋由您定'
                    onTap={() => go('ownYard')}
                  />
                </Cells>
              ) : null}
              <Rounds villageId={member.villageId} />
              {may('round_manage') ? <Managing /> : null}
              <RedList villageId={member.villageId} />
            </>
          ) : null
        }
      </PageState>
    </Page>
  )
}

const Rounds = ({ villageId }: { villageId: string }) => {
  const query = useRead(['round.list', villageId], () => api.round.list.query({ villageId }))
  return (
    <PageState
      query={query}
      isEmpty={(rounds) => rounds.length === 0}
      empty={{ title: '还没有检查过', hint: '村里开了检查，会在这里写明谁来、哪几天来。' }}
    >
      {(rounds) => (
        <View className='xy-cards xy-cards_group'>
          {rounds.map((round) => (
            <RoundCard key={round.roundId} villageId={villageId} round={round} />
          ))}
        </View>
      )}
    </PageState>
  )
}

const RoundCard = ({ villageId, round }: { villageId: string; round: Round }) => {
  const today = useToday()
  const { may } = useMe()
  const { roundId, state, inspects, watches, late } = round
  const open = state === 'open'
  return (
    <View className='xy-card xy-round'>
      <View className='xy-card__head'>
        <Tag tone={open ? 'good' : 'calm'}>{open ? '正在检查' : '已结束'}</Tag>
        <View className='xy-card__aside'>{`${sayDay(round.from, today)}到${sayDay(round.to, today)}`}</View>
      </View>
      <View className='xy-card__words'>{round.name}</View>
      <View className='xy-card__foot'>
        {`带队：${round.leaderName} · 评完${round.finished}户，共${round.households}户`}
      </View>
      {!open && late > 0 ? (
        <Notice>{`您评的${late}户收到了，但这一轮已经结束，没有算进结果。`}</Notice>
      ) : null}
      {open && inspects ? (
        <Button kind='primary' icon='house' onTap={() => go('roundRoute', { roundId })}>
          去检查
        </Button>
      ) : null}
      {watches ? <Button onTap={() => go('roundProgress', { roundId })}>看进度</Button> : null}
      {open && may('round_manage') ? (
        <Button onTap={() => go('loudspeaker', { kind: 'round', id: roundId, villageId })}>
          大喇叭怎么说
        </Button>
      ) : null}
    </View>
  )
}

const Managing = () => (
  <Cells title='村委会'>
    <Cell icon='plus' title='开一轮检查' note='选组、选检查人' onTap={() => go('openRound')} />
    <Cell icon='table' title='评分表' note='评哪几项，打分还是用笑脸' onTap={() => go('rubric')} />
    <Cell icon='person' title='照顾户' note='孤老、残疾户，只帮不比' onTap={() => go('helped')} />
    {isWeapp ? null : (
      <Cell icon='table' title='打印门牌码' note='一组一组打，贴在各家门口' onTap={() => go('gatePrint')} />
    )}
  </Cells>
)

export default Home
