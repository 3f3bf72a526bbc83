import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import type { IssueDraft } from '@/client/stores/drafts'
import { mayUse, type Use } from '@/client/voice/may-use'
import { isWeapp } from '@/client/words/platform'
import { whereIAm } from './where-i-am'

interface PlaceFieldProps {
  readonly draft: IssueDraft
  readonly edit: (change: Partial<IssueDraft>) => void
  readonly error: string | null
}

/** Where it is: one's own courtyard where nothing is said; in words; and as a point, where somebody wants to. */
export const PlaceField = ({ draft, edit, error }: PlaceFieldProps) => {
  const Point = draft.point ? Marked : isWeapp ? ByMap : ByBrowser
  return (
    <>
      <Field
        label='地点'
        optional
        hint='不写就是您家院落'
        value={draft.placeWords}
        maxLength={60}
        onInput={(placeWords) => edit({ placeWords })}
        error={error}
      />
      <Point draft={draft} edit={edit} />
    </>
  )
}

const position: Use = {
  scope: 'scope.userLocation',
  title: '要看一下位置',
  why: '只记您标的这一个点，方便找到地方。不用也行，写上地名就好。',
  refused: '以前没有允许用位置。要在地图上标，请在设置里打开“位置信息”；不打开，写上地名也行。'
}

type PointProps = Pick<PlaceFieldProps, 'draft' | 'edit'>

const Marked = ({ edit }: PointProps) => (
  <View className='xy-raise__map'>
    <Button kind='quiet' onTap={() => edit({ point: null })}>
      {isWeapp ? '地图上已标好，点一下去掉' : '已记下现在的位置，点一下去掉'}
    </Button>
  </View>
)

/** WeChat's own map, whose points are GCJ-02. */
const ByMap = ({ draft, edit }: PointProps) => {
  const choose = async () => {
    if (!(await mayUse(position))) return
    void Taro.chooseLocation({
      success: ({ latitude, longitude, name }) =>
        edit({
          point: { lat: latitude, lng: longitude, datum: 'gcj02' },
          placeWords: draft.placeWords.trim() || Array.from(name).slice(0, 60).join('')
        }),
      // Whoever closes the map has changed their mind.
      fail: () => undefined
    })
  }
  return (
    <View className='xy-raise__map'>
      <Button kind='quiet' onTap={() => void choose()}>
        在地图上标出来
      </Button>
    </View>
  )
}

/** What a browser knows of where it is: WGS-84, and only with leave. */
const ByBrowser = ({ edit }: PointProps) => {
  const [isLooking, setLooking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    if (isLooking) return
    setLooking(true)
    const found = await whereIAm()
    setLooking(false)
    setProblem('point' in found ? null : found.message)
    if ('point' in found) edit({ point: found.point })
  }
  return (
    <>
      <View className='xy-raise__map'>
        <Button kind='quiet' running={isLooking} onTap={() => void look()}>
          用我现在的位置
        </Button>
      </View>
      <Notice tone='wait'>{problem}</Notice>
    </>
  )
}
