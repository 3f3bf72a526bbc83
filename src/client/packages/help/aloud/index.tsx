import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank } from '@/client/components/page-state'
import { ReadAloud } from '@/client/components/read-aloud'
import { goBack } from '@/client/navigate'
import { type ToRead, toRead } from '@/client/stores/to-read'
import { canSpeak } from '@/client/voice/speak'
import { spokenDecision } from '@/domain/spoken/decision'
import { spokenStatement } from '@/domain/spoken/points'

const wordsOf = (read: ToRead): string =>
  read.kind === 'decision'
    ? spokenDecision(read.whole, read.today, read.clock)
    : spokenStatement(read.statement, read.entries, read.today)

/** 朗读: reads what the page before had to say, at once, with the words to follow along. */
const Aloud = () => {
  const [read] = useState(toRead)
  if (!read) {
    return (
      <Page title='朗读'>
        <Blank icon='sound' title='要读的不在这里了' hint='回到刚才那一页，再点一次“朗读”。'>
          <Button onTap={() => goBack()}>返回</Button>
        </Blank>
      </Page>
    )
  }
  const words = wordsOf(read)
  return (
    <Page title='朗读' foot={canSpeak() ? <ReadAloud text={words} atOnce /> : null}>
      <View className='xy-panel'>
        {canSpeak() ? null : <View className='xy-panel__aside'>这里读不出声，请看下面的字。</View>}
        {words.split('\n').map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words stay as they are
          <View key={index} className='xy-prose'>
            {line}
          </View>
        ))}
      </View>
    </Page>
  )
}

export default Aloud
