import { Text } from '@tarojs/components'

/** A word about a state. The tone helps the eye; the word says it. */
export const Tag = ({
  children,
  tone = 'calm'
}: {
  children: string
  tone?: 'calm' | 'good' | 'wait' | 'stop'
}) => <Text className={`xy-tag xy-tag_${tone}`}>{children}</Text>
