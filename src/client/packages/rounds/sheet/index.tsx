import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { sheetBox } from '@/client/stores/send-sheets'
import { keyOf, sheets } from '@/client/stores/sheets'
import { editSheet } from '../edit-sheet'
import { isDone, keyFor, type Route, type Stop, stateOf, useRoute } from '../use-route'
import { Over } from './over'
import { SheetForm } from './sheet-form'
import './index.scss'

/** 评一户: one household's sheet; saved on the phone at every tap, then the next household. */
const SheetPage = () => {
  const { roundId = '', householdId = '', again = '' } = useRouter().params
  const { member } = useMe()
  const villageId = member?.villageId ?? ''
  const query = useOfVillage(useRoute(villageId, roundId))
  return (
    <Page title='评一户'>
      <PageState query={query}>
        {(route) => <Sheets villageId={villageId} route={route} first={householdId} again={again !== ''} />}
      </PageState>
    </Page>
  )
}

const stateNow = (villageId: string, route: Route, stop: Stop) =>
  stateOf(stop, sheets.store.getState().sheets[keyOf(keyFor(villageId, route, stop.id))] ?? null)

/** The next household on the way that still has to be scored, from here to the end, then from the beginning. */
const nextAfter = (villageId: string, route: Route, householdId: string): Stop | null => {
  const at = route.stops.findIndex((s) => s.id === householdId)
  const way = [...route.stops.slice(at + 1), ...route.stops.slice(0, at)]
  return way.find((s) => !isDone(stateNow(villageId, route, s))) ?? null
}

interface SheetsProps {
  readonly villageId: string
  readonly route: Route
  readonly first: string
  /** Opened from the list of second looks: the route on this phone may be from before the scores fell apart. */
  readonly again: boolean
}

const Sheets = ({ villageId, route, first, again }: SheetsProps) => {
  const [householdId, setHouseholdId] = useState(first)
  const found = route.stops.find((s) => s.id === householdId)
  const stop = found && { ...found, again: found.again || (again && householdId === first) }
  if (!stop) return <Blank icon='info' title='这一户不在路线里' hint='请回到路线，换一户。' />
  if (route.state === 'closed') {
    return <Over sheetKey={keyFor(villageId, route, householdId)} route={route} stop={stop} />
  }
  if (stop.kin) {
    return (
      <Blank icon='info' title={`${stop.head}家要回避`} hint='这是您自己家或近亲属家，请由别的检查人来评。' />
    )
  }
  const key = keyFor(villageId, route, householdId)
  const done = () => {
    editSheet(key, stop, () => ({ state: 'queued' }))
    void sheetBox.flush()
    const next = nextAfter(villageId, route, householdId)
    if (!next) {
      toast('这条路线都评完了')
      return goBack()
    }
    toast(`${stop.head}家存好了`)
    setHouseholdId(next.id)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  // The next household takes the place of this one key by key: only what differs reaches the screen.
  return <SheetForm sheetKey={key} route={route} stop={stop} onDone={done} />
}

export default SheetPage
