import { View } from '@tarojs/components'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { MatterCard } from '@/client/components/matter-card'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import type { IssueDraft } from '@/client/stores/drafts'

export type Found = Outputs['issue']['listSimilar']

/** Nobody waits longer than this for a hint. */
const MOST_MS = 3000

/** Matters of the village that say the like; none where there is no signal to ask. */
export const findSimilar = async ({ villageId, category, words, point }: IssueDraft): Promise<Found> => {
  if (!category) return []
  const late = new Promise<Found>((resolve) => setTimeout(() => resolve([]), MOST_MS))
  const input = { villageId, category, words, ...(point ? { point } : {}) }
  return Promise.race([api.issue.listSimilar.query(input).catch(() => []), late])
}

interface SimilarProps {
  readonly found: Found
  readonly onJoined: (at: { villageId: string; issueId: string }) => void
}

/** Shown before sending: perhaps it was said already, and it is enough to join. */
export const Similar = ({ found, onJoined }: SimilarProps) => {
  const join = useSubmit((input: Inputs['issue']['join']) => api.issue.join.mutate(input))
  const press = async (at: { villageId: string; issueId: string }) => {
    if (!(await join.submit(at))) return
    void queryClient.invalidateQueries()
    onJoined(at)
  }
  return (
    <Panel title='有人说过差不多的事' accent>
      <View className='xy-panel__aside'>
        如果是同一件，点“我也遇到”就行，不用再说一遍；办到哪一步都会告诉您。不是同一件，就照样发送。
      </View>
      <Notice tone='stop'>{join.sentence}</Notice>
      {found.map((card) => (
        <View key={card.issueId} className='xy-raise__like'>
          <MatterCard card={card} />
          <Button
            running={join.isRunning}
            onTap={() => void press({ villageId: card.villageId, issueId: card.issueId })}
          >
            我也遇到
          </Button>
        </View>
      ))}
    </Panel>
  )
}
