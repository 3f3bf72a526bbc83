import { View } from '@tarojs/components'
import { go } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { CareSwitch } from './care-switch'
import { Icon } from './icon'
import { Tap } from './tap'

interface VillageHeadProps {
  readonly village: { readonly name: string }
  /** What the tab is for. */
  readonly line?: string
  /** Elder mode can be switched here: on the first screen, before anything is read. */
  readonly careSwitch?: boolean
  /** One's own village, where another one would show nothing. */
  readonly fixed?: boolean
}

/** The top of a tab: which village this is about, and the way to another one. */
export const VillageHead = ({ village, line, fixed, careSwitch }: VillageHeadProps) => (
  <View className='xy-head'>
    <View className='xy-head__row'>
      <View
        className='xy-head__name'
        {...a11y({ role: 'heading' })}
        {...(isWeapp ? {} : { 'aria-level': '1' })}
      >
        {village.name}
      </View>
      {fixed ? null : (
        <Tap className='xy-head__other' label='换村，看另一个村' onTap={() => go('villages')}>
          <Icon name='swap' />
          <View>换村</View>
        </Tap>
      )}
    </View>
    {line ? <View className='xy-head__line xy-extra'>{line}</View> : null}
    {careSwitch ? <CareSwitch /> : null}
  </View>
)
