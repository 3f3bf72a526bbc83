import { decisionStates } from '@/domain/decision/decision'
import { topicOf } from '@/domain/decision/topics'
import { townKinds } from '@/domain/decision/town-kinds'
import type { TownItem } from '@/domain/decision/town-queue'
import type { StandingMatter } from './select-standing'

/** How far off the last day is, in the words of whoever looks through the list. */
const sayLeft = ({ kind, left, workingLeft }: TownItem): string => {
  if (kind !== 'opinion') return `超过${-left}天`
  if (left < 0) return '期限已过，视为没有意见'
  return workingLeft === 0 || workingLeft === null ? '今天是最后一天' : `还剩${workingLeft}个工作日`
}

/** One matter before the township: which, of which village, what it stands for and until when. Nobody is counted. */
export const presentTownItem = ({ row }: Pick<StandingMatter, 'row'>, item: TownItem, termDays: number) => ({
  decisionId: row.id,
  villageId: row.village_id,
  villageName: row.village_name,
  no: row.no,
  title: row.title,
  topic: topicOf(row.topic).name,
  stateName: decisionStates[row.state],
  kind: item.kind,
  kindName: townKinds[item.kind],
  words: item.words,
  dueOn: item.due,
  left: sayLeft(item),
  late: item.left < 0,
  /** The working days of the whole term; null where it is not the township's. */
  termDays: item.kind === 'opinion' ? termDays : null,
  note: item.note
})

export const presentTownPage = <T>(items: readonly T[], next: string | null) => ({ items, next })
