import { queryClient } from '@/client/api/query-client'
import { useLetter } from '@/client/api/use-letter'
import { useMe } from '@/client/api/use-me'
import { toast } from '@/client/components/toast'
import { useFormDraft } from '@/client/stores/form-drafts'
import { SAID, saidDrafts, useSaidKey } from './said-drafts'
import type { At, Papers } from './use-act'

interface Saying {
  readonly at: At
  /** What the matter says. */
  readonly about: string
  /** What is said about it: 评价, 复议. */
  readonly title: string
  /** Until when it counts. */
  readonly until: string | null
  /** What is told once it is taken in. */
  readonly done: string
}

const useKey = (what: string, { issueId }: At) => {
  const key = useSaidKey(what, issueId)
  return { key, requestId: useFormDraft(saidDrafts, key).requestId, slot: saidDrafts.slotOf(key) }
}

const useContent = ({ at, about, title, until }: Saying, key: string) => {
  const { person } = useMe()
  return (words: string) => ({
    ...{ villageId: at.villageId, holderId: person?.holderId ?? '', title, about, words, until },
    page: { name: 'issue' as const, query: { ...at } },
    form: { name: SAID, key }
  })
}

const told = (done: string) => () => {
  toast(done)
  void queryClient.invalidateQueries()
}

/** A word of the raiser that may also arrive later: how it was done, or that somebody else should look. */
export const useSaid = (saying: Saying, action: 'rate' | 'reconsider') => {
  const { key, ...draft } = useKey(action, saying.at)
  const content = useContent(saying, key)
  const sending = useLetter('step', { ...draft, onDone: told(saying.done) })
  const send = (papers: Papers, words: string) =>
    sending.submit({ ...content(words), input: { ...saying.at, action, ...papers } })
  return { ...sending, key, send }
}

/** The request to the township to look again at what it did not show. */
export const useAppeal = (saying: Saying) => {
  const { key, ...draft } = useKey('appeal', saying.at)
  const content = useContent(saying, key)
  const sending = useLetter('appeal', { ...draft, onDone: told(saying.done) })
  const send = (words: string) => sending.submit({ ...content(words), input: { ...saying.at, words } })
  return { ...sending, key, send }
}
