import { View } from '@tarojs/components'
import { a11y } from '@/client/components/a11y'
import type { ActForm, ActScene } from './form'
import { judgeForm } from './lacking'
import { sayNeeds } from './say-needs'

interface NeedsProps {
  readonly form: ActForm
  readonly scene: ActScene
  readonly withVotes: boolean
}

/** How the meeting stands as its numbers are typed in, with the article that says so. */
export const Needs = ({ form, scene, withVotes }: NeedsProps) => {
  const { meeting } = form
  const judged = judgeForm(
    { ...meeting, date: meeting.date || scene.today },
    scene.prepared.packId,
    withVotes
  )
  if (!judged) return null
  const tone = !judged.ok ? 'stop' : judged.value.passed ? 'good' : 'wait'
  return (
    <View className={`xy-needs xy-needs_${tone}`} {...a11y({ live: true })}>
      <View className='xy-needs__line'>{judged.ok ? sayNeeds(judged.value) : judged.refusal.message}</View>
      {judged.ok ? <View className='xy-needs__why'>{judged.value.why}</View> : null}
      {judged.ok
        ? judged.value.warnings.map((warning) => (
            <View key={warning} className='xy-needs__why'>
              {warning}
            </View>
          ))
        : null}
    </View>
  )
}
