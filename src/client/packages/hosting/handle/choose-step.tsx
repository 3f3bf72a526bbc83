import { View } from '@tarojs/components'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { actionForms, blockersOf, type DeskAction, type Group, groups, isDeskAction } from './action-forms'
import type { Foresight } from './handle-form'

interface ChooseStepProps {
  readonly actions: Foresight['actions']
  /** What belongs to a mediation stands first where the matter is one. */
  readonly isQuarrel: boolean
  readonly onChoose: (action: DeskAction) => void
}

const quarrel: Group = 'quarrel'
const others = (Object.keys(groups) as Group[]).filter((g) => g !== quarrel)

/** What will never be open for this matter is not worth a line. */
const never = ['ISSUE_PRIVATE', 'ISSUE_NOT_CALLBACK']

/** Each step that is open to this person, as a sentence; below, what has to happen before the others are. */
export const ChooseStep = ({ actions, isQuarrel, onChoose }: ChooseStepProps) => {
  const open = actions.flatMap(({ action, missing }) =>
    isDeskAction(action) && !missing.some((m) => never.includes(m.code))
      ? [{ action, form: actionForms[action], blockers: blockersOf(action, missing) }]
      : []
  )
  const ready = open.filter((o) => o.blockers.length === 0)
  const waiting = open.filter((o) => o.blockers.length > 0)
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>现在能做什么</View>
      {ready.length === 0 ? <Notice>这一步现在不用您办。</Notice> : null}
      {(isQuarrel ? [quarrel, ...others] : [...others, quarrel]).map((group) => {
        const own = ready.filter((o) => o.form.group === group)
        return own.length === 0 ? null : (
          <Cells key={group} title={groups[group]}>
            {own.map(({ action, form }) => (
              <Cell key={action} title={form.says} note={form.note} onTap={() => onChoose(action)} />
            ))}
          </Cells>
        )
      })}
      {waiting.length > 0 ? (
        <Cells title='现在还不能办'>
          {waiting.map(({ action, form, blockers }) => (
            <Cell key={action} title={form.says} note={blockers.join('')} />
          ))}
        </Cells>
      ) : null}
    </>
  )
}
