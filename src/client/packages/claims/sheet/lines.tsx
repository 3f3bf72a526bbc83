import { Text, View } from '@tarojs/components'
import { memo, useState } from 'react'
import { More } from '@/client/components/more'
import { PointsAmount } from '@/client/components/points-amount'
import { Tap } from '@/client/components/tap'
import { ExceptionForm } from './exception-form'
import type { Sheet } from './index'
import { type Exception, newException, sheetDrafts } from './sheet-draft'

type Line = Sheet['lines'][number]

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 60

interface LinesProps {
  readonly sheet: Sheet
  readonly exceptions: Readonly<Record<string, Exception>>
  readonly draftKey: string
  /** What is not filled in is said after the first press. */
  readonly showsLack: boolean
}

/** Every household of the sheet: those one may score, those one stands back from with the reason, those that are done. */
export const Lines = ({ sheet, exceptions, draftKey, showsLack }: LinesProps) => {
  const [shown, setShown] = useState(SHOWN)
  const sorted = [...sheet.lines].sort((a, b) => Number(b.open) - Number(a.open))
  return (
    <View className='xy-section'>
      {sheet.lines.length > 1 ? (
        <View className='xy-section__title'>默认都给满分。哪一户不对，点“改分”。</View>
      ) : null}
      <View className='xy-cells'>
        {sorted.slice(0, shown).map((line) => (
          <LineRow
            key={line.claimId}
            line={line}
            unit={sheet.unit}
            exception={exceptions[line.claimId] ?? null}
            draftKey={draftKey}
            showsLack={showsLack}
            isOne={sheet.lines.length === 1}
          />
        ))}
      </View>
      <More
        more={sorted.length > shown ? { isRunning: false, read: () => setShown(shown + SHOWN) } : null}
        word='再看一些'
      />
    </View>
  )
}

interface LineRowProps {
  readonly line: Line
  readonly unit: string
  readonly exception: Exception | null
  readonly draftKey: string
  readonly showsLack: boolean
  readonly isOne: boolean
}

const stillWords = (line: Line): string =>
  line.recused ?? (line.mine === null ? line.stateName : `您打了${line.mine}分`)

const LineRow = memo(({ line, unit, exception, draftKey, showsLack, isOne }: LineRowProps) => {
  const change = () =>
    sheetDrafts.edit(draftKey, ({ exceptions }) => {
      const { [line.claimId]: had, ...others } = exceptions
      return { exceptions: had ? others : { ...others, [line.claimId]: newException } }
    })
  return (
    <View className={`xy-line ${line.open ? '' : 'xy-line_still'}`}>
      <View className='xy-line__head'>
        <View className='xy-line__name'>
          <Text>{line.householdName}</Text>
          <View className='xy-line__note'>
            {[line.memberName, `${line.times}${unit}`, line.scored > 0 ? `已有${line.scored}人打分` : null]
              .filter(Boolean)
              .join(' · ')}
          </View>
        </View>
        {line.open && !exception ? <PointsAmount points={line.asked} /> : null}
        {line.open ? (
          <Tap
            className='xy-group__all'
            label={`${line.householdName}${exception ? '还是满分' : '改分'}`}
            onTap={change}
          >
            {exception ? '还是满分' : '改分'}
          </Tap>
        ) : null}
      </View>
      {line.open ? null : <View className='xy-line__note'>{stillWords(line)}</View>}
      {line.open && exception ? (
        <ExceptionForm
          line={line}
          exception={exception}
          draftKey={draftKey}
          showsLack={showsLack}
          whose={isOne ? '' : line.householdName}
        />
      ) : null}
    </View>
  )
})
LineRow.displayName = 'LineRow'
