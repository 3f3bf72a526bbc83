import './answers.scss'
import { Text, View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { Icon } from '@/client/components/icon'
import { Tap } from '@/client/components/tap'
import { go, goToSignIn, goToTab } from '@/client/navigate'
import { sayMatter, sayNoticeNow, sayPointsNow } from '@/client/words/home'

export type Home = Outputs['home']['read']

interface AnswerProps {
  readonly name: string
  readonly answer: string
  readonly onTap?: () => void
}

const Answer = ({ name, answer, onTap }: AnswerProps) => {
  const words = (
    <View className='xy-answer__main'>
      <Text className='xy-answer__name'>{name}</Text>
      <Text>{answer}</Text>
    </View>
  )
  return onTap ? (
    <Tap className='xy-answer' role='link' onTap={onTap}>
      {words}
      <Icon name='next' className='xy-cell__next' />
    </Tap>
  ) : (
    <View className='xy-answer'>{words}</View>
  )
}

/**
 * What a villager opens the app for, in three lines: what is on notice, what became of my matter, how many points. An
 * office has neither a matter nor points of its own.
 */
export const Answers = ({ villageId, home }: { villageId: string; home: Home }) => {
  const { isSignedIn, me, member, person } = useMe()
  const { notice, matter, points } = home
  const enter = (): void => (isSignedIn ? go('bind') : goToSignIn())
  // Until it is known who one is the lines stand empty, so that nothing moves when it is.
  const missing = !isSignedIn ? '登录以后，能看到' : me ? '认户以后，能看到' : '正在打开…'
  return (
    <View className='xy-answers'>
      {notice ? (
        <Answer
          name='正在公示'
          answer={sayNoticeNow(notice)}
          onTap={() => go('notice', { villageId, noticeId: notice.noticeId })}
        />
      ) : (
        <Answer name='正在公示' answer='现在没有' />
      )}
      {person?.kind === 'staff' ? null : (
        <>
          <Answer
            name='我说的事'
            answer={matter || member ? sayMatter(matter) : missing}
            onTap={() => {
              if (matter) go('issue', { villageId: matter.villageId, issueId: matter.issueId })
              else if (member) goToTab('issues')
              else enter()
            }}
          />
          <Answer
            name='自家积分'
            answer={points ? sayPointsNow(points) : member ? '您还没有户头' : missing}
            onTap={() => (points || member ? goToTab('points') : enter())}
          />
        </>
      )}
    </View>
  )
}
