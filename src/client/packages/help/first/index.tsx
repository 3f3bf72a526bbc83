import './index.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { CareSwitch } from '@/client/components/care-switch'
import { Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { Heading } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { goBack } from '@/client/navigate'
import { firstCards } from './cards'

/** 三张图看懂小院: what the app is for, one card at a time; left with one press from any of them. */
const First = () => {
  const [at, setAt] = useState(0)
  const card = firstCards[at]
  const isLast = at === firstCards.length - 1
  return card ? (
    <Page title='三张图看懂小院'>
      <View className='xy-panel xy-firstcard'>
        <View className={`xy-firstcard__drawing xy-firstcard__${card.id}`} {...a11y({ hidden: true })} />
        <Heading className='xy-firstcard__title'>{card.title}</Heading>
        <View {...a11y({ live: true })}>{card.words}</View>
        <ReadAloud key={card.id} text={`${card.title}。${card.words}`} />
      </View>
      {at === 0 ? (
        <Cells>
          <CareSwitch />
        </Cells>
      ) : null}
      <View className='xy-firstcard__ways'>
        <Button kind='primary' onTap={() => (isLast ? goBack() : setAt(at + 1))}>
          {isLast ? '开始用' : `下一张（第${at + 1}张，共3张）`}
        </Button>
        {isLast ? (
          <Button onTap={() => setAt(0)}>再看一遍</Button>
        ) : (
          <Button onTap={() => goBack()}>不看了，直接用</Button>
        )}
      </View>
    </Page>
  ) : null
}

export default First
