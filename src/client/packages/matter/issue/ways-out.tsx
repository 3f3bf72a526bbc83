import { Button } from '@/client/components/button'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { confirm } from '@/client/components/toast'
import { openAction, type PartyProps } from './asks'
import { type At, useAct } from './use-act'
import { WordForm } from './word-form'

/** What a party may do besides, and rarely wants to. */
export const WaysOut = ({ at, actions }: Omit<PartyProps, 'whole'>) => (
  <>
    {openAction(actions, 'withdraw') ? <Withdraw at={at} /> : null}
    {openAction(actions, 'leave_mediation') ? <Leave at={at} /> : null}
  </>
)

const Withdraw = ({ at }: { at: At }) => {
  const { send, isRunning, problem, sentence } = useAct(at, 'withdraw', '已经撤回')
  const press = async () => {
    if (await confirm('撤回这件事？', '撤回以后就不办了；要办，得重新说一遍。', '撤回')) await send({})
  }
  return (
    <>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void press()}>
        不说了，撤回
      </Button>
    </>
  )
}

const Leave = ({ at }: { at: At }) => {
  const sending = useAct(at, 'leave_mediation', '已经转到乡镇')
  return (
    <Fold title='调不成，想请乡镇来调？'>
      <WordForm
        sending={sending}
        why='双方都可以随时停下，转到乡镇司法所去。'
        label='为什么调不成'
        press='停止调解，转乡镇'
        atLeast={2}
        maxLength={1000}
        onSend={(words) => void sending.send({ reason: words })}
      />
    </Fold>
  )
}
