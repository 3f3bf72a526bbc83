import type { Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { toast } from '@/client/components/toast'
import type { Objection } from './index'

/** What a person fills in for one step on an objection. */
export type Form<P extends keyof Inputs['objection']> = Omit<Inputs['objection'][P], keyof Which>

export interface Which {
  readonly requestId: string
  readonly villageId: string
  readonly objectionId: string
}

/**
 * Sends one step on an objection and says where it stands afterwards. `errorAt` is the sentence for a field of the
 * form, `sentence` the one that belongs to none of `fields`.
 */
export const useDeed = <F>(
  { villageId, objectionId }: Objection,
  call: (about: Which, form: F) => Promise<{ readonly stateName: string }>,
  fields: readonly string[] = []
) => {
  const { submit, isRunning, sentence, problem } = useSubmit(
    ({ requestId, form }: { requestId: string; form: F }) =>
      call({ requestId, villageId, objectionId }, form),
    {
      onDone: ({ stateName }) => {
        toast(stateName)
        void queryClient.invalidateQueries()
      }
    }
  )
  const field = problem?.field ?? ''
  return {
    send: (form: F) => void submit({ form }),
    isRunning,
    errorAt: (name: string) => (field === name ? sentence : null),
    sentence: fields.includes(field) ? null : sentence
  }
}
