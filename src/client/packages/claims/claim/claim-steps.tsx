import { View } from '@tarojs/components'
import { Steps } from '@/client/components/steps'
import { sayExactly } from '@/client/words/dates'
import { courseOf, stageBy, stageOfLine } from './course'
import type { Claim } from './index'

/** From the deed to the entry: each stage with who did what and when. */
export const ClaimSteps = ({ claim: c }: { claim: Claim }) => (
  <Steps
    label='办到哪一步'
    title='办到哪一步'
    items={courseOf(c, c.steps).map((stage) => ({
      ...stage,
      by: stageBy[stage.id],
      content: <Lines lines={c.steps.filter((line) => stageOfLine(line.name) === stage.id)} />
    }))}
  />
)

const Lines = ({ lines }: { lines: Claim['steps'] }) => (
  <>
    {lines.map((line) => (
      <View key={`${line.at}${line.name}${line.by}`} className='xy-event'>
        <View className='xy-event__when'>
          {[line.name, line.points === null ? null : `${line.points}分`].filter(Boolean).join(' ')}
        </View>
        <View className='xy-event__note'>
          {[line.by && line.role ? `${line.by}（${line.role}）` : line.by, sayExactly(line.at)]
            .filter(Boolean)
            .join(' · ')}
        </View>
        {line.words ? <View className='xy-event__note'>{line.words}</View> : null}
      </View>
    ))}
  </>
)
