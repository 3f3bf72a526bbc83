import { View } from '@tarojs/components'
import { a11y } from './a11y'

/** A drawing beside words, never instead of them; its colour is that of the text. See styles/icons.scss. */
export const Icon = ({ name, className = '' }: { name: string; className?: string }) => (
  <View className={`xy-icon xy-icon_${name} ${className}`} {...a11y({ hidden: true })} />
)
