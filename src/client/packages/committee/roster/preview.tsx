import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { Tag } from '@/client/components/tag'

type PreviewOf = Outputs['member']['previewRoster']
type Plan = NonNullable<PreviewOf['plan']>
type Counts = NonNullable<PreviewOf['counts']>

interface PreviewProps {
  readonly preview: PreviewOf
  readonly confirmEnding: boolean
  readonly onConfirmEnding: (yes: boolean) => void
}

/** What a roster file would change, and what is wrong in it, before anything is changed. */
export const Preview = ({ preview, confirmEnding, onConfirmEnding }: PreviewProps) => (
  <>
    <Notice tone={preview.errors > 0 ? 'stop' : 'good'}>{verdict(preview)}</Notice>
    {preview.ignoredColumns.length > 0 ? (
      <Notice>{`这几列没有用到：${preview.ignoredColumns.join('、')}`}</Notice>
    ) : null}
    <Problems problems={preview.problems} total={preview.errors + preview.warnings} />
    {preview.plan && preview.counts ? <Changes plan={preview.plan} counts={preview.counts} /> : null}
    {preview.needsConfirmEnding ? (
      <View className='xy-form'>
        <Choice
          label='确认这些人已离开'
          shape='list'
          value={confirmEnding}
          onChoose={onConfirmEnding}
          options={[
            { value: false, name: '还没有核对' },
            { value: true, name: '确认这些人已离开', note: '少了超过两成的人，请先看看是不是漏了一页' }
          ]}
        />
      </View>
    ) : null}
  </>
)

const verdict = ({ errors, warnings, people, households, nothingToDo }: PreviewOf): string => {
  const size = `表里有${households}户${people}人`
  if (errors > 0) return `${size}，有${errors}处要改。请在表格里改好，再选一次。`
  if (nothingToDo) return `${size}，和现在的名册一样，不用更新。`
  return warnings > 0 ? `${size}，可以更新。另有${warnings}处请看一眼。` : `${size}，可以更新。`
}

const Problems = ({ problems, total }: { problems: PreviewOf['problems']; total: number }) =>
  problems.length === 0 ? null : (
    <Cells title={`请看这${total}处`}>
      {problems.slice(0, 100).map((p) => (
        <Cell
          key={`${p.code}${p.row}${p.column}${p.message}`}
          title={p.message}
          note={[p.row === null ? null : `第${p.row}行`, p.column].filter(Boolean).join(' · ')}
          value={p.severity === 'error' ? <Tag tone='stop'>要改</Tag> : <Tag tone='wait'>请看</Tag>}
        />
      ))}
      {total > 100 ? <Cell title={`还有${total - 100}处，先改上面这些。`} /> : null}
    </Cells>
  )

const Changes = ({ plan, counts }: { plan: Plan; counts: Counts }) => {
  const name = (p: { name: string; householdNo: string }) => `${p.name}（${p.householdNo}）`
  const lists: [string, number, string[]][] = [
    ['新来的', counts.joined, plan.joined.map(name)],
    ['回来的', counts.returned, plan.returned.map(name)],
    ['离开的', counts.ended, plan.ended.map(name)],
    [
      '有变化的',
      counts.changed,
      plan.changed.map(
        (c) => `${name(c)}：${c.changes.map((f) => `${f.fieldName}改为${f.to || '空'}`).join('，')}`
      )
    ],
    ['新的组', plan.newGroups.length, plan.newGroups],
    ['新的院落', plan.newCourtyards.length, plan.newCourtyards],
    ['不在了的户', plan.endedHouseholds.length, plan.endedHouseholds]
  ]
  return (
    <>
      {lists
        .filter(([, total]) => total > 0)
        .map(([title, total, entries]) => (
          <Cells key={title} title={`${title}：${total}`}>
            <View className='xy-names'>
              {entries.slice(0, 200).join('；')}
              {total > 200 ? `……还有${total - 200}个` : ''}
            </View>
          </Cells>
        ))}
    </>
  )
}
