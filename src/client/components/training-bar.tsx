import './training-bar.scss'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { queryClient } from '@/client/api/query-client'
import { cameHome, useSession } from '@/client/stores/session'
import { trainingBar } from '@/domain/training/training'
import { a11y } from './a11y'
import { Tap } from './tap'

/** Home again: nothing of the training village stays on the screen. */
const goHome = (): void => {
  if (!cameHome()) return
  queryClient.clear()
  void Taro.reLaunch({ url: '/pages/me/index' })
}

/** 练习村 · 不算数: stands above every page while one practises, with the way back. */
export const TrainingBar = () => {
  const isHere = useSession((s) => s.home !== null)
  return isHere ? (
    <View className='xy-training' {...a11y({ role: 'note' })}>
      <View className='xy-training__words'>{trainingBar}</View>
      <Tap className='xy-training__back' onTap={goHome}>
        回到自己村
      </Tap>
    </View>
  ) : null
}
