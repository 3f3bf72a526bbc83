import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api } from '@/client/api/client'
import { personKeyOf, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { toneOf } from '@/client/words/tones'
import { deskActions } from '@/domain/decision/desk-actions'
import type { ActionId } from '@/domain/decision/step'
import { DueLine } from '../due-line'
import { ActFormView, type Moved } from './act-form'
import { blockersOf, ChooseAction } from './choose-action'
import { Done } from './done'
import type { Foresight, Prepared } from './form'
import { Links } from './links'
import { meetingOptions } from './meeting-options'
import '../deciding.scss'

/** 办理: where a matter stands, what can be done with it now, and the form for that. */
const Act = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const prepared = useRead(['decision.prepare', villageId, decisionId], () =>
    api.decision.prepare.query({ villageId, decisionId })
  )
  const foresight = useRead(['decision.foresee', villageId, decisionId], () =>
    api.decision.foresee.query({ villageId, decisionId })
  )
  return (
    <Page title='办理'>
      <PageState query={prepared}>
        {(ready) => (
          <PageState query={foresight}>
            {(ahead) => (
              <Stage
                villageId={villageId}
                prepared={ready}
                foresight={ahead}
                readAt={Math.min(prepared.dataUpdatedAt, foresight.dataUpdatedAt)}
                isReading={prepared.isFetching || foresight.isFetching}
              />
            )}
          </PageState>
        )}
      </PageState>
    </Page>
  )
}

interface StageProps {
  readonly villageId: string
  readonly prepared: Prepared
  readonly foresight: Foresight
}

interface StageReading extends StageProps {
  /** When the older of the two was read, and whether they are being read anew. */
  readonly readAt: number
  readonly isReading: boolean
}

const Stage = ({ villageId, prepared, foresight, readAt, isReading }: StageReading) => {
  const today = useToday()
  const { person } = useMe()
  const [action, setAction] = useState<ActionId | null>(null)
  const [done, setDone] = useState<{ said: string; moved: Moved } | null>(null)
  const [movedAt, setMovedAt] = useState(0)
  // Each stage begins at its top, as a page of its own would.
  const stage = done ? 'done' : (action ?? 'choose')
  useEffect(() => {
    if (stage) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [stage])
  const again = () => {
    setDone(null)
    setAction(null)
  }
  if (done) return <Done {...done} onGoOn={again} />
  const open = foresight.actions.find((a) => a.action === action)
  if (!open) {
    return (
      <>
        <Where villageId={villageId} prepared={prepared} foresight={foresight} />
        {readAt < movedAt && isReading ? (
          // What could be done before the last step is no longer true.
          <View className='xy-blank__hint'>正在看下一步能办什么…</View>
        ) : (
          <ChooseAction actions={foresight.actions} onChoose={setAction} />
        )}
        <Links villageId={villageId} prepared={prepared} foresight={foresight} />
      </>
    )
  }
  return (
    <ActFormView
      key={open.action}
      villageId={villageId}
      personKey={person ? personKeyOf(person) : ''}
      scene={{
        action: open.action,
        today,
        prepared,
        meetings: meetingOptions(open.action, prepared, foresight),
        blockers: blockersOf(open)
      }}
      onBack={again}
      onDone={(moved) => {
        setMovedAt(Date.now())
        setDone({ said: deskActions[open.action].says, moved })
      }}
    />
  )
}

/** Where it stands, whose turn it is, and who is to decide. */
const Where = ({ prepared, foresight }: StageProps) => (
  <View className='xy-lead'>
    <Tag tone={toneOf(prepared.state)}>{prepared.stateName}</Tag>
    <View className='xy-lead__title'>{prepared.title}</View>
    <View className='xy-lead__note'>{`编号 ${prepared.no} · 第${prepared.versionNo}版`}</View>
    {foresight.decidedBy ? <View className='xy-lead__note'>{foresight.decidedBy.why}</View> : null}
    {prepared.turn ? <DueLine turn={prepared.turn} /> : null}
  </View>
)

export default Act
