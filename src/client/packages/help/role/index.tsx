import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { Heading, Panel } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { go } from '@/client/navigate'
import { spoken } from '@/domain/spoken/for-ear'
import { type Guide, guideKeys, guides, isGuide } from './guides'

/** 我能做什么: one page a role, in plain words; without a role, the list of them. */
const RolePage = () => {
  const { role = '' } = useRouter().params
  return <Page title='我能做什么'>{isGuide(role) ? <Told guide={guides[role]} /> : <Every />}</Page>
}

const Every = () => (
  <Cells title='您在村里是做什么的'>
    {guideKeys.map((key) => (
      <Cell
        key={key}
        icon='person'
        title={guides[key].name}
        note={guides[key].lead}
        onTap={() => go('helpRole', { role: key })}
      />
    ))}
  </Cells>
)

const Told = ({ guide: { name, lead, does, not } }: { guide: Guide }) => (
  <>
    <View className='xy-lead'>
      <Heading className='xy-lead__title'>{name}</Heading>
      <View className='xy-lead__note'>{lead}</View>
    </View>
    <ReadAloud text={() => spoken([name, lead, ...does, not])} />
    <Panel title='在小院里做这些'>
      {does.map((line) => (
        <View key={line} className='xy-prose'>
          {line}
        </View>
      ))}
    </Panel>
    {not === null ? null : (
      <Panel title='要留意' accent>
        <View className='xy-prose'>{not}</View>
      </Panel>
    )}
  </>
)

export default RolePage
