import { api } from '@/client/api/client'
import { ClientError } from '@/client/api/client-error'
import type { Contact } from '@/domain/contact/say-contact'
import {
  type Announcement,
  sayMatter,
  sayMeeting,
  sayMonthPoints,
  sayNotice,
  sayRound
} from '@/domain/loudspeaker/sentences'
import { pointsCategories } from '@/domain/points/categories'

/** What can be announced, by the page that it is told from. */
export const kinds = ['notice', 'meeting', 'issue', 'month', 'round'] as const
export type Kind = (typeof kinds)[number]

export const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word)

interface About {
  readonly villageId: string
  readonly id: string
  readonly today: string
}

type Spoken = { readonly villageName: string; readonly contact: Contact | null; readonly today: string }

/** Only what everybody may read is called out over the village. */
const notPublic = (): never => {
  throw new ClientError('refusal', {
    code: 'NOT_PUBLIC',
    message: '这条内容没有公开，不能用大喇叭说。'
  })
}

/** One that was taken down may hold what must not be said; one that is corrected is no longer true. */
const hanging: readonly string[] = ['up', 'window_open', 'window_closed', 'term_done']

const readNotice = async ({ villageId, id }: About, at: Spoken): Promise<Announcement> => {
  const notice = await api.notice.read.query({ villageId, noticeId: id })
  return hanging.includes(notice.state) ? sayNotice(notice, at) : notPublic()
}

const readMatter = async ({ villageId, id }: About, at: Spoken): Promise<Announcement> => {
  const matter = await api.issue.read.query({ villageId, issueId: id })
  return matter.moderation === 'shown' && matter.audience === 'village' ? sayMatter(matter, at) : notPublic()
}

const readRound = async ({ villageId, id }: About, at: Spoken): Promise<Announcement> => {
  const rounds = await api.round.list.query({ villageId })
  const round = rounds.find((r) => r.roundId === id)
  if (!round) return notPublic()
  return sayRound(round, at)
}

const readMonth = async ({ villageId, id }: About, at: Spoken): Promise<Announcement> => {
  const { now } = await api.picture.readMonth.query({ villageId, month: id })
  const categories = [
    { name: pointsCategories.participation, points: now.points.participation },
    { name: pointsCategories.courtyard, points: now.points.courtyard },
    { name: pointsCategories.virtue, points: now.points.virtue }
  ]
  const total = categories.reduce((sum, c) => sum + c.points, 0)
  return sayMonthPoints({ month: id, total, categories }, at)
}

/** What the loudspeaker says, from the same record that everybody sees: nothing beyond what is public. */
export const readAnnouncement = async (kind: Kind, about: About): Promise<Announcement> => {
  const { villageId, id, today } = about
  const [village, { contact }] = await Promise.all([
    api.place.read.query({ villageId }),
    api.contact.read.query({ villageId })
  ])
  const at = { villageName: village.name, contact, today }
  switch (kind) {
    case 'notice':
      return await readNotice(about, at)
    case 'meeting':
      return sayMeeting(await api.meeting.read.query({ villageId, meetingId: id }), at)
    case 'issue':
      return await readMatter(about, at)
    case 'month':
      return await readMonth(about, at)
    case 'round':
      return await readRound(about, at)
  }
}
