import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Panel } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { isWeapp } from '@/client/words/platform'
import { spoken } from '@/domain/spoken/for-ear'

const aloud = [
  '公示、议事过程、事情进展、积分明细、积分细则上都有“朗读”。点一下就读，再点一下停，停了可以接着读。',
  '离开这一页，就不读了。声音大小用手机边上的键调。',
  '关怀模式下读得慢一点。'
]

const spokenIn = [
  '写字的大框下面有“说话，变成字”。点一下，对着手机说，说完再点一下，字就在框里。',
  '说错了、认错了，可以改。不点发送，不会送出去。一次最多说一分钟，没说完再点一次接着说。',
  `声音交给${isWeapp ? '微信' : '浏览器'}变成字，小院不留录音。`,
  '要留下声音，到“我要说事”里点“按一下，开始说”。'
]

const noMicrophone = isWeapp
  ? '点下面的“去设置”，把“麦克风”打开。还不行，到手机的设置里找到微信，允许用麦克风。'
  : '点网址旁边的小锁，把“麦克风”改成允许，再打开这一页。还不行，到手机的设置里找到浏览器，允许用麦克风。'

/** 朗读和说话: how it is read to people, how they speak instead of typing, and what to do when the microphone is shut. */
const VoiceHelp = () => (
  <Page title='朗读和说话'>
    <ReadAloud text={spoken(['朗读', ...aloud, '说话，变成字', ...spokenIn, '麦克风打不开', noMicrophone])} />
    <Panel title='朗读'>
      {aloud.map((line) => (
        <View key={line} className='xy-prose'>
          {line}
        </View>
      ))}
    </Panel>
    <Panel title='说话，变成字'>
      {spokenIn.map((line) => (
        <View key={line} className='xy-prose'>
          {line}
        </View>
      ))}
    </Panel>
    <Panel title='麦克风打不开'>
      <View className='xy-prose'>{noMicrophone}</View>
      {isWeapp ? <Button onTap={() => void Taro.openSetting()}>去设置</Button> : null}
    </Panel>
  </Page>
)

export default VoiceHelp
