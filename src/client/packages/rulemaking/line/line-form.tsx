import { View } from '@tarojs/components'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { NumberField } from '@/client/components/number-field'
import { Tick } from '@/client/components/tick'
import { pointsCategories } from '@/domain/points/categories'
import { recorders } from '@/domain/rulebook/rule-item'
import { PerPeriod } from '../per-period'
import type { RuleForm } from './rule-form'

type Recorder = RuleForm['recordedBy'][number]

interface LineFormProps {
  readonly form: RuleForm
  readonly edit: (change: Partial<RuleForm>) => void
  readonly groups: readonly { readonly name: string }[]
  /** The draft has chosen deductions: only then may a rule take points. */
  readonly deductions: boolean
}

const categories = ['participation', 'courtyard', 'virtue'] as const
const recorderIds = ['household', 'courtyard_host', 'group_leader', 'committee'] as const
const mostCaps = 4

/** The parts of a rule, one after another. */
export const LineForm = ({ form, edit, groups, deductions }: LineFormProps) => {
  const takes = form.points !== null && form.points < 0
  return (
    <>
      <Labelled label='类别'>
        <Choice
          label='类别'
          shape='row'
          value={form.category}
          onChoose={(category) => edit({ category })}
          options={categories.map((value) => ({ value, name: pointsCategories[value] }))}
        />
      </Labelled>
      <Field label='做什么事' lines value={form.words} maxLength={200} onInput={(words) => edit({ words })} />
      {deductions ? (
        <Choice
          label='加分还是扣分'
          shape='row'
          value={takes}
          onChoose={(minus) => edit({ points: (minus ? -1 : 1) * Math.abs(form.points ?? 1), honour: false })}
          options={[
            { value: false, name: '加分' },
            { value: true, name: '扣分' }
          ]}
        />
      ) : null}
      <NumberField
        label='几分'
        unit='分'
        value={form.points === null ? null : Math.abs(form.points)}
        onChange={(points) => edit({ points: points === null ? null : takes ? -points : points })}
      />
      <View className='xy-field xy-prose'>填0分是只提醒、不记分。</View>
      <Field
        label='按什么计分'
        value={form.unit ?? ''}
        maxLength={20}
        hint='次、人次、人·日、月、件'
        onInput={(unit) => edit({ unit })}
      />
      <Caps form={form} edit={edit} />
      <Evidence form={form} edit={edit} />
      <RecordedBy form={form} edit={edit} />
      {groups.length > 0 ? (
        <Labelled label='互斥组' optional>
          <Choice
            label='互斥组'
            shape='list'
            value={form.group}
            onChoose={(group) => edit({ group })}
            options={[
              { value: null, name: '不和别的条目互斥' },
              ...groups.map(({ name }) => ({ value: name, name: `“${name}”里只记一条` }))
            ]}
          />
        </Labelled>
      ) : null}
      {takes ? null : (
        <Labelled label='能不能兑换'>
          <Choice
            label='能不能兑换'
            shape='row'
            value={form.honour}
            onChoose={(honour) => edit({ honour })}
            options={[
              { value: false, name: '可以兑换' },
              { value: true, name: '荣誉分，不兑换' }
            ]}
          />
        </Labelled>
      )}
    </>
  )
}

type PartProps = Pick<LineFormProps, 'form' | 'edit'>

const Caps = ({ form, edit }: PartProps) => (
  <Labelled label='上限' optional>
    {form.caps.map((cap, at) => {
      const change = (to: Partial<typeof cap>) =>
        edit({ caps: form.caps.map((one, i) => (i === at ? { ...one, ...to } : one)) })
      return (
        <View key={`${cap.per}${cap.period}`} className='xy-panel'>
          <PerPeriod value={cap} onChange={change} />
          <NumberField
            label='最多几分'
            unit='分'
            value={cap.points === 0 ? null : cap.points}
            onChange={(points) => change({ points: points ?? 0 })}
          />
          <Button kind='quiet' onTap={() => edit({ caps: form.caps.filter((_, i) => i !== at) })}>
            删掉这个上限
          </Button>
        </View>
      )
    })}
    {form.caps.length < mostCaps ? (
      <Button icon='plus' onTap={() => edit({ caps: [...form.caps, nextCap(form.caps)] })}>
        加一个上限
      </Button>
    ) : null}
  </Labelled>
)

const usual = ['quarter', 'year', 'month', 'day'] as const

/** A cap of a period that has none yet. */
const nextCap = (caps: RuleForm['caps']): RuleForm['caps'][number] => {
  const taken = caps.filter((cap) => cap.per === 'household').map((cap) => cap.period)
  return { points: 0, per: 'household', period: usual.find((p) => !taken.includes(p)) ?? 'year' }
}

const Evidence = ({ form, edit }: PartProps) => (
  <>
    <Field
      label='凭什么认定'
      optional
      value={form.evidence?.words ?? ''}
      maxLength={100}
      hint='签到表、受助户确认'
      onInput={(words) => edit({ evidence: { words, needed: form.evidence?.needed ?? false } })}
    />
    {form.evidence && form.evidence.words.trim() !== '' ? (
      <Choice
        label='依据是不是必须有'
        shape='row'
        value={form.evidence.needed}
        onChoose={(needed) => edit({ evidence: { words: form.evidence?.words ?? '', needed } })}
        options={[
          { value: false, name: '有就附上' },
          { value: true, name: '必须有' }
        ]}
      />
    ) : null}
  </>
)

const notes: Record<Recorder, string> = {
  household: '农户自己在手机上报，或请人代报',
  courtyard_host: '本院落的户',
  group_leader: '本组的户',
  committee: '全村的户'
}

const RecordedBy = ({ form, edit }: PartProps) => (
  <Labelled label='由谁来记'>
    {recorderIds.map((id) => {
      const on = form.recordedBy.includes(id)
      return (
        <Tick
          key={id}
          on={on}
          title={recorders[id]}
          note={notes[id]}
          onTap={() =>
            edit({ recordedBy: recorderIds.filter((r) => (r === id ? !on : form.recordedBy.includes(r))) })
          }
        />
      )
    })}
  </Labelled>
)
