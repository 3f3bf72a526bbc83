import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useOfVillage } from '@/client/api/use-of-village'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import { defaultLines, mostByFace, mostLines, mostMark, type RubricLine } from '@/domain/inspection/rubric'

type Rubric = Outputs['round']['readRubric']

/** 评分表: the lines that are scored, each with its most, or three faces; for the rounds opened from now on. */
const RubricPage = () => {
  const { member } = useMe()
  const villageId = member?.villageId ?? ''
  const query = useOfVillage(
    useRead(['round.readRubric', villageId], () => api.round.readRubric.query({ villageId }), {
      enabled: villageId !== ''
    })
  )
  return (
    <Page title='评分表'>
      <PageState query={query}>
        {(rubric) => <RubricForm key={rubric.version} villageId={villageId} rubric={rubric} />}
      </PageState>
    </Page>
  )
}

let made = 0
/** An id that no line of this village has: lines keep theirs over all versions. */
const freshLine = (lines: readonly RubricLine[]): RubricLine => {
  made += 1
  const id = `own${Date.now().toString(36)}${made}`.slice(0, 20)
  return { id, words: '', most: lines[0]?.most ?? mostMark, indoors: false }
}

const RubricForm = ({ villageId, rubric }: { villageId: string; rubric: Rubric }) => {
  const [scheme, setScheme] = useState(rubric.scheme)
  const [lines, setLines] = useState<readonly RubricLine[]>(rubric.lines)
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['round']['chooseRubric']) => api.round.chooseRubric.mutate(input),
    {
      onDone: () => {
        toast('下一轮就按这张表评')
        void queryClient.invalidateQueries()
        goBack('me')
      }
    }
  )
  const edit = (id: string, change: Partial<RubricLine>) =>
    setLines((now) => now.map((l) => (l.id === id ? { ...l, ...change } : l)))
  const choose = (next: Rubric['scheme']) => {
    setScheme(next)
    setLines((now) => now.map((l) => ({ ...l, most: next === 'faces' ? mostByFace : mostMark })))
  }
  const isChanged = scheme !== rubric.scheme || JSON.stringify(lines) !== JSON.stringify(rubric.lines)
  const isWhole = lines.length > 0 && lines.every((l) => l.words.trim() !== '')
  return (
    <View className='xy-form'>
      <Notice>改了以后，从下一轮检查开始用；正在检查的还按原来的表。</Notice>
      <Choice
        label='怎么评'
        shape='row'
        value={scheme}
        onChoose={choose}
        options={[
          { value: 'marks', name: '打分' },
          { value: 'faces', name: '笑脸、呆脸、哭脸' }
        ]}
      />
      {lines.map((line, i) => (
        <Panel key={line.id} title={`第${i + 1}项`}>
          <Field
            label={`第${i + 1}项评什么`}
            value={line.words}
            maxLength={12}
            onInput={(words) => edit(line.id, { words })}
          />
          <Choice
            label={`第${i + 1}项在哪里看`}
            shape='row'
            value={line.indoors}
            onChoose={(indoors) => edit(line.id, { indoors })}
            options={[
              { value: false, name: '屋外' },
              { value: true, name: '进屋（要同意）' }
            ]}
          />
          <Button kind='quiet' onTap={() => setLines((now) => now.filter((l) => l.id !== line.id))}>
            {`去掉第${i + 1}项`}
          </Button>
        </Panel>
      ))}
      {lines.length < mostLines ? (
        <Button icon='plus' onTap={() => setLines((now) => [...now, freshLine(now)])}>
          加一项
        </Button>
      ) : null}
      <Button
        onTap={() =>
          setLines(defaultLines.map((l) => ({ ...l, most: scheme === 'faces' ? mostByFace : mostMark })))
        }
      >
        换回通用的十项
      </Button>
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={!isChanged || !isWhole}
        onTap={() => void submit({ villageId, basedOn: rubric.version, scheme, lines: [...lines] })}
      >
        就用这张表
      </Button>
    </View>
  )
}

export default RubricPage
