import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { useFileUrl } from '@/client/api/file-url'
import { Button } from '@/client/components/button'
import { isWeapp } from '@/client/words/platform'
import { type Box, boxBetween, type Frame, isSlip, type Point, wholePhoto } from './boxes'

interface BoxDrawerProps {
  readonly url: string
  readonly running: boolean
  readonly onBack: () => void
  readonly onDone: (boxes: readonly Box[]) => void
}

const AREA = 'xy-cover-area'

const frameOf = (): Promise<Frame> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${AREA}`)
      .boundingClientRect((found) => resolve(found as Frame))
      .exec()
  })

/** Both a finger's event and a mouse's say where they are, each in its own way. */
interface Pointing {
  readonly touches?: ArrayLike<{ readonly clientX: number; readonly clientY: number }>
  readonly clientX?: number
  readonly clientY?: number
}

const pointOf = (event: unknown): Point => {
  const { touches, clientX = 0, clientY = 0 } = event as Pointing
  const finger = touches?.[0]
  return finger ? { x: finger.clientX, y: finger.clientY } : { x: clientX, y: clientY }
}

/** Boxes drawn over a photo by dragging, which the server then paints over on a copy. */
export const BoxDrawer = ({ url, running, onBack, onDone }: BoxDrawerProps) => {
  const src = useFileUrl(url)
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  const [drawn, setDrawn] = useState<Box | null>(null)
  const stroke = useRef<{ from: Point; to: Point; frame: Promise<Frame> } | null>(null)
  const begin = (event: unknown) => {
    const from = pointOf(event)
    stroke.current = { from, to: from, frame: frameOf() }
  }
  const draw = (event: unknown) => {
    const now = stroke.current
    if (!now) return
    now.to = pointOf(event)
    void now.frame.then((frame) => {
      if (stroke.current === now) setDrawn(boxBetween(frame, now.from, now.to))
    })
  }
  const end = () => {
    const now = stroke.current
    if (!now) return
    stroke.current = null
    void now.frame.then((frame) => {
      const box = boxBetween(frame, now.from, now.to)
      setDrawn(null)
      if (!isSlip(box)) setBoxes((before) => [...before, box])
    })
  }
  // The page must not scroll under a finger that draws.
  const hand = isWeapp
    ? { catchMove: true, onTouchStart: begin, onTouchMove: draw, onTouchEnd: end }
    : {
        ...{ onTouchStart: begin, onTouchMove: draw, onTouchEnd: end },
        ...{ onMouseDown: begin, onMouseMove: draw, onMouseUp: end, onMouseLeave: end }
      }
  return (
    <View className='xy-cover'>
      <View className='xy-panel__aside'>
        在照片上拖出方框，盖住人脸、车牌、门牌。重新遮要把每一处都框上。
      </View>
      <View id={AREA} className='xy-cover__area' {...hand}>
        <Image
          className='xy-cover__image'
          src={src}
          mode='widthFix'
          {...(isWeapp
            ? { ariaLabel: '要遮盖的照片' }
            : { nativeProps: { alt: '要遮盖的照片', draggable: 'false' } })}
        />
        {[...boxes, ...(drawn ? [drawn] : [])].map((b) => (
          <View
            key={`${b.x},${b.y},${b.width},${b.height}`}
            className='xy-cover__box'
            style={{
              left: `${b.x * 100}%`,
              top: `${b.y * 100}%`,
              width: `${b.width * 100}%`,
              height: `${b.height * 100}%`
            }}
          />
        ))}
      </View>
      <View className='xy-pair'>
        <Button disabled={boxes.length === 0} onTap={() => setBoxes(boxes.slice(0, -1))}>
          撤一处
        </Button>
        <Button onTap={() => setBoxes([wholePhoto])}>整张遮住</Button>
      </View>
      <View className='xy-pair'>
        <Button onTap={onBack}>返回</Button>
        <Button kind='primary' running={running} disabled={boxes.length === 0} onTap={() => onDone(boxes)}>
          遮好
        </Button>
      </View>
    </View>
  )
}
