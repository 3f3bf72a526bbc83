import { chooseCare, useCare } from '@/client/stores/settings'
import { Tap } from './tap'

/** Elder mode on and off; also the words say which it is. */
export const CareSwitch = () => {
  const care = useCare()
  return (
    <Tap
      className={care ? 'xy-switch xy-on' : 'xy-switch'}
      role='switch'
      checked={care}
      onTap={() => chooseCare(!care)}
    >
      {care ? '关怀模式（长辈版）开着' : '字太小？打开关怀模式（长辈版）'}
    </Tap>
  )
}
