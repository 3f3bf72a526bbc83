import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { toast } from '@/client/components/toast'
import { saidDrafts, useSaidKey } from './said-drafts'

export type Whole = Outputs['issue']['read']
export type Foresight = Outputs['issue']['foresee']
type Act = Inputs['issue']['act']
export type Papers = Omit<Act, 'requestId' | 'villageId' | 'issueId' | 'action' | 'photoIds'>

/** Which matter a form is about. */
export interface At {
  readonly villageId: string
  readonly issueId: string
}

/** One step of a matter by one of its parties; `done` is what is said once it is taken in. */
export const useAct = (at: At, action: Act['action'], done: string) => {
  const key = useSaidKey(action, at.issueId)
  const sending = useSubmit((input: Act) => api.issue.act.mutate(input), {
    slot: saidDrafts.slotOf(key),
    onDone: () => {
      saidDrafts.discard(key)
      toast(done)
      void queryClient.invalidateQueries()
    }
  })
  return { ...sending, key, send: (papers: Papers) => sending.submit({ ...at, action, ...papers }) }
}
