import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell, Cells } from '@/client/components/cells'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { SearchBar } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Blank } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { sayGranters, sayWay } from '@/domain/role/office'
import type { Role } from '@/domain/role/roles'
import { type HeldOffice, officeOf, placeOf, sayTermOf } from '../office-words'

interface OfficeListProps {
  readonly villageId: string
  readonly offices: readonly HeldOffice[]
}

const whenNames = { now: '在任', later: '还没开始', over: '以前的' } as const

const columns: readonly ColumnOf<HeldOffice>[] = [
  { name: '职务', value: (o) => o.roleName, facet: true },
  { name: '姓名', value: (o) => o.name },
  { name: '院落、组', value: placeOf },
  { name: '现在', value: (o) => whenNames[o.when], facet: true },
  { name: '从哪天', value: (o) => sayDate(o.from), order: (o) => o.from },
  { name: '到哪天', value: (o) => (o.to === null ? '没有写' : sayDate(o.to)), order: (o) => o.to },
  { name: '怎么产生', value: sayWay },
  { name: '谁登记', value: (o) => o.grantedBy },
  { name: '离任原因', value: (o) => o.endedBecause }
]

/** The offices of a village: on a phone those in force by office, on a PC one table with all there ever were. */
export const OfficeList = ({ villageId, offices }: OfficeListProps) => {
  const open = (o: HeldOffice) => go('office', { villageId, grantId: o.grantId })
  return (
    <>
      <DeskTable
        label='任职'
        file='任职'
        columns={columns}
        rows={inOrder(offices)}
        keyOf={(o) => o.grantId}
        onOpen={open}
      >
        <ByOffice offices={offices} onOpen={open} />
      </DeskTable>
      <Panel title='谁来登记'>
        {sayGranters().map((line) => (
          <View key={line} className='xy-prose'>
            {line}
          </View>
        ))}
        <View className='xy-prose'>
          选谁是村民、党员的事，这里只把结果登记下来。乡镇能看，不能登记，也不能免。到了日子，职务自己结束。
        </View>
      </Panel>
    </>
  )
}

interface ListProps {
  readonly offices: readonly HeldOffice[]
  readonly onOpen: (o: HeldOffice) => void
}

/** As people ask for them: who leads the village first, the many representatives last. */
const order: readonly Role[] = [
  'party_secretary',
  'committee_member',
  'supervision_member',
  'group_leader',
  'courtyard_host',
  'points_assessor',
  'villager_rep'
]
const ages: readonly HeldOffice['when'][] = ['now', 'later', 'over']

/** Those in force first, the offices as people ask for them. */
const inOrder = (offices: readonly HeldOffice[]): HeldOffice[] => {
  const placeIn = (o: HeldOffice) => ages.indexOf(o.when) * 100 + order.indexOf(o.role)
  return [...offices].sort((a, b) => placeIn(a) - placeIn(b))
}

/** More than these of one office are folded: they are looked for by name. */
const SHOWN = 12

const ByOffice = ({ offices, onOpen }: ListProps) => {
  const [words, setWords] = useState('')
  const name = words.trim()
  const found = name === '' ? offices : offices.filter((o) => o.name.includes(name))
  const of = (when: HeldOffice['when']) => found.filter((o) => o.when === when)
  const later = of('later')
  const over = of('over')
  const isSearch = name !== ''
  return (
    <>
      <SearchBar label='搜姓名' value={words} onInput={setWords} />
      {found.length === 0 ? (
        <Blank icon='empty' title={isSearch ? '没有这个姓名的任职' : '还没有登记任职'} />
      ) : null}
      {order.map((role) => (
        <One
          key={role}
          offices={of('now').filter((o) => o.role === role)}
          onOpen={onOpen}
          isOpen={isSearch}
        />
      ))}
      {later.length > 0 ? (
        <Cells title='还没开始的'>
          <Lines offices={later} onOpen={onOpen} withOffice />
        </Cells>
      ) : null}
      {over.length > 0 ? (
        <Fold title={`以前的任职（${over.length}）`}>
          <View className='xy-cells'>
            <Lines offices={over} onOpen={onOpen} withOffice />
          </View>
        </Fold>
      ) : null}
    </>
  )
}

const One = ({ offices, onOpen, isOpen }: ListProps & { isOpen: boolean }) => {
  const [first] = offices
  if (!first) return null
  const title = `${first.roleName} ${offices.length}人`
  return offices.length > SHOWN && !isOpen ? (
    <Fold title={title}>
      <View className='xy-cells'>
        <Lines offices={offices} onOpen={onOpen} />
      </View>
    </Fold>
  ) : (
    <Cells title={title}>
      <Lines offices={offices} onOpen={onOpen} />
    </Cells>
  )
}

const Lines = ({ offices, onOpen, withOffice = false }: ListProps & { withOffice?: boolean }) => (
  <>
    {offices.map((o) => (
      <Cell
        key={o.grantId}
        title={o.name}
        note={[withOffice ? officeOf(o) : placeOf(o), sayTermOf(o)].filter(Boolean).join(' · ')}
        onTap={() => onOpen(o)}
      />
    ))}
  </>
)
