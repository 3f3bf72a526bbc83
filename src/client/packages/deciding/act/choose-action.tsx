import { View } from '@tarojs/components'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { deskActions, isEnterable } from '@/domain/decision/desk-actions'
import { isEntered } from '@/domain/decision/papers'
import type { Foresight } from './form'

type OpenAction = Foresight['actions'][number]

const groups = [
  ['on', '往下走'],
  ['back', '没有通过、退回、改期'],
  ['words', '改文字'],
  ['order', '中止、撤销、变更']
] as const

/** What stands in the way of an action whatever is entered for it. */
export const blockersOf = ({ action, missing }: OpenAction): string[] =>
  missing.filter((m) => !isEntered(action, m.field)).map((m) => m.message)

interface ChooseActionProps {
  readonly actions: readonly OpenAction[]
  readonly onChoose: (action: OpenAction['action']) => void
}

/** Each action that is open to this person, as what has happened; what is still missing for it stands beside it. */
export const ChooseAction = ({ actions, onChoose }: ChooseActionProps) => {
  const open = actions.filter((a) => isEnterable(a.action))
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>现在能登记什么</View>
      {open.length === 0 ? <Notice>这一步现在不用您登记。</Notice> : null}
      {groups.map(([group, title]) => {
        const own = open.filter((a) => deskActions[a.action].group === group)
        return own.length === 0 ? null : (
          <Cells key={group} title={title}>
            {own.map((a) => (
              <Cell
                key={a.action}
                title={deskActions[a.action].says}
                note={noteOf(a)}
                onTap={() => onChoose(a.action)}
              />
            ))}
          </Cells>
        )
      })}
    </>
  )
}

const noteOf = (a: OpenAction): string => {
  const blockers = blockersOf(a)
  return blockers.length > 0 ? `还不能办：${blockers.join('')}` : `${a.name} · ${a.basis}`
}
