import { View } from '@tarojs/components'
import { Fold } from '@/client/components/fold'
import { Page } from '@/client/components/page'
import { ReadAloud } from '@/client/components/read-aloud'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { spoken } from '@/domain/spoken/for-ear'
import { type Answer, answers } from './answers'

/** 常见问题: what people ask, a short answer each. */
const Answers = () => (
  <Page title='常见问题'>
    <View className='xy-panel'>
      {answers.map((answer) => (
        <Fold key={answer.ask} title={answer.ask}>
          <Told answer={answer} />
        </Fold>
      ))}
    </View>
  </Page>
)

const Told = ({ answer: { ask, lines, to } }: { answer: Answer }) => (
  <>
    {lines.map((line) => (
      <View key={line} className='xy-prose'>
        {line}
      </View>
    ))}
    <ReadAloud text={() => spoken([ask, ...lines])} />
    {to ? <Way onTap={() => go(to.page)}>{to.word}</Way> : null}
  </>
)

export default Answers
