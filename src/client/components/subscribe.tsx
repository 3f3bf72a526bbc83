import { View } from '@tarojs/components'
import { useSubscribe } from '@/client/api/use-subscribe'
import { isWeapp } from '@/client/words/platform'
import type { Template } from '@/domain/message/templates'
import { Button } from './button'
import { Notice } from './notice'

interface SubscribeProps {
  readonly template: Template
  /** What WeChat would tell of: 这件事有进展时 */
  readonly when: string
}

const said = {
  accept: '好的，微信会告诉您。',
  reject: '好的，不打扰您。有消息在“我的”里看。',
  ban: '微信现在不能提醒，有消息在“我的”里看。',
  failed: '微信没有打开询问，再点一次试试。'
} as const

/** Offers that WeChat tells of what comes, in the mini-program, where it was not asked already. */
export const Subscribe = (props: SubscribeProps) => (isWeapp ? <Offer {...props} /> : null)

const Offer = ({ template, when }: SubscribeProps) => {
  const { offers, answer, ask } = useSubscribe(template)
  if (answer !== null && answer !== 'failed')
    return <Notice tone={answer === 'accept' ? 'good' : 'wait'}>{said[answer]}</Notice>
  return offers ? (
    <View className='xy-panel'>
      <View className='xy-prose'>{`${when}，要不要微信告诉您？`}</View>
      <Notice>{answer && said[answer]}</Notice>
      <Button onTap={() => void ask()}>微信提醒我</Button>
    </View>
  ) : null
}
