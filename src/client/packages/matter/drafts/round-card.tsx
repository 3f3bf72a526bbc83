import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Cell } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { confirm, toast } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { sheetBox } from '@/client/stores/send-sheets'
import { type PhoneSheet, sheets } from '@/client/stores/sheets'
import { WaitingCard } from './waiting-card'

/** The sheets of one round that have not left the phone: one thing to send, each household to be opened. */
export const RoundCard = ({ own }: { own: readonly PhoneSheet[] }) => {
  const [first] = own
  const { villageId = '', roundId = '' } = first ?? {}
  // What the phone knows of the route is enough for the names.
  const route = useRead(
    ['round.readRoute', villageId, roundId],
    () => api.round.readRoute.query({ villageId, roundId }),
    {
      enabled: false
    }
  )
  const queued = own.filter((s) => s.state === 'queued')
  const returned = own.length - queued.length
  const nameOf = (householdId: string): string => {
    const stop = route.data?.stops.find((s) => s.id === householdId)
    return stop ? `${stop.head}家（户号${stop.no}）` : '一户'
  }
  const holdAll = async () => {
    const what = `${queued.length}户的检查表先不送，打的分都还在。打开那一户，再点一次“评完”才送。`
    if (!(await confirm('先不送？', what, '先不送'))) return
    for (const sheet of queued) sheets.edit(sheet, () => ({ state: 'open' }))
    toast('都留在手机上，没有送')
  }
  return (
    <WaitingCard
      way={returned > 0 ? 'stuck' : 'waits'}
      title='庭院检查表'
      words={`${own.length}户`}
      parts={route.data?.name ?? ''}
      at={Math.max(...own.map((s) => s.editedAt))}
      problem={returned > 0 ? `${returned}户退回来了，打开那一户看看要改什么。` : null}
      onSend={queued.length > 0 ? () => void sheetBox.flush() : null}
      cancel={{ word: '先不送', press: () => void holdAll() }}
      change={{ word: '打开路线', press: () => go('roundRoute', { roundId }) }}
    >
      <Fold title={`是哪几户（${own.length}）`}>
        {own.map(({ householdId, state, problem }) => (
          <Cell
            key={householdId}
            title={nameOf(householdId)}
            note={state === 'queued' ? '等信号，自动送' : `没送成：${problem?.message ?? ''}`}
            onTap={() => go('roundSheet', { roundId, householdId })}
          />
        ))}
      </Fold>
    </WaitingCard>
  )
}
