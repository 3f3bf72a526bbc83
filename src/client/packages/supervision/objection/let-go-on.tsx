import { useState } from 'react'
import { api } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { Objection } from './index'

interface LetGoOnProps {
  readonly objection: Objection
  readonly decisionId: string
}

/** The supervision committee's word after an objection was taken back: the notice goes on. */
export const LetGoOn = ({ objection: o, decisionId }: LetGoOnProps) => {
  const [reason, setReason] = useState('')
  const { submit, isRunning, sentence, problem } = useSubmit(
    (i: { requestId: string }) =>
      api.decision.act.mutate({
        ...i,
        villageId: o.villageId,
        decisionId,
        action: o.ofResult ? 'dismiss_result_objection' : 'dismiss_objection',
        objectionId: o.objectionId,
        reason: reason.trim()
      }),
    {
      onDone: () => {
        toast('公示继续')
        void queryClient.invalidateQueries()
      }
    }
  )
  const atField = problem?.field === 'reason'
  return (
    <>
      <Field
        label='核实情况'
        hint='例如：当面问过，是自愿撤回的'
        lines
        value={reason}
        maxLength={500}
        onInput={setReason}
        error={atField ? sentence : null}
      />
      <Notice tone='stop'>{atField ? null : sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void submit({})}>
        让公示继续
      </Button>
    </>
  )
}
