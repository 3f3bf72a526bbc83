import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import type { Matter } from './matter'

/** What the township says from outside, without taking the matter over. */
const said = { supervise: '督办', extend: '延长总期限' } as const
type Said = keyof typeof said
const isSaid = (action: string): action is Said => Object.hasOwn(said, action)

interface ChaseProps {
  readonly matter: Matter
  /** Behind a button until it is asked for. */
  readonly folded?: boolean
}

/** 督办: words to those who have the matter, who hear of them at once; or more time, once, with the reason. */
export const Chase = ({ matter, folded = false }: ChaseProps) => {
  const [isOpen, setOpen] = useState(!folded)
  return isOpen ? (
    <Open matter={matter} onBack={folded ? () => setOpen(false) : null} />
  ) : (
    <Button onTap={() => setOpen(true)}>督办</Button>
  )
}

const Open = ({ matter, onBack }: { matter: Matter; onBack: (() => void) | null }) => {
  const { villageId, issueId } = matter
  const query = useRead(['issue.foresee', villageId, issueId], () =>
    api.issue.foresee.query({ villageId, issueId })
  )
  return (
    <PageState
      query={query}
      isEmpty={({ actions }) => !actions.some((a) => isSaid(a.action))}
      empty={{ title: '现在不能督办', hint: '正等村民评价，或者不在乡镇手里。' }}
    >
      {({ actions }) => (
        <ChaseForm
          matter={matter}
          // More time is given once; only its reason may still be missing.
          open={actions.flatMap(({ action, missing }) =>
            isSaid(action) && missing.every((m) => m.field === 'reason') ? [action] : []
          )}
          onBack={onBack}
        />
      )}
    </PageState>
  )
}

interface ChaseFormProps {
  readonly matter: Matter
  readonly open: readonly Said[]
  readonly onBack: (() => void) | null
}

const ChaseForm = ({ matter: { villageId, issueId }, open, onBack }: ChaseFormProps) => {
  const [action, setAction] = useState<Said>('supervise')
  const [words, setWords] = useState('')
  const act = useSubmit((input: Inputs['issue']['act']) => api.issue.act.mutate(input), {
    onDone: () => {
      toast(action === 'supervise' ? '已督办，经办人会收到' : '已延长')
      setWords('')
      onBack?.()
      void queryClient.invalidateQueries()
    }
  })
  return (
    <View className='xy-chase'>
      {open.length > 1 ? (
        <Choice
          label='督办还是延期'
          shape='row'
          value={action}
          onChoose={setAction}
          options={open.map((value) => ({ value, name: said[value] }))}
        />
      ) : null}
      <Field
        label={action === 'supervise' ? '督办的话' : '为什么要延长'}
        value={words}
        maxLength={300}
        lines
        hint={action === 'supervise' ? '经办的人会收到，说事的人也看得到' : '只能延长一次，说事的人看得到'}
        error={act.problem?.field === 'reason' ? act.problem.message : null}
        onInput={setWords}
      />
      <Notice tone='stop'>{act.problem?.field === 'reason' ? null : act.sentence}</Notice>
      <View className='xy-pair'>
        {onBack ? <Button onTap={onBack}>返回</Button> : null}
        <Button
          kind='primary'
          running={act.isRunning}
          disabled={words.trim().length < 2}
          onTap={() => void act.submit({ villageId, issueId, action, reason: words.trim() })}
        >
          {said[action]}
        </Button>
      </View>
    </View>
  )
}
