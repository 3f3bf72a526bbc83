import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Icon } from '@/client/components/icon'
import { Tap } from '@/client/components/tap'
import type { Entitled } from './roll'

interface PersonProps {
  readonly person: Entitled
  /** Whether a tap says that they were told, instead of that they came. */
  readonly telling: boolean
  readonly disabled: boolean
  readonly onTap: () => void
  readonly onLeaveOut: (() => void) | null
}

/** One line of the list: who, of which household, how their signature is taken. */
export const Person = ({ person, telling, disabled, onTap, onLeaveOut }: PersonProps) => {
  const on = telling ? person.told : person.standing !== null && person.standing !== 'left_out'
  const counts = telling || person.standing === 'counted'
  const state = telling ? (person.told ? '已经通知' : '还没通知') : (person.standingName ?? '没有签到')
  const about = [person.groupName, `户号${person.householdNo}`, person.votes ? '' : '预备党员，列席']
  // An empty box says already that nothing has happened yet.
  const note = [...about, on || person.standing !== null ? state : ''].filter(Boolean).join(' · ')
  return (
    <View className='xy-ticks__line'>
      <Tap
        className='xy-ticks__row'
        role='checkbox'
        checked={on}
        disabled={disabled}
        label={`${person.name}，${state}`}
        onTap={onTap}
      >
        <View className={`xy-ticks__box ${on ? (counts ? 'xy-ticks__box_on' : 'xy-ticks__box_late') : ''}`}>
          {on ? <Icon name='tick' /> : null}
        </View>
        <View className='xy-ticks__main'>
          <View className='xy-ticks__name'>{person.name}</View>
          <View className='xy-ticks__note'>{note}</View>
        </View>
      </Tap>
      {onLeaveOut ? (
        <Button kind='quiet' label={`${person.name}不计入应到`} onTap={onLeaveOut}>
          不计入
        </Button>
      ) : null}
    </View>
  )
}
