import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Outputs } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { go } from '@/client/navigate'
import { discard } from './draft-store'

interface DraftedProps {
  readonly draftKey: string
  readonly answer: Outputs['notice']['draft']
  readonly corrects: boolean
}

const nextSteps = [
  '村监委成员收到消息，看过全文后会签；内容从现在起不能再改。',
  '会签以后，打印出来贴到村务公开栏，由书记在“公示办理”里点“挂出”。',
  '贴好以后拍一张照片，传到“公示办理”里。',
  '从张贴齐全的第二天起算天数。'
]

/** What was written down, and what happens now. */
export const Drafted = ({ draftKey, answer, corrects }: DraftedProps) => {
  // The form is gone from the screen only now: emptied before, it would begin anew under it.
  useEffect(() => discard(draftKey), [draftKey])
  return (
    <Page
      title='写公示'
      foot={
        <Button kind='primary' onTap={() => go('board')}>
          去公示办理
        </Button>
      }
    >
      <Notice tone='good'>已交村监委会签</Notice>
      <View className='xy-panel'>
        <View className='xy-panel__title'>接下来</View>
        {nextSteps.map((step, i) => (
          <View key={step} className='xy-prose'>{`${i + 1}. ${step}`}</View>
        ))}
        {corrects ? <View className='xy-prose'>更正公告挂出时，原来的公示同时由它代替。</View> : null}
      </View>
      {answer.differences.length > 0 ? (
        <View className='xy-panel'>
          <View className='xy-panel__title'>改了这些地方</View>
          {answer.differences.map((d) => (
            <View key={`${d.where}${d.before}${d.after}`} className='xy-change'>
              <View className='xy-change__where'>{d.where}</View>
              {d.before === null ? null : <View className='xy-change__old'>{d.before}</View>}
              <View>{d.after ?? '（删掉了）'}</View>
            </View>
          ))}
        </View>
      ) : null}
      <View className='xy-panel'>
        <View className='xy-panel__title'>内容校验码</View>
        <View className='xy-panel__aside'>改动一个字，这串字符就会变。纸上和手机上应当一样。</View>
        <View className='xy-hash'>{answer.contentHash}</View>
      </View>
    </Page>
  )
}
