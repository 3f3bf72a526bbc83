import './index.scss'
import { View } from '@tarojs/components'
import { a11y } from '@/client/components/a11y'
import { Button } from '@/client/components/button'
import { CareSwitch } from '@/client/components/care-switch'
import { Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import {
  chooseStep,
  chooseTheme,
  type Step,
  stepOf,
  steps,
  type Theme,
  useSettings
} from '@/client/stores/settings'
import { isWeapp } from '@/client/words/platform'

const names: Record<Step, string> = {
  1: '小一号',
  2: '标准',
  3: '大一号',
  4: '大两号',
  5: '大三号',
  6: '大四号',
  7: '最大'
}

const phone = isWeapp ? '微信' : '手机'

/** 字的大小和颜色: the size of letters with an example that follows at once, elder mode, light and dark. */
const LooksPage = () => (
  <Page title='字的大小和颜色'>
    <Cells>
      <CareSwitch />
    </Cells>
    <View className='xy-section__title xy-looks__note'>
      关怀模式：字大、按钮大，一屏少放几样，读起来不费力。
    </View>
    <Size />
    <Colours />
  </Page>
)

const Size = () => {
  const step = useSettings(stepOf)
  const isOwn = useSettings((s) => s.step !== null)
  const to = (by: number) => {
    const next = steps[step - 1 + by]
    if (next) chooseStep(next)
  }
  return (
    <Panel title='字的大小'>
      <Example />
      <View className='xy-looks__track' {...a11y({ hidden: true })}>
        {steps.map((s) => (
          <View key={s} className={s <= step ? 'xy-looks__bar xy-on' : 'xy-looks__bar'} />
        ))}
      </View>
      <View className='xy-looks__where' {...a11y({ live: true })}>
        {`现在是${names[step]}（第${step}档，一共7档）${isOwn ? '' : `，跟${phone}的设置一样`}`}
      </View>
      <View className='xy-pair'>
        <Button icon='minus' disabled={step === 1} onTap={() => to(-1)}>
          小一点
        </Button>
        <Button icon='plus' disabled={step === 7} onTap={() => to(1)}>
          大一点
        </Button>
      </View>
      {isOwn ? <Button onTap={() => chooseStep(null)}>{`跟${phone}的设置一样`}</Button> : null}
    </Panel>
  )
}

/** What most screens consist of, in the size that is chosen. */
const Example = () => (
  <View className='xy-looks__example'>
    <Tag tone='wait'>公示中</Tag>
    <View className='xy-card__title'>三组到七组的路要硬化</View>
    <View>村里出3万6千元，每户出两个工。</View>
    <View className='xy-card__foot'>还剩3天可以提意见</View>
  </View>
)

const themes: { value: Theme | null; name: string }[] = [
  { value: null, name: '跟手机一样' },
  { value: 'light', name: '浅色' },
  { value: 'dark', name: '深色' }
]

const Colours = () => {
  const theme = useSettings((s) => s.theme)
  return (
    <View className='xy-section'>
      <View className='xy-section__title'>颜色</View>
      <Choice label='颜色' shape='row' value={theme} onChoose={chooseTheme} options={themes} />
    </View>
  )
}

export default LooksPage
