import { Text } from '@tarojs/components'

interface PointsAmountProps {
  readonly points: number
  /** Shows 「+」 before what came in. */
  readonly signed?: boolean
  readonly big?: boolean
}

/** A number of points, with its unit. */
export const PointsAmount = ({ points, signed, big }: PointsAmountProps) => (
  <Text className={`xy-amount ${big ? 'xy-amount_big' : ''} ${points < 0 ? 'xy-amount_out' : ''}`}>
    {signed && points > 0 ? '+' : ''}
    {points < 0 ? `−${-points}` : points}
    <Text className='xy-amount__unit'>分</Text>
  </Text>
)
