import '../shop.scss'
import { Image, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { a11y } from '@/client/components/a11y'
import { Cell, Cells } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { sayDate, sayExactly } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'
import { Hands } from './hands'
import { sayNext } from './say-next'
import { useLookAgain } from './use-look-again'

export type Whole = Outputs['shop']['readRedemption']

/** One redemption: how far it has come, its code for the household, and what the reader may do. */
const One = () => {
  const { redemptionId = '', code = '' } = useRouter().params
  const { member, query } = useMe()
  return (
    <Page title='这次兑换'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份看不到这次兑换' }}>
        {() =>
          member ? <Loaded villageId={member.villageId} redemptionId={redemptionId} scanned={code} /> : null
        }
      </PageState>
    </Page>
  )
}

const waiting = ['reserved', 'handed'] as const

interface LoadedProps {
  readonly villageId: string
  readonly redemptionId: string
  readonly scanned: string
}

const Loaded = ({ villageId, redemptionId, scanned }: LoadedProps) => {
  // Kept on the phone: a counter may have no signal, and the code must be there.
  const query = useRead(['shop.readRedemption', villageId, redemptionId], () =>
    api.shop.readRedemption.query({ villageId, redemptionId })
  )
  useLookAgain(
    query.refetch,
    waiting.some((state) => state === query.data?.state)
  )
  return (
    <PageState query={query}>
      {(one) => (
        <>
          <Lead one={one} />
          <Code one={one} />
          <Hands villageId={villageId} one={one} scanned={scanned} />
          <Facts one={one} />
        </>
      )}
    </PageState>
  )
}

const tones = {
  queued: 'wait',
  reserved: 'wait',
  handed: 'wait',
  fulfilled: 'good',
  cancelled: 'calm',
  expired: 'stop'
} as const

const Lead = ({ one }: { one: Whole }) => (
  <View className='xy-lead'>
    <Tag tone={tones[one.state]}>{one.stateName}</Tag>
    <View className='xy-lead__title'>{`${one.goodsName} ${one.count}${one.unit}`}</View>
    <View className='xy-lead__note'>{sayNext(one)}</View>
  </View>
)

/** The code in large digits, and as a picture for whoever scans. */
const Code = ({ one: { code, qr } }: { one: Whole }) =>
  code ? (
    <Panel title='领取码' accent>
      <View className='xy-code'>
        <Text className='xy-code__digits'>{code}</Text>
        {qr ? (
          <View className='xy-code__qr'>
            <Image
              className='xy-code__image'
              src={qr}
              {...(isWeapp ? a11y({ label: '领取码的二维码' }) : { nativeProps: { alt: '领取码的二维码' } })}
            />
          </View>
        ) : null}
      </View>
      <View className='xy-panel__aside'>到了柜台再给人看。拿到东西，再点“确认领到”。</View>
    </Panel>
  ) : null

const Facts = ({ one }: { one: Whole }) => (
  <>
    <Cells>
      <Cell title='哪一户' value={one.own ? one.householdName : `${one.headName}家`} />
      <Cell title='用多少分' value={`${one.points}分`} />
      <Cell title='谁提出的' note={one.atCounter ? '村干部在柜台代办' : null} value={one.askedBy} />
      <Cell title='哪天提出的' value={sayDate(one.askedOn)} />
      {one.witnessName ? <Cell title='见证人' value={one.witnessName} /> : null}
    </Cells>
    <Fold title='每一步谁办的'>
      <Cells>
        {one.events.map((e) => (
          <Cell
            key={`${e.at}${e.name}`}
            title={e.name}
            note={[e.by, sayExactly(e.at), e.reason, e.witnessName && `见证人${e.witnessName}`]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Cells>
    </Fold>
  </>
)

export default One
