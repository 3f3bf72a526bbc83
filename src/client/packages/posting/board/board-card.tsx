import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { type MayDo, useMe } from '@/client/api/use-me'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDay } from '@/client/words/dates'
import { sayClock } from '@/client/words/notice-clock'
import { isWeapp } from '@/client/words/platform'
import { toneOfNotice } from '@/client/words/tones'
import { dayOf } from '@/domain/common/calendar'
import type { Card } from './index'
import { PhotoForm } from './photo-form'
import { PutUpForm } from './put-up-form'
import { TakeDownForm } from './take-down-form'

interface BoardCardProps {
  readonly card: Card
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
}

type Form = 'putUp' | 'takeDown' | 'photo'

const placeNames = { wall: '公开栏', page: '手机' } as const

/** Notices that follow what was judged: what is wrong is put right there, not on the paper. */
const byItsMatter: ReadonlySet<Card['subject']> = new Set(['points_batch', 'honour_round'])

export const toneOf = (card: Card) =>
  card.state === 'interrupted' || card.stopped !== null
    ? 'stop'
    : card.state === 'draft' || card.state === 'cosigned'
      ? 'wait'
      : toneOfNotice(card.state)

/** What was covered hangs no more: who puts it right, and where. */
const coveredLine = ({ stopped, subject, state }: Card): string => {
  if (stopped !== 'leak' || state === 'corrected') return ''
  const hidden = '含有个人信息，已经遮住，不能再挂。'
  if (subject === 'points_batch') return `${hidden}请村委会到这一批积分里重新起草。`
  return byItsMatter.has(subject) ? hidden : `${hidden}请写更正公告。`
}

/** How it stands, in sentences: days left, hours up, what is missing. */
const linesOf = (card: Card, today: string): string[] => {
  const missing = card.mustHangAt.filter((channel) => !card.hangsAt.includes(channel))
  const places = missing.map((channel) => placeNames[channel]).join('和')
  const isOut = card.state !== 'draft' && card.state !== 'cosigned'
  return [
    card.intact ? '' : '内容和会签时不一样，可能被改动过。请联系乡镇核查。',
    card.stoppedAt ? '因异议停下了，请写更正公告。' : '',
    coveredLine(card),
    card.state === 'window_open' && card.windowDaysLeft === null && !card.stoppedAt ? sayClock(card) : '',
    isOut && missing.length > 0 && card.state !== 'term_done' && card.stopped !== 'leak'
      ? `${places}没有挂，天数不算。`
      : '',
    card.windowDaysLeft === null || card.windowLastDay === null
      ? ''
      : `提异议还有${card.windowDaysLeft}天，到${sayDay(card.windowLastDay, today)}为止`,
    card.termDaysLeft === null || card.termLastDay === null
      ? ''
      : `公示还有${card.termDaysLeft}天，到${sayDay(card.termLastDay, today)}为止`,
    isOut ? `一共挂了${card.hoursUp}小时` : `要公示${card.requiredDays}天，头${card.windowDays}天可以提异议`
  ].filter(Boolean)
}

/** One notice and what the signed-in person can do with it now. */
export const BoardCard = ({ card, isOpen, onOpen }: BoardCardProps) => {
  const today = useToday()
  const { villageId, noticeId } = card
  return (
    <View className='xy-panel xy-board'>
      <Tag tone={toneOf(card)}>{card.stateName}</Tag>
      <View className='xy-board__title'>{card.title}</View>
      <View className='xy-panel__aside'>
        {[
          card.isCorrection ? '更正公告' : card.subjectName,
          `${sayDay(dayOf(new Date(card.draftedAt)), today)}写的`
        ].join(' · ')}
      </View>
      {linesOf(card, today).map((line) => (
        <View key={line} className='xy-board__line'>
          {line}
        </View>
      ))}
      <View className='xy-board__buttons'>
        <Button onTap={() => go('notice', { villageId, noticeId })}>看内容</Button>
        <Button onTap={() => onOpen(!isOpen)}>{isOpen ? '收起' : '办理'}</Button>
      </View>
      {isOpen ? <Handling card={card} onDone={() => onOpen(false)} /> : null}
    </View>
  )
}

/** A points notice that was stopped: the batch is where it is drafted anew. */
const waitsAnew = ({ subject, stopped, state }: Card): boolean =>
  subject === 'points_batch' && stopped !== null && ['up', 'window_open', 'interrupted'].includes(state)

/** What can be done at this state, for whoever may; the server decides again. */
const Handling = ({ card, onDone }: { card: Card; onDone: () => void }) => {
  const { may } = useMe()
  const [form, setForm] = useState<Form | null>(null)
  const { villageId, noticeId, state } = card
  const isOut = state !== 'draft' && state !== 'cosigned'
  const lacks = card.mustHangAt.some((channel) => !card.hangsAt.includes(channel))
  if (form === 'putUp') return <PutUpForm card={card} onDone={onDone} />
  if (form === 'takeDown') return <TakeDownForm card={card} onDone={onDone} />
  if (form === 'photo') return <PhotoForm card={card} onDone={onDone} />
  const button = (action: MayDo, when: boolean, name: string, onTap: () => void): ReactNode =>
    when && may(action) ? (
      <Button key={name} onTap={onTap}>
        {name}
      </Button>
    ) : null
  const waits =
    state === 'draft' && !may('notice_cosign')
      ? '等村监委成员会签。'
      : state === 'cosigned' && !may('notice_put_up')
        ? '会签好了，等书记挂出。打印好的可以先贴上。'
        : null
  return (
    <View className='xy-board__hands'>
      {waits ? <View className='xy-prose'>{waits}</View> : null}
      {button('notice_cosign', state === 'draft', '去会签', () => go('cosign'))}
      {button(
        'notice_put_up',
        state === 'cosigned' || (isOut && lacks && state !== 'term_done' && card.stopped !== 'leak'),
        '挂出',
        () => setForm('putUp')
      )}
      {button('notice_photo', isOut, '上传张贴照片', () => setForm('photo'))}
      {button('notice_take_down', isOut && card.hangsAt.length > 0, '登记取下', () => setForm('takeDown'))}
      {button('notice_draft', isOut && !byItsMatter.has(card.subject), '写更正公告', () =>
        go('draftNotice', { villageId, corrects: noticeId })
      )}
      {button('points_review', waitsAnew(card), '去这一批，重新起草', () =>
        go('batch', { villageId, batchId: card.subjectId })
      )}
      {isOut && state !== 'interrupted' && state !== 'corrected' ? (
        <Button onTap={() => go('loudspeaker', { kind: 'notice', id: noticeId, villageId })}>
          大喇叭怎么说
        </Button>
      ) : null}
      {isWeapp ? (
        <View className='xy-prose'>要打印，请在电脑浏览器里打开小院网页。</View>
      ) : (
        button('print_paper', true, state === 'draft' ? '打印样稿' : '打印张贴件', () =>
          go('wallPrint', { villageId, noticeId })
        )
      )}
    </View>
  )
}
