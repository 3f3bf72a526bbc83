import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useStore } from 'zustand'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { Pictured, useRoom } from '@/client/components/picture-svg'
import { sheets } from '@/client/stores/sheets'
import { type Gate, routeMap } from '@/domain/picture/route-map'
import { gateMarkOf } from '../gate-mark'
import { type Route, useRoute } from '../use-route'

/** 路线图: the whole way of a round at a glance, a shape for each gate. Works without a signal. */
const MapPage = () => {
  const { roundId = '' } = useRouter().params
  const { member } = useMe()
  const villageId = member?.villageId ?? ''
  const query = useOfVillage(useRoute(villageId, roundId))
  return (
    <Page title='路线图'>
      <PageState query={query}>{(route) => <MapView villageId={villageId} route={route} />}</PageState>
    </Page>
  )
}

const MapView = ({ villageId, route }: { villageId: string; route: Route }) => {
  const all = useStore(sheets.store, (s) => s.sheets)
  const gates: Gate[] = route.stops.map((stop) => ({
    group: stop.group,
    mark: gateMarkOf(villageId, route, stop, all)
  }))
  const picture = routeMap(gates, useRoom())
  return (
    <>
      <View className='xy-lead'>
        <Heading className='xy-lead__title'>{route.name}</Heading>
        <View className='xy-lead__note'>一个记号是一户，按走的先后排。</View>
      </View>
      <Pictured picture={picture} />
    </>
  )
}

export default MapPage
