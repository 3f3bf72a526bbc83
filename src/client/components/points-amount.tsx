import { Text } from '@tarojs/components'
import { sayNumber } from '@/client/words/numbers'

interface PointsAmountProps {
  readonly points: number
  /** Shows 「+」 before what came in. */
  readonly signed?: boolean
  readonly big?: boolean
}

/** A number of points, with its unit. */
export const PointsAmount = ({ points, signed, big }: PointsAmountProps) => {
  const number = `${points < 0 ? '−' : signed && points > 0 ? '+' : ''}${sayNumber(Math.abs(points))}`
  const out = points < 0 ? 'xy-amount_out' : ''
  return big ? (
    <Text className={`xy-amount xy-amount_big ${out}`}>
      {number}
      <Text className='xy-amount__unit'>分</Text>
    </Text>
  ) : (
    <Text className={`xy-amount ${out}`}>{`${number}分`}</Text>
  )
}
