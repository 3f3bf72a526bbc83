import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Inputs } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Field, Labelled } from '@/client/components/field'
import { periodNames, perNames } from '@/domain/points/categories'
import { PerPeriod } from '../per-period'

type Group = Inputs['rulebook']['editDraft']['groups'][number]

interface GroupsFieldProps {
  readonly groups: readonly Group[]
  readonly onChange: (groups: Group[]) => void
}

/** 互斥组: of the rules of one group, one counts in a period. */
export const GroupsField = ({ groups, onChange }: GroupsFieldProps) => {
  const [isAdding, setAdding] = useState(false)
  const [group, setGroup] = useState<Group>({ name: '', per: 'household', period: 'month' })
  const add = () => {
    onChange([...groups, { ...group, name: group.name.trim() }])
    setAdding(false)
    setGroup({ ...group, name: '' })
  }
  const known = groups.some(({ name }) => name === group.name.trim())
  return (
    <Labelled label='互斥组' optional>
      <View className='xy-prose'>同一组里的几条，同一期只记一条，比如“最清洁”和“清洁”。</View>
      {groups.length > 0 ? (
        <Cells>
          {groups.map((one) => (
            <Cell
              key={one.name}
              title={one.name}
              note={`每${perNames[one.per]}每${periodNames[one.period]}只记一条`}
              value='删掉'
              onTap={() => onChange(groups.filter(({ name }) => name !== one.name))}
            />
          ))}
        </Cells>
      ) : null}
      {isAdding ? (
        <>
          <Field
            label='组名'
            value={group.name}
            maxLength={20}
            error={known ? '这个组名已经有了。' : null}
            onInput={(name) => setGroup({ ...group, name })}
          />
          <PerPeriod value={group} onChange={(change) => setGroup({ ...group, ...change })} />
          <Button disabled={group.name.trim() === '' || known} onTap={add}>
            加上这个组
          </Button>
        </>
      ) : (
        <Button icon='plus' onTap={() => setAdding(true)}>
          加一个互斥组
        </Button>
      )}
    </Labelled>
  )
}
