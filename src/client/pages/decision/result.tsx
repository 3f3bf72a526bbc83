import { View } from '@tarojs/components'
import { Fact } from '@/client/components/fact'
import { Panel } from '@/client/components/panel'
import { PhotoRow } from '@/client/components/photo-row'
import { sayDate } from '@/client/words/dates'
import type { Whole } from './index'

type Outcome = NonNullable<Whole['result']>

const differenceOf = ({ difference, differenceWords }: Outcome): string => {
  if (difference === null || differenceWords === null) return '没有可比的金额'
  if (difference === 0) return '和决议一样'
  return difference > 0 ? `比决议多花${differenceWords}` : `比决议少花${differenceWords}`
}

/** What came of it, beside what was resolved. */
export const Result = ({ whole }: { whole: Whole }) => {
  const { result } = whole
  if (!result) return null
  const scope = whole.plan.find((fact) => fact.field === 'scope')
  return (
    <Panel title='决议和结果对着看'>
      <View className='xy-sums'>
        <View className='xy-sum'>
          <View className='xy-sum__name'>决议定的（预算）</View>
          <View className='xy-sum__value'>{result.budgetWords ?? '不花钱'}</View>
        </View>
        <View className='xy-sum'>
          <View className='xy-sum__name'>实际花的（决算）</View>
          <View className='xy-sum__value'>{result.finalWords ?? '没有花钱'}</View>
        </View>
      </View>
      <View
        className={`xy-sums__difference ${(result.difference ?? 0) > 0 ? 'xy-sums__difference_more' : ''}`}
      >
        {differenceOf(result)}
      </View>
      <View className='xy-facts'>
        {scope ? <Fact name='要做的' value={scope.value} /> : null}
        <Fact name='验收日期' value={sayDate(result.acceptedOn)} />
      </View>
      {result.photos.length > 0 ? (
        <>
          <View className='xy-photos__title'>完工照片</View>
          <PhotoRow photos={result.photos} />
        </>
      ) : null}
    </Panel>
  )
}
