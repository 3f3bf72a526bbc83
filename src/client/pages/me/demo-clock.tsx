import { View } from '@tarojs/components'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { sayDate, sayShortDay, sayWeekday } from '@/domain/common/say-day'

const jumps = [
  { days: 1, name: '过一天' },
  { days: 7, name: '过七天' },
  { days: 15, name: '过十五天' }
] as const

/** 演示时钟: puts the demo's time forward, so that a notice can be watched running out. Not there for real people. */
export const DemoClock = ({ today }: { today: string }) => {
  const move = useSubmit((input: Inputs['demo']['moveClock']) => api.demo.moveClock.mutate(input), {
    onDone: (clock) => {
      toast(`到了${sayShortDay(clock.today)}`)
      void queryClient.invalidateQueries()
    }
  })
  return (
    <View className='xy-section'>
      <View className='xy-section__title'>演示时钟</View>
      <View className='xy-panel'>
        <View className='xy-panel__title'>{`今天是${sayDate(today)}，${sayWeekday(today)}`}</View>
        <View className='xy-panel__aside'>
          往后拨，到期的公示、异议和意见会自动办理。对所有人一起生效，不能拨回来。
        </View>
        <Notice tone='stop'>{move.sentence}</Notice>
        <View className='xy-pair'>
          {jumps.map(({ days, name }) => (
            <Button key={days} running={move.isRunning} onTap={() => void move.submit({ days })}>
              {name}
            </Button>
          ))}
        </View>
      </View>
    </View>
  )
}
