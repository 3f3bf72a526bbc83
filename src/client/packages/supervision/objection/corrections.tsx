import { View } from '@tarojs/components'
import { useState } from 'react'
import { Labelled } from '@/client/components/field'
import { NumberField } from '@/client/components/number-field'
import { Panel } from '@/client/components/panel'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import type { Objection } from './index'

type Line = NonNullable<Objection['line']>
type Points = Readonly<Record<string, number | null>>

/** What each claim of the household is to be worth, as it stands to begin with; what was changed is what is sent. */
export const useCorrections = (line: Line | null) => {
  const claims = line?.claims ?? []
  const [points, setPoints] = useState<Points>({})
  const now = (claimId: string, before: number) => (claimId in points ? (points[claimId] ?? null) : before)
  return {
    of: now,
    change: (claimId: string, to: number | null) => setPoints((had) => ({ ...had, [claimId]: to })),
    isWhole: claims.every((c) => now(c.claimId, c.points) !== null),
    changed: claims.flatMap((c) => {
      const to = now(c.claimId, c.points)
      return to === null || to === c.points ? [] : [{ claimId: c.claimId, points: to }]
    })
  }
}

interface CorrectionsProps {
  readonly line: Line
  readonly corrections: ReturnType<typeof useCorrections>
  readonly error: string | null
}

/** One number for each claim of the line; nothing is what was not to be had at all. */
export const Corrections = ({ line, corrections, error }: CorrectionsProps) => (
  <Labelled label='更正成多少分（不该得的填0）' error={error}>
    {line.claims.map((c) => (
      <NumberField
        key={c.claimId}
        label={c.item}
        unit={`公示${c.points}分，最多${c.asked}分`}
        value={corrections.of(c.claimId, c.points)}
        onChange={(to) => corrections.change(c.claimId, to)}
      />
    ))}
  </Labelled>
)

/** Which household of the list it is about, and for whoever handles it what its points are for. */
export const LineOf = ({ line, villageId }: { line: Line; villageId: string }) => (
  <Panel title={`说的是第${line.no}行：${line.householdName}`}>
    <View className='xy-panel__aside'>只有这一户的分先放着，别的户照常公示、入账。</View>
    {line.claims.map((c) => (
      <Way key={c.claimId} onTap={() => go('claim', { villageId, claimId: c.claimId })}>
        {`${c.item}，${c.points}分`}
      </Way>
    ))}
  </Panel>
)
