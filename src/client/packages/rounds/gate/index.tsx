import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { go, goToSignIn } from '@/client/navigate'
import { useRoute } from '../use-route'
import { gateOf } from './gate-of'

/**
 * 门牌码: where the code on a gate leads. The household's own people come to their page, who goes round to the sheet (also
 * without a signal), everyone else learns nothing of the household; the server is not even asked.
 */
const GatePage = () => {
  const gate = gateOf(useRouter().params)
  const { isSignedIn, member, query } = useMe()
  if (!gate) {
    return (
      <Page title='门牌码'>
        <Blank icon='info' title='这个码看不懂' hint='请对准门口牌子上的二维码，再扫一次。' />
      </Page>
    )
  }
  return (
    <Page title='门牌码'>
      {isSignedIn ? (
        <PageState query={query}>
          {() =>
            member?.villageId === gate.villageId ? (
              <Here gate={gate} isOwn={member.householdId === gate.householdId} />
            ) : (
              <Stranger code={gate.code} />
            )
          }
        </PageState>
      ) : (
        <Blank icon='house' title='这是一户人家的门牌码' hint='登录以后，这一户的人和检查人可以往下看。'>
          <Button kind='primary' onTap={goToSignIn}>
            登录
          </Button>
        </Blank>
      )}
    </Page>
  )
}

type Gate = NonNullable<ReturnType<typeof gateOf>>

const Here = ({ gate, isOwn }: { gate: Gate; isOwn: boolean }) => {
  const { villageId } = gate
  const rounds = useRead(['round.list', villageId], () => api.round.list.query({ villageId }))
  return (
    <>
      {isOwn ? (
        <Panel title='这是您家'>
          <Button kind='primary' icon='house' onTap={() => go('ownYard')}>
            看我家的庭院
          </Button>
        </Panel>
      ) : null}
      <PageState query={rounds}>
        {(list) => {
          const going = list.filter((r) => r.state === 'open' && r.inspects)
          if (going.length === 0) return isOwn ? null : <Stranger code={gate.code} />
          return (
            <>
              {going.map((r) => (
                <RoundHere key={r.roundId} gate={gate} roundId={r.roundId} name={r.name} isOwn={isOwn} />
              ))}
            </>
          )
        }}
      </PageState>
    </>
  )
}

interface RoundHereProps {
  readonly gate: Gate
  readonly roundId: string
  readonly name: string
  readonly isOwn: boolean
}

const RoundHere = ({ gate, roundId, name, isOwn }: RoundHereProps) => {
  const query = useRoute(gate.villageId, roundId)
  return (
    <PageState query={query}>
      {(route) => {
        const stop = route.stops.find((s) => s.id === gate.householdId)
        if (!stop) return isOwn ? null : <Stranger code={gate.code} />
        return (
          <Panel title={name}>
            <View className='xy-prose'>{`${stop.head}家（户号${stop.no}）`}</View>
            {stop.kin ? (
              <View className='xy-panel__aside'>自己家或近亲属家，请由别的检查人来评。</View>
            ) : (
              <Button
                kind='primary'
                onTap={() => go('roundSheet', { roundId, householdId: gate.householdId })}
              >
                评这一户
              </Button>
            )}
          </Panel>
        )
      }}
    </PageState>
  )
}

const Stranger = ({ code }: { code: string }) => (
  <Blank icon='house' title='这是一户人家的门牌码' hint='这一户的内容只有他们自己和检查人能看。'>
    <Button onTap={() => go('bind', { code })}>我是这家的人，去认户</Button>
  </Blank>
)

export default GatePage
