import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { partyMemberExclusions } from '@/domain/meeting/kinds'

type Reason = (typeof partyMemberExclusions)[number]

interface LeaveOutProps {
  readonly name: string
  readonly onChoose: (reason: Reason) => void
  readonly onBack: () => void
}

/** Why a party member does not count among those who ought to come; the reason stays with the offices. */
export const LeaveOut = ({ name, onChoose, onBack }: LeaveOutProps) => (
  <View className='xy-section'>
    <View className='xy-section__title xy-section__title_big'>{`${name}为什么不计入应到`}</View>
    <Notice>要经党员大会讨论通过，并报上级党组织。理由只存档，不公开。</Notice>
    <Choice
      label='理由'
      shape='list'
      value={null}
      onChoose={(reason: Reason | null) => {
        if (reason) onChoose(reason)
      }}
      options={partyMemberExclusions.map((reason) => ({ value: reason, name: reason }))}
    />
    <Button onTap={onBack}>返回名单</Button>
  </View>
)
