import type { Outputs } from '@/client/api/client'
import { sayState } from './matters'
import { sayNumber } from './numbers'

type Home = Outputs['home']['read']
type NoticeNow = NonNullable<Home['notice']>
type Matter = NonNullable<Home['matter']>

/** How long is left, in as few words as a first screen has room for. */
const sayDaysLeft = ({ state, windowDaysLeft, termDaysLeft, stoppedAt }: NoticeNow): string => {
  if (stoppedAt !== null) return '异议成立，不再作数'
  if (state === 'up') return '可以提异议'
  if (state === 'interrupted') return '公示中断了'
  if (state === 'window_open') {
    if (windowDaysLeft === null) return '正在处理异议'
    return windowDaysLeft === 0 ? '今天是提异议的最后一天' : `还剩${windowDaysLeft}天可以提异议`
  }
  if (termDaysLeft === null) return '公示还在继续'
  return termDaysLeft === 0 ? '今天公示期满' : `还要公示${termDaysLeft}天`
}

/** What is on notice now: its title, the days left, how many hang besides. */
export const sayNoticeNow = (notice: NoticeNow): string =>
  `${notice.title}，${sayDaysLeft(notice)}${notice.more > 0 ? `；另有${notice.more}件` : ''}`

/** What is asked of the reader comes before where it stands. */
const asks: Record<NonNullable<Matter['asked']>, string> = {
  rate: '办完了，请您评价',
  consent: '请您表态：愿不愿意调解',
  reconsider: '没有受理，可以申请复议'
}

/** What became of one's newest matter. */
export const sayMatter = (matter: Home['matter']): string => {
  if (!matter) return '您还没有说过事'
  const { words, asked, overdue } = matter
  const stands = asked ? asks[asked] : `${sayState(matter, true)}${overdue ? '，已经超期' : ''}`
  return `“${words.length < 20 ? words : `${words}…`}”：${stands}`
}

/** What the household may spend, and what is on its way. */
export const sayPointsNow = ({ available, pending }: NonNullable<Home['points']>): string =>
  `${sayNumber(available)}分可用${pending > 0 ? `，还有${sayNumber(pending)}分在公示` : ''}`
