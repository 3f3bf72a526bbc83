import './privacy-sheet.scss'
import { Button as NativeButton, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { go } from '@/client/navigate'
import { answerPrivacy, pageOnTop, privacyAsk, privacyShown } from '@/client/stores/privacy-ask'
import { a11y } from './a11y'
import { Button } from './button'

const BUTTON = 'xy-agree'

/** Why just now, and how to go on without. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/media|image|camera|video/i, '要用相机或相册，只用您拍的、选的那几张。不用也行，写字就能办。'],
  [/record/i, '要用麦克风，只录您说的这一段。不用也行，写字就能办。'],
  [/location/i, '要看一下您标的地点，只记这一个点。不用也行，写上地名就能办。'],
  [/phone/i, '要用手机号和村里的名册对一对。不用也行，可以用门牌码认户。'],
  [/clipboard/i, '要把内容放到剪贴板，方便您粘贴。']
]
const other = '要用一下您手机上的功能。不用也行，公开的内容照样能看。'

/**
 * WeChat's question before it hands over anything private, in our own words and letters. On the page that needed it, over
 * everything else; who reads the whole text comes back to it.
 */
export const PrivacySheet = () => {
  const ask = useStore(privacyAsk, (s) => s.ask)
  const [page] = useState(pageOnTop)
  const here = ask?.page === page ? ask : null
  useEffect(() => {
    if (here) privacyShown()
  }, [here])
  // Who leaves the page without a word has not agreed: what waits there is told so, and no other page is asked.
  useEffect(
    () => () => {
      if (privacyAsk.getState().ask?.page === page) answerPrivacy(false, BUTTON)
    },
    [page]
  )
  if (!here) return null
  return (
    <View className='xy-ask' {...a11y({ role: 'dialog', label: '隐私说明' })}>
      <View className='xy-ask__box'>
        <View className='xy-ask__title'>先跟您说一声</View>
        <View className='xy-ask__words'>
          {reasons.find(([api]) => api.test(here.referrer))?.[1] ?? other}
        </View>
        <View className='xy-ask__words'>点“同意”，表示您看过并同意小院的隐私说明。</View>
        <Button kind='quiet' onTap={() => go('privacy')}>
          看全文
        </Button>
        <NativeButton
          id={BUTTON}
          className='xy-native'
          openType='agreePrivacyAuthorization'
          onAgreePrivacyAuthorization={() => answerPrivacy(true, BUTTON)}
        >
          同意
        </NativeButton>
        <Button onTap={() => answerPrivacy(false, BUTTON)}>不同意</Button>
      </View>
    </View>
  )
}
