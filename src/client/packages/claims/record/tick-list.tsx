import { Text, View } from '@tarojs/components'
import { memo, useEffect, useState } from 'react'
import { useHouseholds } from '@/client/api/use-households'
import { SearchBar } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { More } from '@/client/components/more'
import { Blank, PageState } from '@/client/components/page-state'
import { Tap } from '@/client/components/tap'
import { Tick } from '@/client/components/tick'
import type { Item } from '../choose-item'
import type { Member } from './index'
import { PasteRecord } from './paste-record'
import {
  found,
  groupsOf,
  type Line,
  type LineGroup,
  linesOf,
  type RecordForm,
  recordDrafts,
  toggle,
  toggleAll
} from './record-draft'

/** The people of a group, mostly; every further one costs a weak phone time. */
const SHOWN = 100

// WeChat is told the value of a field whenever it is drawn; a tick below it is no reason.
const Search = memo(SearchBar)

interface TickListProps {
  readonly member: Member
  readonly item: Item
  readonly picked: RecordForm['picked']
  readonly draftKey: string
}

/** Who was there: folded by group, a group ticked whole at one tap, anybody found by name or number. */
export const TickList = ({ member, item, picked, draftKey }: TickListProps) => {
  const { perPerson } = item
  const [words, setWords] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const query = useHouseholds(member.villageId, member.looksAfter, { keep: true })
  const { more, error } = query
  // A list to tick must be whole.
  useEffect(() => {
    if (more && !more.isRunning && !error) more.read()
  }, [more, error])
  const search = words.trim()
  return (
    <>
      <View className='xy-section__title xy-section__title_big'>谁做了</View>
      <Search label='搜姓名或户号' value={words} onInput={setWords} />
      <PageState
        query={query}
        isEmpty={(list) => list.length === 0 && more === null}
        empty={{ title: '名册里还没有户', hint: '请先导入名册。' }}
      >
        {(list) => {
          const all = linesOf(list, perPerson)
          const lines = found(all, search)
          const groups = groupsOf(lines)
          if (lines.length === 0)
            return <Blank icon='empty' title='没有找到' hint='可以写姓名里的一个字，或户号开头的几位。' />
          return (
            <>
              {process.env.TARO_ENV === 'h5' && more === null ? (
                <PasteRecord lines={all} item={item} draftKey={draftKey} />
              ) : null}
              {groups.map((group) => (
                <Group
                  key={group.groupId}
                  group={group}
                  unit={perPerson ? '人' : '户'}
                  isWhole={more === null}
                  isOpen={
                    groups.length === 1 ||
                    openId === group.groupId ||
                    (search !== '' && linesBefore(groups, group) < SHOWN)
                  }
                  onOpen={() => setOpenId(openId === group.groupId ? null : group.groupId)}
                  picked={picked}
                  draftKey={draftKey}
                />
              ))}
            </>
          )
        }}
      </PageState>
    </>
  )
}

/** Of what was found, as much is open as one looks through; the groups behind it open at a tap. */
const linesBefore = (groups: readonly LineGroup[], group: LineGroup): number =>
  groups.slice(0, groups.indexOf(group)).reduce((sum, { lines }) => sum + lines.length, 0)

interface GroupProps {
  readonly group: LineGroup
  readonly unit: string
  /** Every page has come: before that, all of a group would be less than it says. */
  readonly isWhole: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly picked: RecordForm['picked']
  readonly draftKey: string
}

const Group = ({ group, unit, isWhole, isOpen, onOpen, picked, draftKey }: GroupProps) => {
  const [shown, setShown] = useState(SHOWN)
  const { name, lines } = group
  const ticked = lines.filter((l) => picked[l.key]).length
  const isAll = ticked === lines.length
  // Of an open group one sees the ticks; how many there are in all stands below the list.
  const title = `${name} ${lines.length}${unit}${isOpen ? '' : `，勾了${ticked}`}`
  return (
    <View className='xy-group'>
      <View className='xy-group__head'>
        <Tap
          className='xy-group__fold'
          label={`${title}，${isOpen ? '点一下收起' : '点一下展开'}`}
          onTap={onOpen}
        >
          <Text className='xy-group__name'>{title}</Text>
          <Icon name='next' className={`xy-fold__mark ${isOpen ? 'xy-fold__mark_open' : ''}`} />
        </Tap>
        <Tap
          className='xy-group__all'
          label={isAll ? `${name}全不选` : `${name}全选`}
          disabled={!isWhole}
          onTap={() => recordDrafts.edit(draftKey, (now) => ({ picked: toggleAll(now.picked, lines) }))}
        >
          {isAll ? '全不选' : '全选'}
        </Tap>
      </View>
      {isOpen ? (
        <>
          <View className='xy-ticks'>
            {lines.slice(0, shown).map((line) => (
              <TickLine key={line.key} line={line} on={picked[line.key] !== undefined} draftKey={draftKey} />
            ))}
          </View>
          <More
            more={lines.length > shown ? { isRunning: false, read: () => setShown(shown + SHOWN) } : null}
            word='再看一些'
          />
        </>
      ) : null}
    </View>
  )
}

interface TickLineProps {
  readonly line: Line
  readonly on: boolean
  readonly draftKey: string
}

// Only the line that was tapped is drawn anew: sixty ticks in a row must feel like ticks. A line is known by its key.
const TickLine = memo(
  ({ line, on, draftKey }: TickLineProps) => (
    <Tick
      on={on}
      title={line.name}
      note={line.note}
      onTap={() => recordDrafts.edit(draftKey, (now) => ({ picked: toggle(now.picked, line) }))}
    />
  ),
  (before, now) =>
    before.line.key === now.line.key && before.on === now.on && before.line.note === now.line.note
)
TickLine.displayName = 'TickLine'
