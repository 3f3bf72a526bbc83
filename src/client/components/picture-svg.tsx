import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { factorOf, isCare, stepOf, themeOf, useSettings } from '@/client/stores/settings'
import { isWeapp } from '@/client/words/platform'
import type { Picture, Room } from '@/domain/picture/picture'
import { imageOf, palettes } from '@/domain/picture/svg'
import { a11y } from './a11y'
import { Panel } from './panel'

/** The widest a drawing gets on a PC, and what a panel takes of the screen on both sides. */
const WIDEST = 560
const AROUND = 72

/** How much room a drawing has on this screen, in the reader's size of letters. */
export const useRoom = (): Room => {
  const care = useSettings(isCare)
  const step = useSettings(stepOf)
  const letters = Math.round((care ? 19 : 16) * factorOf(step))
  return {
    width: Math.min(Taro.getWindowInfo().windowWidth - AROUND, WIDEST),
    letters: Math.max(care ? 18 : 15, letters)
  }
}

/** A drawing, and below it the same in words, with what may be done with them. */
export const Pictured = ({ picture, children }: { picture: Picture; children?: ReactNode }) => (
  <>
    <View className='xy-panel'>
      <PictureSvg picture={picture} />
    </View>
    <Panel title='用话说'>
      <View className='xy-prose'>{picture.sentence}</View>
      {children}
    </Panel>
  </>
)

/** A drawing, with the same facts as its name; a mini-program has no svg of its own, so it is an image on both. */
const PictureSvg = ({ picture }: { picture: Picture }) => {
  const theme = useSettings(themeOf)
  const { width, height, sentence } = picture
  return (
    <View className='xy-picture'>
      <Image
        src={imageOf(picture, palettes[theme])}
        style={{ width: `${width}px`, height: `${height}px`, display: 'block' }}
        {...(isWeapp ? a11y({ role: 'img', label: sentence }) : { nativeProps: { alt: sentence } })}
      />
    </View>
  )
}
