import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { HideForm } from '../queue/hide-form'
import type { Matter } from './matter'

/** Taking back from the public what was let through, for a listed reason; or letting through what was hidden. */
export const Veil = ({ matter: { villageId, issueId, moderation } }: { matter: Matter }) => {
  const [hiding, setHiding] = useState(false)
  const at = { villageId, issueId }
  const done = (word: string) => ({
    onDone: () => {
      toast(word)
      setHiding(false)
      void queryClient.invalidateQueries()
    }
  })
  const show = useSubmit((input: Inputs['issue']['show']) => api.issue.show.mutate(input), done('已公开'))
  const hide = useSubmit((input: Inputs['issue']['hide']) => api.issue.hide.mutate(input), done('不再公开'))
  if (moderation !== 'shown' && moderation !== 'hidden') return null
  return (
    <>
      {hiding ? (
        <HideForm
          running={hide.isRunning}
          onBack={() => setHiding(false)}
          onHide={(reason, note) => void hide.submit({ ...at, reason, ...(note ? { note } : {}) })}
        />
      ) : moderation === 'shown' ? (
        <Button onTap={() => setHiding(true)}>不再公开</Button>
      ) : (
        <Button running={show.isRunning} onTap={() => void show.submit(at)}>
          让村里看到
        </Button>
      )}
      <Notice tone='stop'>{show.sentence ?? hide.sentence}</Notice>
    </>
  )
}
