import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Icon } from './icon'

export type StepTone = 'done' | 'now' | 'ahead' | 'stopped'

const words: Record<StepTone, string> = {
  done: '已完成',
  now: '正在进行',
  ahead: '还没到',
  stopped: '停在这一步'
}

interface StepItem {
  readonly id: string
  readonly name: string
  readonly by: string
  readonly status: StepTone
  /** Where it stands, when the usual word would not be true. */
  readonly word?: string | null
  readonly content: ReactNode
}

interface StepsProps {
  readonly label: string
  readonly title: string
  readonly items: readonly StepItem[]
}

/** A panel of steps from top to bottom, in the order they are read out: number, name, where it stands, what happened. */
export const Steps = ({ label, title, items }: StepsProps) => (
  <View className='xy-panel' {...a11y({ role: 'list', label })}>
    <View className='xy-panel__title'>{title}</View>
    {items.map((step, index) => (
      <View key={step.id} className={`xy-step xy-step_${step.status}`} {...a11y({ role: 'listitem' })}>
        <View className='xy-step__mark'>
          {step.status === 'done' ? <Icon name='tick' /> : <Text>{index + 1}</Text>}
        </View>
        <View className='xy-step__body'>
          <View className='xy-step__head'>
            <Text className='xy-step__name'>{step.name}</Text>
            <Text className={`xy-step__status xy-step__status_${step.status}`}>
              {step.word ?? words[step.status]}
            </Text>
          </View>
          <View className='xy-step__by'>{step.by}</View>
          {step.content}
        </View>
      </View>
    ))}
  </View>
)
