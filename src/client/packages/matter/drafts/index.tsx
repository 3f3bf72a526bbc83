import { View } from '@tarojs/components'
import { useStore } from 'zustand'
import { useMe } from '@/client/api/use-me'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank } from '@/client/components/page-state'
import { goToSignIn } from '@/client/navigate'
import { useOwnDrafts } from '@/client/stores/drafts'
import { flushAll } from '@/client/stores/flush-all'
import { letters } from '@/client/stores/letters'
import { type PhoneSheet, sheets } from '@/client/stores/sheets'
import { LetterCard, MatterCard } from './cards'
import { RoundCard } from './round-card'

const TITLE = '等着送出'

/** 等着送出: the one place for what was written and has not arrived: begun, waiting for a signal, refused. */
const WaitingPage = () => {
  const { isSignedIn, person } = useMe()
  return isSignedIn ? (
    <Own holderId={person?.holderId ?? null} />
  ) : (
    <Page title={TITLE}>
      <Blank icon='person' title='请先登录' hint='写了的都存在这台手机里，登录后接着送。'>
        <Button kind='primary' onTap={goToSignIn}>
          登录
        </Button>
      </Blank>
    </Page>
  )
}

const byRound = (all: readonly PhoneSheet[]): PhoneSheet[][] => {
  const rounds = new Map<string, PhoneSheet[]>()
  for (const sheet of all) rounds.set(sheet.roundId, [...(rounds.get(sheet.roundId) ?? []), sheet])
  return [...rounds.values()]
}

const isQueued = (one: { readonly state: string } | undefined): boolean => one?.state === 'queued'

const Own = ({ holderId }: { holderId: string | null }) => {
  const matters = useOwnDrafts(holderId)
  const written = useStore(letters.store, (s) => s.letters)
  const filledIn = useStore(sheets.store, (s) => s.sheets)
  const own = Object.values(written)
    .filter((l) => l.holderId === holderId)
    .sort((a, b) => b.editedAt - a.editedAt)
  const rounds = byRound(
    Object.values(filledIn).filter(
      (s) => s.inspectorId === holderId && (s.state === 'queued' || s.state === 'returned')
    )
  )
  const begun = matters.filter((m) => m.state === 'open' && !m.problem)
  const leaving = matters.filter((m) => !begun.includes(m))
  const count = own.length + rounds.length + leaving.length
  // What was given back does not go by itself: it is looked at first.
  const ready = [...own, ...leaving, ...rounds.map((r) => r.find(isQueued))].filter(isQueued).length
  return (
    <Page title={TITLE} foot={ready > 1 ? <Button onTap={flushAll}>全部现在送一次</Button> : undefined}>
      {count + begun.length === 0 ? (
        <Blank icon='tick' title='都送出去了' hint='没有信号时写的、写了一半的，都会存在这里，不会丢。' />
      ) : null}
      {count > 0 ? (
        <View className='xy-cards xy-cards_group'>
          {own.map((letter) => (
            <LetterCard key={letter.draftId} letter={letter} />
          ))}
          {leaving.map((draft) => (
            <MatterCard key={draft.draftId} draft={draft} />
          ))}
          {rounds.map((sheets) => (
            <RoundCard key={sheets[0]?.roundId} own={sheets} />
          ))}
        </View>
      ) : null}
      {begun.length > 0 ? (
        <>
          <View className='xy-section__title xy-section__title_big'>没说完的事</View>
          <View className='xy-cards xy-cards_group'>
            {begun.map((draft) => (
              <MatterCard key={draft.draftId} draft={draft} />
            ))}
          </View>
        </>
      ) : null}
    </Page>
  )
}

export default WaitingPage
