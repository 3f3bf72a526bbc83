import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import type { Outputs } from '@/client/api/client'
import { a11y } from '@/client/components/a11y'
import { Tap } from '@/client/components/tap'
import { faceKinds, faces, type Scheme } from '@/domain/inspection/rubric'

type Line = Outputs['round']['readRoute']['lines'][number]

interface LineKeysProps {
  readonly line: Line
  readonly scheme: Scheme
  readonly mark: number | null
  readonly onMark: (lineId: string, mark: number) => void
}

const drawn = { smile: '☺', blank: '😐', sad: '☹' } as const

/** One line of the rubric with its keys: 0 to 10, or three faces. A tap is the whole of it. */
export const LineKeys = memo(({ line, scheme, mark, onMark }: LineKeysProps) => {
  const keys =
    scheme === 'faces'
      ? faceKinds.map((face) => ({ mark: faces[face].mark, name: faces[face].words, sign: drawn[face] }))
      : Array.from({ length: line.most + 1 }, (_, n) => line.most - n).map((n) => ({
          ...{ mark: n, name: `${n}分`, sign: String(n) }
        }))
  return (
    <View className='xy-rubric' {...a11y({ role: 'radiogroup', label: line.words })}>
      <View className='xy-rubric__head'>
        <View className='xy-rubric__name'>{line.indoors ? `${line.words}（屋里）` : line.words}</View>
        <View className='xy-rubric__mark'>{keys.find((key) => key.mark === mark)?.name ?? '没评'}</View>
      </View>
      <View className={`xy-keys xy-keys_${scheme}`}>
        {keys.map((key) => (
          <Tap
            key={key.mark}
            className={`xy-key ${key.mark === mark ? 'xy-key_on' : ''}`}
            role='radio'
            checked={key.mark === mark}
            label={`${line.words}${key.name}`}
            onTap={() => onMark(line.id, key.mark)}
          >
            <Text>{key.sign}</Text>
            {scheme === 'faces' ? <View className='xy-key__word'>{key.name}</View> : null}
          </Tap>
        ))}
      </View>
    </View>
  )
})
LineKeys.displayName = 'LineKeys'
