import '../honour.scss'
import { View } from '@tarojs/components'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useReadMore } from '@/client/api/use-read-more'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { roundTone } from '../tones'

type Round = Outputs['honour']['listRounds']['rounds'][number]
type Made = Outputs['honour']['listOwn']['made'][number]

/** 最美评选: the rounds of the village, what concerns one's own household, and the plaques that hang. */
const Home = () => {
  const { member, query } = useMe()
  return (
    <Page title='最美评选'>
      <PageState
        query={query}
        isEmpty={() => member === null}
        empty={{ title: '本村的人才能参加', hint: '请先到“我的”里认户。' }}
      >
        {() => (member ? <Village villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const Village = ({ villageId }: { villageId: string }) => {
  const { may } = useMe()
  return (
    <>
      <Own villageId={villageId} />
      <Cells>
        {may('honour_manage') ? (
          <Cell
            icon='plus'
            title='开一轮评选'
            note='评什么、评几户、哪天截止'
            onTap={() => go('honourOpen')}
          />
        ) : null}
        {may('honour_view') ? (
          <Cell icon='queue' title='院落评议' note='我管的院落里被提名的户' onTap={() => go('honourView')} />
        ) : null}
        <Cell
          icon='house'
          title='挂牌的户'
          note='全村已经评上的'
          onTap={() => go('honourPlaques', { villageId })}
        />
      </Cells>
      <Rounds villageId={villageId} />
    </>
  )
}

/** How it stands, and whether the village reads what one wrote: a nomination of another household has no page of one's own. */
const sayMade = ({ stateName, waitsName, hiddenFor }: Made): string =>
  [stateName, waitsName && `提名理由${waitsName}`, hiddenFor].filter(Boolean).join(' · ')

/** Whether one's own household wants to take part is asked before anything else. */
const Own = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['honour.listOwn', villageId], {
    read: (before) => api.honour.listOwn.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  const own = (query.data ?? []).flatMap((p) => p.own)
  const made = (query.data ?? []).flatMap((p) => p.made)
  return own.length + made.length === 0 ? null : (
    <>
      {own.length > 0 ? (
        <Cells title='我家的'>
          {own.map((n) => (
            <Cell
              key={n.nomineeId}
              title={n.name}
              note={n.state === 'asked' ? '有人推荐您家，参不参加由您家定' : `${n.how} · ${n.stateName}`}
              value={n.state === 'asked' ? <Tag tone='wait'>请答复</Tag> : null}
              onTap={() => go('honourNominee', { villageId, nomineeId: n.nomineeId })}
            />
          ))}
        </Cells>
      ) : null}
      {made.length > 0 ? (
        <Cells title='我推荐的'>
          {made.map((n) => (
            <Cell key={n.nomineeId} title={n.name} note={sayMade(n)} />
          ))}
        </Cells>
      ) : null}
      <More more={query.more} word='看更早的' />
    </>
  )
}

const Rounds = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['honour.listRounds', villageId], {
    read: (before) => api.honour.listRounds.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState query={query}>
      {(pages) =>
        pages[0]?.rounds.length === 0 ? (
          <Blank icon='empty' title='还没有评选' hint='村里开一轮评选以后，在这里提名、看结果。' />
        ) : (
          <>
            {pages
              .flatMap((p) => p.rounds)
              .map((r) => (
                <RoundCard key={r.roundId} round={r} villageId={villageId} />
              ))}
            <More more={query.more} word='看更早的' />
          </>
        )
      }
    </PageState>
  )
}

const RoundCard = ({ round: r, villageId }: { round: Round; villageId: string }) => {
  const today = useToday()
  return (
    <Tap
      className='xy-card xy-honour'
      role='link'
      onTap={() => go('honourRound', { villageId, roundId: r.roundId })}
    >
      <Tag tone={roundTone(r.state)}>{r.stateName}</Tag>
      <View className='xy-card__title'>{r.name}</View>
      <View className='xy-honour__note'>
        {r.state === 'nominating'
          ? `提名到${sayDay(r.nominateUntil, today)}为止，评${r.plaques}户`
          : `评${r.plaques}户，每户荣誉分${r.points}分`}
      </View>
    </Tap>
  )
}

export default Home
