import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { SearchBar } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { toast } from '@/client/components/toast'
import { useLater } from '@/client/components/use-later'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sheetBox } from '@/client/stores/send-sheets'
import { keyOf, sheets, useSheetsFull } from '@/client/stores/sheets'
import { isWeapp } from '@/client/words/platform'
import { gateInText } from '../gate/gate-of'
import { isDone, keyFor, type Route, type Stop, type StopState, stateOf, useRoute } from '../use-route'
import { GroupFold } from './group-fold'
import './index.scss'

/** 检查路线: every household in the order of the way, what is done and what is left. Works without a signal. */
const RoutePage = () => {
  const { roundId = '' } = useRouter().params
  const { member } = useMe()
  const villageId = member?.villageId ?? ''
  const query = useOfVillage(useRoute(villageId, roundId))
  return (
    <Page title='检查路线'>
      <PageState query={query}>{(route) => <RouteView villageId={villageId} route={route} />}</PageState>
    </Page>
  )
}

type Wanted = 'left' | 'all'

/** How far each household is; drawn anew when a sheet changes, but for rows that stay as they are. */
const useStates = (villageId: string, route: Route): ReadonlyMap<string, StopState> => {
  const all = useStore(sheets.store, (s) => s.sheets)
  return new Map(
    route.stops.map((stop) => [stop.id, stateOf(stop, all[keyOf(keyFor(villageId, route, stop.id))] ?? null)])
  )
}

const groupsOf = (stops: readonly Stop[]): Map<string, Stop[]> => {
  const groups = new Map<string, Stop[]>()
  for (const stop of stops) groups.set(stop.group, [...(groups.get(stop.group) ?? []), stop])
  return groups
}

/** The gate one stands at opens its sheet, also without a signal: the route is on the phone. */
const scan = async (villageId: string, route: Route): Promise<void> => {
  // Closed again without a code: nothing to say.
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => null)
  if (!scanned) return
  const gate = gateInText(scanned.result)
  const stop = gate?.villageId === villageId ? route.stops.find((s) => s.id === gate.householdId) : undefined
  if (stop) go('roundSheet', { roundId: route.roundId, householdId: stop.id })
  else toast('这不是这条路线上的门牌码')
}

const RouteView = ({ villageId, route }: { villageId: string; route: Route }) => {
  const [words, setWords] = useState('')
  const [wanted, setWanted] = useState<Wanted>('left')
  const search = useLater(words.trim(), 250)
  const states = useStates(villageId, route)
  const isLeft = (stop: Stop) => !isDone(states.get(stop.id) ?? 'todo')
  const found = route.stops.filter(
    (s) =>
      (search ? s.head.includes(search) || s.no.startsWith(search) : true) &&
      (wanted === 'all' || search !== '' || isLeft(s))
  )
  const groups = [...groupsOf(found)]
  const open = search ? null : (groups[0]?.[0] ?? null)
  return (
    <>
      <Summary route={route} states={states} />
      {isWeapp ? (
        <View className='xy-scan'>
          <Button icon='camera' onTap={() => void scan(villageId, route)}>
            扫门牌码
          </Button>
        </View>
      ) : null}
      <SearchBar label='搜户主或户号' value={words} onInput={setWords} />
      <Choice
        label='看哪些户'
        shape='row'
        value={wanted}
        onChoose={setWanted}
        options={[
          { value: 'left', name: '没评的' },
          { value: 'all', name: '全部' }
        ]}
      />
      {groups.length === 0 ? (
        search ? (
          <Blank icon='empty' title='路线里没有这一户' />
        ) : (
          <Blank icon='tick' title='都评完了' hint='有信号时会自己发出去，不用等。' />
        )
      ) : null}
      {groups.map(([name, stops]) => (
        <GroupFold
          key={`${name}${wanted}${search}`}
          name={name}
          stops={stops}
          isOpen={search !== '' || name === open}
          left={route.stops.filter((s) => s.group === name && isLeft(s)).length}
          route={route}
          states={states}
        />
      ))}
    </>
  )
}

const Summary = ({ route, states }: { route: Route; states: ReadonlyMap<string, StopState> }) => {
  const isFull = useSheetsFull()
  const count = (wanted: StopState) => [...states.values()].filter((s) => s === wanted).length
  const [queued, sent, kin] = [count('queued'), count('sent'), count('kin')]
  const total = route.stops.length - kin
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>{route.name}</View>
      <View className='xy-progress'>
        <View
          className='xy-progress__bar'
          style={{ width: `${total === 0 ? 100 : Math.round(((queued + sent) * 100) / total)}%` }}
        />
      </View>
      <View className='xy-prose'>{`评了${queued + sent}户，共${total}户`}</View>
      <Way onTap={() => go('routePicture', { roundId: route.roundId })}>看路线图</Way>
      {kin > 0 ? <View className='xy-card__foot'>{`自家和近亲属${kin}户，由别人评`}</View> : null}
      {route.state === 'closed' ? (
        <Notice>
          {route.late > 0
            ? `这一轮检查已经结束。您评的${route.late}户收到了，但来晚了，没有算进结果。带队的人看得到。`
            : '这一轮检查已经结束，不能再评了。结束以前评好的，有信号会自己送到。'}
        </Notice>
      ) : null}
      {isFull ? <Notice tone='stop'>手机存储满了，再评可能存不住。请先删些照片、视频。</Notice> : null}
      {queued > 0 ? (
        <>
          <Notice tone='wait'>{`${queued}户已经存好，等信号，有信号会自己发`}</Notice>
          <Button onTap={() => void sheetBox.flush()}>现在再试一次</Button>
        </>
      ) : null}
    </View>
  )
}

export default RoutePage
