import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api } from '@/client/api/client'
import { personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { actionForms, blockersOf, type DeskAction, isDeskAction } from './action-forms'
import { ChooseStep } from './choose-step'
import { Done } from './done'
import type { Foresight, Whole } from './handle-form'
import { HandleView, type Moved } from './handle-view'
import { Matter } from './matter'
import '../hosting.scss'

/** 办理一件事: what it is, what can be done with it now, and the form for that. */
const HostingHandle = () => {
  const { params } = useRouter()
  const { villageId = '', issueId = '', action: asked = '' } = params
  const [action, setAction] = useState<DeskAction | null>(isDeskAction(asked) ? asked : null)
  const [done, setDone] = useState<{ said: string; moved: Moved } | null>(null)
  // Each stage begins at its top, as a page of its own would.
  const stage = done ? 'done' : (action ?? 'choose')
  useEffect(() => {
    if (stage) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [stage])
  const again = () => {
    setDone(null)
    setAction(null)
  }
  return (
    <Page title='办理一件事'>
      {done ? (
        <Done {...done} onGoOn={again} />
      ) : (
        <Open
          villageId={villageId}
          issueId={issueId}
          decisionId={params.decisionId ?? null}
          action={action}
          onChoose={setAction}
          onDone={(moved) => setDone({ said: action ? actionForms[action].says : '', moved })}
        />
      )}
    </Page>
  )
}

interface OpenProps {
  readonly villageId: string
  readonly issueId: string
  readonly decisionId: string | null
  readonly action: DeskAction | null
  readonly onChoose: (action: DeskAction | null) => void
  readonly onDone: (moved: Moved) => void
}

// Opening a private matter is written down, so the matter is read once for the whole page.
const Open = ({ villageId, issueId, ...rest }: OpenProps) => {
  const whole = useRead(
    ['issue.read', villageId, issueId],
    () => api.issue.read.query({ villageId, issueId }),
    // Whoever goes to a place without a signal writes there what was done; what is private stays with the server.
    { keep: ({ moderation }) => moderation === 'shown' }
  )
  const foresight = useRead(['issue.foresee', villageId, issueId], () =>
    api.issue.foresee.query({ villageId, issueId })
  )
  return (
    <PageState query={whole}>
      {(matter) => (
        <PageState query={foresight}>
          {(ahead) => <Stage whole={matter} foresight={ahead} {...rest} />}
        </PageState>
      )}
    </PageState>
  )
}

interface StageProps extends Omit<OpenProps, 'villageId' | 'issueId'> {
  readonly whole: Whole
  readonly foresight: Foresight
}

const Stage = ({ whole, foresight, decisionId, action, onChoose, onDone }: StageProps) => {
  const today = useToday()
  const { person } = useMe()
  const { villageId, issueId } = whole
  const open = foresight.actions.find((a) => a.action === action)
  if (!open || action === null) {
    return (
      <>
        <Matter whole={whole} />
        <ChooseStep
          actions={foresight.actions}
          isQuarrel={whole.channel === 'mediation'}
          onChoose={onChoose}
        />
        <Cells>
          <Cell
            icon='speak'
            title='看全部经过'
            note='照片、录音、谁办过'
            onTap={() => go('issue', { villageId, issueId })}
          />
        </Cells>
      </>
    )
  }
  return (
    <>
      <Matter whole={whole} brief />
      <HandleView
        key={action}
        personKey={person ? personKeyOf(person) : ''}
        holderId={person?.holderId ?? ''}
        whole={whole}
        scene={{
          ...{ action, today, level: whole.level, urgent: whole.urgent, dueAt: foresight.dueAt },
          refusedByParty: whole.channel === 'mediation' && whole.mediation?.otherConsents === false
        }}
        blockers={blockersOf(action, open.missing)}
        decision={decisionId ? { decisionId, title: '' } : null}
        onBack={() => onChoose(null)}
        onDone={onDone}
      />
    </>
  )
}

export default HostingHandle
